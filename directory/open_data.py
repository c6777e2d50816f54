"""Keep what the open data says of changes true: when an entry last changed, and which entries are gone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation

from directory.enums import ServiceStatus
from directory.memory.changes import note_changes

if TYPE_CHECKING:
    from datetime import datetime

    from directory.models import ListedService

__all__ = ["KEPT", "changed", "forget", "forget_removed", "keep_listing", "shown_pages"]

#: So long the open data tells that an entry is gone.
KEPT: Final = timedelta(days=365)
_BATCH: Final = 500
_Facts = dict[UUID, tuple[str, bool]]


@transaction.atomic
def changed(*, services: Iterable[int]) -> None:
    """The facts or the words of these services are others than before."""
    from directory.models import Service

    keys = list(services)
    Service.objects.filter(pk__in=keys).update(last_modified=timezone.now())
    note_changes(services=keys)


def shown_pages() -> Any:
    """The Dutch pages of entries that the public may find, whatever language is active; no join and no order."""
    from directory.listing import visible_services

    with translation.override(settings.LANGUAGE_CODE):
        return visible_services().select_related(None).order_by()


def _removed_status(facts: _Facts, uuid: UUID) -> str:
    """A service that is deleted or not wanted on the map is defunct; one that only left the site is inactive."""
    status, unwanted = facts.get(uuid, (ServiceStatus.DEFUNCT.value, False))
    gone = unwanted or status == ServiceStatus.DEFUNCT
    return (ServiceStatus.DEFUNCT if gone else ServiceStatus.INACTIVE).value


def _renew(row: ListedService, title: str | None, facts: _Facts, now: datetime) -> bool:
    """Bring one row up to date; whether that made a difference."""
    unwanted = facts.get(row.uuid, ("", False))[1]
    before = (row.name, row.status, row.removed_at)
    if title is not None:
        row.name, row.status, row.removed_at = title, ServiceStatus.ACTIVE.value, None
        return before != (row.name, row.status, row.removed_at)
    row.name = "" if unwanted else row.name
    row.status = _removed_status(facts, row.uuid)
    if row.removed_at is None or before[:2] != (row.name, row.status):
        row.removed_at = now
    return before != (row.name, row.status, row.removed_at)


@transaction.atomic
def keep_listing(*, uuids: Iterable[UUID] | None = None) -> None:
    """Note which of these services (without ``uuids`` all) the public can read, and which it no longer can.

    A few queries, however many services there are.
    """
    from directory.models import ListedService, Service

    pages: Any = shown_pages()
    listed, services = ListedService.objects.all(), Service.objects.all()
    if uuids is not None:
        wanted = list(uuids)
        pages = pages.filter(service__uuid__in=wanted)
        listed, services = listed.filter(uuid__in=wanted), services.filter(uuid__in=wanted)
    titles = dict(pages.order_by("-pk").values_list("service__uuid", "title"))
    facts: _Facts = {
        uuid: (status, flag) for uuid, status, flag in services.values_list("uuid", "status", "do_not_list")
    }
    rows, now = {row.uuid: row for row in listed}, timezone.now()
    renewed = [row for uuid, row in rows.items() if _renew(row, titles.get(uuid), facts, now)]
    ListedService.objects.bulk_update(renewed, ["name", "status", "removed_at"], batch_size=_BATCH)
    ListedService.objects.bulk_create(
        [ListedService(uuid=uuid, name=title) for uuid, title in titles.items() if uuid not in rows], batch_size=_BATCH
    )


def forget(*, uuids: Iterable[UUID]) -> None:
    """Nobody is told that these were ever here."""
    from directory.models import ListedService

    ListedService.objects.filter(uuid__in=list(uuids)).delete()


def forget_removed(now: datetime) -> int:
    """What left longer than a year ago is not told any more; what left unseen is noted first."""
    from directory.models import ListedService

    keep_listing()
    return ListedService.objects.filter(removed_at__lt=now - KEPT).delete()[0]
