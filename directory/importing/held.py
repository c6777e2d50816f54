"""Organisations and places that are here already: what a row may change of them, and what stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from directory.importing.records import location_record, organisation_record
from directory.importing.shared import address_key
from directory.models import Location, Organisation

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from directory.importing.faults import Report
    from directory.importing.rows import Row

__all__ = ["UNKNOWN", "Here", "find_organisations", "told_public"]

Record = dict[str, Any]
#: Values that say nothing: a file may always fill them.
UNKNOWN: Final = ("", "unknown", False, "physical")
_ADDRESS: Final = ("name", "address_1", "postal_code", "city")


def told_public(row: Row, place: Record) -> bool:
    """Whether the row itself says that the address of this place is not secret. HSDS has no words for it."""
    if "place_uuids" in row.values:
        return False
    return any(
        given.get("address_is_secret") is False
        and all(given.get(name, place[name]) == place[name] for name in _ADDRESS)
        for given in row.values.get("places") or ()
    )


class Organisations:
    """Rows of organisations by name, by the number of a source, and by UUID."""

    def __init__(self, rows: Iterable[Organisation]) -> None:
        found = list(rows)
        self.by_name = {row.name: row for row in found}
        self.by_id = {(row.source, row.external_id): row for row in found if row.external_id}
        self.by_uuid = {str(row.uuid): row for row in found}

    def find(self, name: str, source: str, number: str) -> Organisation | None:
        """The one that a row of a file means."""
        found = self.by_name.get(name)
        if found is None and number:
            found = self.by_id.get((source, number)) or self.by_uuid.get(number)
        return found


def find_organisations(names: Iterable[str], numbers: Iterable[str]) -> Organisations:
    """Organisations with one of these names or numbers. A number is a UUID."""
    known = {number for number in numbers if number}
    wanted = Q(name__in=set(names)) | Q(external_id__in=known) | Q(uuid__in={UUID(number) for number in known})
    return Organisations(Organisation.objects.filter(wanted))


class Here:
    """Holds rows of a file against the organisations and places of the database, and tells what stays as it is."""

    def __init__(self, report: Report, *, overwrite: bool) -> None:
        self.report = report
        self.overwrite = overwrite
        self.granted: set[Any] = set()
        self.differing: dict[Any, tuple[str, str]] = {}

    def load(self, rows: Sequence[Row]) -> None:
        """Find what these rows name."""
        names = {str((row.values.get("organisation") or {}).get("name", "")) for row in rows}
        self.organisations = find_organisations(names, {row.text("organisation_id") for row in rows})
        names = {str(place.get("name", "")) for row in rows for place in row.values.get("places") or ()}
        uuids = {UUID(uuid) for row in rows for uuid in row.values.get("place_uuids") or () if uuid}
        found = list(Location.objects.filter(Q(name__in=names - {""}) | Q(uuid__in=uuids)))
        self.places = {address_key(location_record(row)): row for row in found}
        self.secret = {str(row.uuid): row for row in found if row.address_is_secret}

    def keep_secrets(self, record: Record, row: Row, service: Any | None) -> None:
        """A secret address stays secret, unless the row says otherwise and may."""
        linked = {link.location_id for link in service.places.all()} if service else set()
        self._by_uuid(record, row)
        for number, place in enumerate(record["places"]):
            here = self.places.get(address_key(place))
            if here is None or not here.address_is_secret or place["address_is_secret"]:
                continue
            if told_public(row, place) and (self.overwrite or here.pk in linked):
                continue
            place["address_is_secret"] = True
            words = _("Het adres van “%(name)s” is hier geheim, en dat blijft zo.")
            where = row.at(f"places.{number}.address_is_secret", f"places.{number}", "places")
            self.report.note(where, words % {"name": place["name"]})

    def _by_uuid(self, record: Record, row: Row) -> None:
        """A place with the id of a secret one is that place, as it is here."""
        for number, uuid in enumerate(row.values.get("place_uuids") or ()):
            if uuid in self.secret and number < len(record["places"]):
                record["places"][number] |= location_record(self.secret[uuid])

    def hold(self, record: Record, row: Row, service: Any | None) -> None:
        """Remember what differs from what is here, of an entry that will be written."""
        told = record["organisation"]
        organisation = self.organisations.find(told["name"], row.text("source"), row.text("organisation_id"))
        if organisation is not None:
            granted = service is not None and service.organisation_id == organisation.pk
            self._hold(organisation, organisation_record(organisation), told, row, granted=granted)
        linked = {link.location_id for link in service.places.all()} if service else set()
        for place in record["places"]:
            location = self.places.get(address_key(place))
            if location is not None:
                self._hold(location, location_record(location), place, row, granted=location.pk in linked)

    def _hold(self, shared: Any, here: Record, told: Record, row: Row, *, granted: bool) -> None:
        key = (type(shared), shared.pk)
        if granted:
            self.granted.add(key)
        elif any(here[name] not in UNKNOWN and told[name] not in ("", "unknown", here[name]) for name in here):
            self.differing.setdefault(key, (row.where, here["name"]))

    def tell(self) -> None:
        """Say which facts of others stay as they are, once each."""
        words = _("Over “%(name)s” staat hier iets anders. Dat blijft staan; alleen wat leeg is, wordt ingevuld.")
        for key, (where, name) in self.differing.items():
            if key not in self.granted and not self.overwrite:
                self.report.note(where, words % {"name": name})
