"""Help that stops or is closed for a while: public from its day on, and back on the day that it opens again."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from directory.enums import STOPPED, ClosureKind, ServiceStatus
from directory.models import Closure, Service
from directory.reviews.due import editor_due

__all__ = ["apply_closures", "check_closure", "report_closure"]

_STATUS = {
    ClosureKind.STOPPED: ServiceStatus.DEFUNCT,
    ClosureKind.TEMPORARY: ServiceStatus.TEMPORARILY_CLOSED,
}


def _set_status(service: Service, status: str) -> None:
    """Through ``save``, so that search hears of it."""
    service.status = status
    service.save(update_fields=["status"])


def _begin(closure: Closure, now: datetime) -> None:
    """From now on visitors see it; what an editor already called stopped stays so."""
    service = Service.objects.get(pk=closure.service_id)
    if service.status not in STOPPED:
        _set_status(service, _STATUS[ClosureKind(closure.kind)])
    Closure.objects.filter(pk=closure.pk).update(applied_at=now)


def _end(closure: Closure, now: datetime) -> None:
    """Help opens again, unless somebody gave it another status meanwhile."""
    service = Service.objects.get(pk=closure.service_id)
    if service.status == ServiceStatus.TEMPORARILY_CLOSED:
        _set_status(service, ServiceStatus.ACTIVE)
    Closure.objects.filter(pk=closure.pk).update(ended_at=now)


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


@transaction.atomic
def apply_closures(*, now: datetime) -> int:
    """Begin and end what has its day today or had it before; gives how many."""
    today, count = timezone.localdate(now), 0
    for closure in Closure.objects.filter(applied_at=None, from_day__lte=today).order_by("pk"):
        _begin(closure, now)
        count += 1
    ending = Closure.objects.filter(ended_at=None, applied_at__isnull=False, reopens_on__lte=today)
    for closure in ending.order_by("pk"):
        _end(closure, now)
        count += 1
    return count


@transaction.atomic
def check_closure(*, closure: Closure, is_right: bool, user: Any, now: datetime) -> None:
    """An editor looked: it is right, or the help is given as before."""
    found = Closure.objects.filter(pk=closure.pk, checked_at=None).update(checked_at=now, checked_by=user)
    if not found or is_right:
        return
    service = Service.objects.get(pk=closure.service_id)
    if closure.applied_at and service.status == _STATUS[ClosureKind(closure.kind)]:
        _set_status(service, ServiceStatus.ACTIVE)
    Closure.objects.filter(pk=closure.pk).update(applied_at=closure.applied_at or now, ended_at=now)
