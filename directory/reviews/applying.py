"""Taking over what an owner proposes: only the chosen facts, on the entry as it is now."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, Max, OuterRef
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from directory.enums import ProposalState
from directory.models import Location, Phone, Proposal, ProposedField, Schedule, Service, ServiceAtLocation
from directory.reviews.facts import (
    NOWHERE,
    PAGE_FIELDS,
    SERVICE_FIELDS,
    current_facts,
    dutch_page,
    is_weekly,
    label_of,
    other_hours,
    value_in,
    words_of,
)
from directory.reviews.hours_text import block_of, times_of
from directory.reviews.moving import is_elsewhere, leave_behind, left_behind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

__all__ = ["Difference", "apply_fields", "differences", "needs_page", "stamp_of", "take_over"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One proposed fact beside the same fact now.

    ``is_shared``: the place is one of other entries too. ``left_behind``: what was known of the building, when this is
    another address. ``kept``: hours beside these that are not weekly, in words; they stay as they are.
    """

    field: ProposedField
    now: Any
    is_shared: bool = False
    left_behind: Sequence[str] = ()
    kept: Sequence[str] = ()

    @property
    def label(self) -> str:
        """What the fact is called."""
        return label_of(self.field.key)

    @property
    def words(self) -> tuple[str, str, str]:
        """As it was, as it is now, as it should be."""
        old, new = (words_of(self.field.key, value) for value in (self.field.old, self.field.new))
        return old, words_of(self.field.key, self.now), new

    @property
    def is_done(self) -> bool:
        """Whether somebody made the same change already."""
        return bool(self.now == self.field.new) and self.field.key != "phone:new"

    @property
    def is_conflict(self) -> bool:
        """Whether somebody else changed this fact since the owner saw it."""
        return not self.is_done and self.now != self.field.old


def differences(proposal: Proposal) -> list[Difference]:
    """Every proposed fact beside the same fact now."""
    service = proposal.service
    facts, rows = current_facts(service), list(proposal.fields.order_by("pk"))
    keys = [row.key.removeprefix("address:") for row in rows if row.key.startswith("address:")]
    others = Exists(ServiceAtLocation.objects.filter(location=OuterRef("pk")).exclude(service=service))
    found: Any = Location.objects.filter(uuid__in=keys).annotate(is_shared=others)
    places = {f"address:{place.uuid}": place for place in found}
    kept = other_hours(service)
    return [_difference(service, row, value_in(facts, row.key), places.get(row.key), kept) for row in rows]


def _difference(
    service: Service, row: ProposedField, now: Any, place: Any, kept: Mapping[str, Sequence[str]]
) -> Difference:
    if place is None:
        return Difference(row, now, kept=kept.get(row.key.rpartition(":")[0], ()))
    moves = is_elsewhere(now, row.new)
    return Difference(row, now, place.is_shared, left_behind(place, service) if moves else ())


def stamp_of(rows: Iterable[Difference]) -> str:
    """Changes when a fact changes while an editor looks."""
    return hashlib.sha256(json.dumps([row.now for row in rows], sort_keys=True).encode()).hexdigest()


def needs_page(rows: Iterable[ProposedField]) -> bool:
    """Whether words of the page change, which only who may publish can do."""
    return any(row.key in PAGE_FIELDS for row in rows)


def _gone(key: str) -> ValidationError:
    return ValidationError(
        _("“%(label)s” kan niet: dit staat er niet meer. Vink het uit, en schrijf op waarom."),
        params={"label": label_of(key)},
    )


def _set_phone(service: Service, uuid: str, value: Any) -> None:
    """A number that somebody deleted meanwhile comes back under its own UUID."""
    if uuid == "new":
        _add_phone(service, value)
        return
    phone = service.phones.filter(uuid=uuid).first()
    if phone is None and value is not None:
        _add_phone(service, value, uuid=uuid)
    elif phone is not None and value is None:
        phone.delete()
    elif phone is not None:
        phone.number, phone.description = value
        phone.save(update_fields=["number", "description"])


def _add_phone(service: Service, value: Any, **known: Any) -> None:
    last = service.phones.aggregate(last=Max("sort_order"))["last"]
    Phone.objects.create(service=service, number=value[0], description=value[1], sort_order=(last or 0) + 1, **known)


def _place(service: Service, key: str, uuid: str) -> Location:
    """A place of this entry; raises ``ValidationError`` when it is one no more."""
    found = Location.objects.filter(uuid=uuid, services__service=service).first()
    if found is None:
        raise _gone(key)
    return found


