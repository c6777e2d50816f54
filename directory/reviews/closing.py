"""Help that stops or is closed for a while: public from its day on, and back on the day that it opens again.

A day begins at midnight: who asks for anything after that finds it done (``directory.reviews.today``), whenever the
daily run comes.
"""

from __future__ import annotations

import logging
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from django.db import OperationalError, transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.log_actions import log

from directory.enums import STOPPED, ClosureKind, ServiceStatus
from directory.models import Closure, Service
from directory.reviews.due import editor_due

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet

__all__ = ["apply_closures", "are_due", "check_closure", "closed_since", "reopen", "report_closure"]

logger = logging.getLogger(__name__)
_COMING: Final = Q(applied_at=None)
_HOLDING: Final = Q(applied_at__isnull=False, ended_at=None)

_STATUS = {
    ClosureKind.STOPPED: ServiceStatus.DEFUNCT,
    ClosureKind.TEMPORARY: ServiceStatus.TEMPORARILY_CLOSED,
}


def _set_status(service: Service, status: str) -> None:
    """Through ``save``, so that search hears of it."""
    service.status = status
    service.save(update_fields=["status"])


def _holding(service: Service) -> QuerySet[Closure]:
    """Closures of this entry that began and did not end."""
    found: QuerySet[Closure] = Closure.objects.filter(_HOLDING, service=service)
    return found


def closed_since(service: Service) -> date | None:
    """Since when an owner calls the help closed for a while; None when it is open, or when an editor closed it.

    In memory, so that a list of entries can hand the closures over.
    """
    if service.status != ServiceStatus.TEMPORARILY_CLOSED:
        return None
    days = [
        row.from_day
        for row in service.closures.all()
        if row.kind == ClosureKind.TEMPORARY and row.applied_at is not None and row.ended_at is None
    ]
    return min(days, default=None)


def _begin(closure: Closure, now: datetime) -> None:
    """From now on visitors see it; what an editor already called stopped stays so."""
    service = Service.objects.get(pk=closure.service_id)
    if service.status == ServiceStatus.ACTIVE:
        # Somebody opened it by hand: earlier closures hold no longer.
        _holding(service).exclude(pk=closure.pk).update(ended_at=now)
    if service.status not in STOPPED:
        _set_status(service, _STATUS[ClosureKind(closure.kind)])
    Closure.objects.filter(pk=closure.pk).update(applied_at=now)


def _end(closure: Closure, now: datetime) -> None:
    """Help opens again, unless another closure holds or somebody gave it another status meanwhile."""
    Closure.objects.filter(pk=closure.pk).update(ended_at=now)
    service = Service.objects.get(pk=closure.service_id)
    longer = Q(reopens_on=None) | Q(reopens_on__gt=timezone.localdate(now))
    if service.status == ServiceStatus.TEMPORARILY_CLOSED and not _holding(service).filter(longer).exists():
        _set_status(service, ServiceStatus.ACTIVE)


@transaction.atomic
def reopen(*, service: Service, now: datetime) -> bool:
    """The owner is open again, today instead of on the day that was named; tells whether it was closed."""
    current = Service.objects.select_for_update().get(pk=service.pk)
    if closed_since(current) is None:
        return False
    _holding(current).filter(kind=ClosureKind.TEMPORARY).update(ended_at=now)
    _set_status(current, ServiceStatus.ACTIVE)
    log(instance=current, action="wagtail.edit")
    return True


@transaction.atomic
def report_closure(*, service: Service, kind: str, from_day: date, reopens_on: date | None, now: datetime) -> Closure:
    """Note what an owner says; what begins today or before is public at once."""
    today = timezone.localdate(now)
    closure = Closure.objects.create(
        service=service,
        kind=kind,
        from_day=from_day,
        reopens_on=reopens_on if kind == ClosureKind.TEMPORARY else None,
        created_at=now,
        due_on=editor_due(today),
    )
    if from_day <= today:
        _begin(closure, now)
    return closure


def are_due(*, now: datetime) -> bool:
    """Whether something begins or ends today, or should have before. One query."""
    today = timezone.localdate(now)
    due = _COMING & Q(from_day__lte=today) | _HOLDING & Q(reopens_on__lte=today)
    return bool(Closure.objects.filter(due).exists())


@transaction.atomic
def apply_closures(*, now: datetime) -> int:
    """Begin and end what has its day today or had it before; gives how many.

    What is wrong with one entry is in the log, and the next run tries it again; the others begin and end.
    """
    today = timezone.localdate(now)
    # Who comes second waits here, and finds nothing left to do.
    rows = Closure.objects.select_for_update().order_by("pk")
    count = sum(_tried(_begin, closure, now) for closure in rows.filter(_COMING, from_day__lte=today))
    return count + sum(_tried(_end, closure, now) for closure in rows.filter(_HOLDING, reopens_on__lte=today))


def _tried(step: Callable[[Closure, datetime], None], closure: Closure, now: datetime) -> bool:
    """Whether it was done: all of it, or nothing. A database that fails is no fault of the entry."""
    try:
        with transaction.atomic():
            step(closure, now)
    except OperationalError:
        raise
    except Exception:
        logger.exception("Closure %s could not begin or end.", closure.pk)
        return False
    return True


@transaction.atomic
def check_closure(*, closure: Closure, is_right: bool, user: Any, now: datetime) -> None:
    """An editor looked: it is right, or the help is given as before."""
    found = Closure.objects.filter(pk=closure.pk, checked_at=None).update(checked_at=now, checked_by=user)
    if not found or is_right:
        return
    Closure.objects.filter(pk=closure.pk).update(applied_at=closure.applied_at or now, ended_at=now)
    service = Service.objects.get(pk=closure.service_id)
    if closure.applied_at and service.status == _STATUS[ClosureKind(closure.kind)]:
        held = {row.kind for row in _holding(service)}
        left = next((kind for kind in _STATUS if kind in held), None)
        _set_status(service, _STATUS[left] if left else ServiceStatus.ACTIVE)
