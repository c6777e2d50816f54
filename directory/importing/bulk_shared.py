"""Organisations and places of a group of entries: found or made, each once, in a few queries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from django.db.models import Count, Q

from directory.demo_rows import NAMESPACE
from directory.importing.held import UNKNOWN, find_organisations, told_public
from directory.importing.records import ORGANISATION, PLACE, hash_of, location_record, organisation_record
from directory.importing.shared import address_key
from directory.models import Location, Organisation, ServiceAtLocation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directory.importing.plan import Entry

__all__ = ["Shared", "find_shared"]

Record = dict[str, Any]


class Shared:
    """What a group of entries shares; ``organisations`` by name and ``locations`` by address.

    ``changed`` are rows that were there before and that other entries may use too.
    """

    def __init__(self, *, overwrite: bool) -> None:
        self.overwrite = overwrite
        self.organisations: dict[str, Organisation] = {}
        self.locations: dict[tuple[str, ...], Location] = {}
        self.changed: list[Any] = []
        self.new: list[Any] = []

    def take(self, row: Any, values: Record, record: Any, *, granted: bool) -> None:
        """Give a row what a file says. A row that was here already and belongs to others is only filled up.

        ``granted`` when the entry has the row already, and the plan found it as the maker of the file saw it.
        """
        here = record(row)
        free = granted or self.overwrite or row._state.adding
        known_here = row.import_hash == hash_of(here)
        for name, value in values.items():
            if value != here[name] and (free or here[name] in UNKNOWN):
                setattr(row, name, value)
        now = record(row)
        if now != here or (free and row.import_hash != hash_of(now)):
            if free or known_here:
                row.import_hash = hash_of(now)
            known = self.new if row._state.adding else self.changed
            if row not in known:
                known.append(row)


def _organisations(entries: Sequence[Entry], services: dict[int, Any], shared: Shared) -> None:
    names = {entry.record["organisation"]["name"] for entry in entries}
    found = find_organisations(names, {entry.row.text("organisation_id") for entry in entries})
    shared.organisations = found.by_name
    for entry in entries:
        told, number = entry.record["organisation"], entry.row.text("organisation_id")
        row = found.find(told["name"], entry.source, number)
        if row is None:
            row = Organisation(uuid=_identity(number) or uuid5(NAMESPACE, f"organisation/{told['name']}"), name="")
            if number:
                row.source, row.external_id = entry.source, number
                found.by_id[entry.source, number] = row
        told = {name: words for name, words in told.items() if words}
        service = services.get(entry.service_id or 0)
        granted = service is not None and service.organisation_id == row.pk
        shared.take(row, told, organisation_record, granted=granted)
        shared.organisations[entry.record["organisation"]["name"]] = row


def _identity(text: str) -> UUID | None:
    return UUID(text) if text else None


def _locations(entries: Sequence[Entry], services: dict[int, Any], shared: Shared) -> None:
    places = [told for entry in entries for told in _told(entry)]
    uuids = {identity for _entry, _place, identity in places if identity}
    rows = Location.objects.filter(Q(name__in={place["name"] for _entry, place, _uuid in places}) | Q(uuid__in=uuids))
    shared.locations = {address_key(location_record(row)): row for row in rows}
    by_uuid = {row.uuid: row for row in rows}
    for entry, place, identity in places:
        key = address_key(place)
        row = shared.locations.get(key) or (by_uuid.get(identity) if identity else None)
        if row is not None and row.address_is_secret and address_key(location_record(row)) != key:
            row = None
        if row is None:
            free = identity if identity not in by_uuid else None
            row = Location(uuid=free or uuid5(NAMESPACE, f"location/{'/'.join(key)}"), name="")
            by_uuid[row.uuid] = row
        service = services.get(entry.service_id or 0)
        granted = service is not None and any(link.location_id == row.pk for link in service.places.all())
        values = {name: place[name] for name in PLACE}
        if row.address_is_secret and not ((granted or shared.overwrite) and told_public(entry.row, place)):
            values["address_is_secret"] = True
        shared.take(row, values, location_record, granted=granted)
        shared.locations[key] = row


def _told(entry: Entry) -> list[tuple[Entry, Record, UUID | None]]:
    """The places of an entry, with the number that the file gives them."""
    uuids = [*entry.row.values.get("place_uuids", ())]
    places = entry.record["places"]
    uuids += [""] * (len(places) - len(uuids))
    return [(entry, place, _identity(text)) for place, text in zip(places, uuids, strict=False)]


def find_shared(entries: Sequence[Entry], services: dict[int, Any], *, overwrite: bool) -> Shared:
    """Find, change or make what these entries share. Writes organisations and locations, nothing else."""
    shared = Shared(overwrite=overwrite)
    _move(entries, services, shared)
    _organisations(entries, services, shared)
    _locations(entries, services, shared)
    for model, names in ((Organisation, ORGANISATION), (Location, PLACE)):
        model.objects.bulk_create([row for row in shared.new if isinstance(row, model)])
        changed = [row for row in shared.changed if isinstance(row, model)]
        model.objects.bulk_update(changed, [*names, "import_hash"])
    return shared


def _moves(entries: Sequence[Entry], services: dict[int, Any]) -> list[tuple[Location, Record]]:
    """Places of entries that the file gives another address, with what it says of them."""
    moves = []
    for entry in entries:
        service = services.get(entry.service_id or 0)
        links = list(service.places.all()) if service else []
        told = {address_key(place) for place in entry.record["places"]}
        for link, place in zip(links, entry.record["places"], strict=False):
            here = address_key(location_record(link.location))
            opened = link.location.address_is_secret and not place["address_is_secret"]
            if here not in told and address_key(place) != here and not opened:
                moves.append((link.location, place))
    return moves


def _move(entries: Sequence[Entry], services: dict[int, Any], shared: Shared) -> None:
    """A place of only one entry that has another address now stays the same place, with its UUID."""
    moves = _moves(entries, services)
    if not moves:
        return
    keys = [location.pk for location, _place in moves]
    uses = ServiceAtLocation.objects.filter(location__in=keys).order_by().values_list("location").annotate(Count("pk"))
    alone = {key for key, count in uses if count == 1}
    named = Location.objects.filter(name__in={place["name"] for _location, place in moves})
    taken = {address_key(location_record(row)) for row in named}
    for location, place in moves:
        if location.pk in alone and address_key(place) not in taken:
            taken.add(address_key(place))
            for name in PLACE:
                setattr(location, name, place[name])
            location.import_hash = hash_of(location_record(location))
            shared.changed.append(location)
    Location.objects.bulk_update([row for row in shared.changed if isinstance(row, Location)], [*PLACE, "import_hash"])