def _own_place(service: Service, location: Location) -> Location:
    """The place itself, or a copy for this entry when others have it too: nobody moves along."""
    if not location.services.exclude(service=service).exists():
        return location
    own = Location.objects.get(pk=location.pk)
    own.pk, own.uuid, own.import_hash = None, uuid4(), ""
    own._state.adding = True
    own.save()
    service.schedules.filter(location=location).update(location=own)
    for row in service.places.filter(location=location):
        row.location = own
        row.save(update_fields=["location"])
    return own


def _set_address(service: Service, key: str, uuid: str, value: Any) -> None:
    location = _place(service, key, uuid)
    location = _own_place(service, location)
    if is_elsewhere([location.address_1, location.postal_code, location.city], value):
        leave_behind(location, service)
    location.address_1, location.postal_code, location.city = value
    location.save()


def _set_hours(service: Service, key: str, blocks: list[str]) -> None:
    """Rows that stay the same keep their UUID; one that changes keeps it too."""
    _kind, way, place, day = key.split(":")
    location = None if place == NOWHERE else _place(service, key, place)
    found = service.schedules.filter(attending_type=way, byday=day, location=location).order_by("sort_order", "pk")
    rows = [row for row in found if is_weekly(row)]
    wanted = list(blocks)
    left = []
    for row in rows:
        block = block_of(row.opens_at, row.closes_at)
        if block in wanted:
            wanted.remove(block)
        else:
            left.append(row)
    order = (service.schedules.aggregate(last=Max("sort_order"))["last"] or 0) + 1
    for number, block in enumerate(wanted):
        start, end = times_of(block)
        fresh = Schedule(service=service, attending_type=way, location=location, byday=day, sort_order=order + number)
        row = left.pop(0) if left else fresh
        row.opens_at, row.closes_at = start, end
        row.save()
    for row in left:
        row.delete()


def _set_service(service: Service, values: dict[str, Any]) -> None:
    if "wait_weeks" in values:
        values = {**values, "wait_checked_on": timezone.localdate()}
    for name, value in values.items():
        setattr(service, name, value)
    service.full_clean(exclude=["organisation", "digest"])
    service.save(update_fields=list(values))


def _as_rich_text(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return "".join(f"<p>{escape(line)}</p>" for line in lines)


def _set_page(service: Service, values: dict[str, Any], user: Any) -> None:
    """Publish the live words with these changed; a draft that somebody works on gets them too and stays a draft."""
    page = dutch_page(service)
    if page is None:
        raise _gone(next(iter(values)))
    written = {name: _as_rich_text(value) if name == "cost" else value for name, value in values.items()}
    draft = page.get_latest_revision_as_object() if page.has_unpublished_changes else None
    for name, value in written.items():
        setattr(page, name, value)
    revision = page.save_revision(user=user, log_action=True)
    if page.live:
        revision.publish(user=user)
    if draft is not None:
        for name, value in written.items():
            setattr(draft, name, value)
        draft.save_revision(user=user)


def apply_fields(*, service: Service, rows: Iterable[ProposedField], user: Any) -> set[str]:
    """Write these facts, each where it belongs; nothing else of the entry changes. Call it in a transaction.

    Gives the keys that were written. Raises ``ValidationError`` for what is not there any more. Addresses come last:
    one may give the entry a place of its own, and hours are still known by the old one.
    """
    on_service: dict[str, Any] = {}
    on_page: dict[str, Any] = {}
    written: set[str] = set()
    for row in sorted(rows, key=lambda row: row.key.startswith("address:")):
        kind, *rest = row.key.split(":")
        if kind == "phone":
            _set_phone(service, rest[0], row.new)
        elif kind == "address":
            _set_address(service, row.key, rest[0], row.new)
        elif kind == "hours":
            _set_hours(service, row.key, row.new or [])
        elif kind in SERVICE_FIELDS:
            on_service[kind] = row.new
        elif kind in PAGE_FIELDS:
            on_page[kind] = row.new
        else:
            continue
        written.add(row.key)
    if on_service:
        _set_service(Service.objects.get(pk=service.pk), on_service)
    if on_page:
        _set_page(service, on_page, user)
    return written


@transaction.atomic
def take_over(*, proposal: Proposal, keys: Collection[str], user: Any, now: datetime) -> list[ProposedField] | None:
    """Approve: write the chosen facts. Gives those that were written; None when somebody decided before."""
    found = Proposal.objects.filter(pk=proposal.pk, state=ProposalState.WAITING)
    if not found.update(state=ProposalState.APPROVED, decided_at=now, decided_by=user):
        return None
    rows = list(proposal.fields.order_by("pk"))
    written = apply_fields(service=proposal.service, rows=[row for row in rows if row.key in keys], user=user)
    for row in rows:
        ProposedField.objects.filter(pk=row.pk).update(taken=row.key in written)
    log(instance=proposal.service, action="wagtail.edit", user=user)
    return [row for row in rows if row.key in written]
