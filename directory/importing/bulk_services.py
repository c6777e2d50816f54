"""The facts of a group of entries with their child rows, written in rows of many and without signals."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4, uuid5

from core.enums import TermKind
from core.taxonomies import term_by_slug
from directory.importing.loading import GROUP
from directory.importing.records import CHILDREN, FACTS, hashes_of
from directory.importing.shared import address_key
from directory.importing.validate import MODELS, as_columns
from directory.models import Service, ServiceArea, ServiceAtLocation, ServiceQuestion
from directory.questions import question_by_slug
from directory.services import build_digest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from directory.importing.bulk_shared import Shared
    from directory.importing.plan import Entry

__all__ = ["RELATIONS", "write_services"]

Record = dict[str, Any]
#: The models of child rows in the order in which they are written.
RELATIONS: Final[dict[str, Any]] = {
    "places": ServiceAtLocation,
    **MODELS,
    "service_areas": ServiceArea,
    "questions": ServiceQuestion,
}
_COLUMNS: Final = (*FACTS, "organisation", "source", "external_id", "import_hash", "digest")


class _Changes:
    """Child rows to make, to change and to take away, of one model."""

    def __init__(self) -> None:
        self.new: list[Any] = []
        self.changed: list[Any] = []
        self.gone: list[Any] = []
        self.names: set[str] = set()

    def write(self, model: Any) -> None:
        """Take away first: a row that comes back elsewhere is no double."""
        rows = model._base_manager
        if self.gone:
            found = rows.filter(pk__in=[row.pk for row in self.gone])
            found._raw_delete(found.db)  # noqa: SLF001  # no signals
        if self.changed:
            rows.bulk_update(self.changed, sorted(self.names), batch_size=GROUP)
        rows.bulk_create(self.new, batch_size=GROUP)


def _wanted(record: Record, shared: Shared) -> dict[str, list[Record]]:
    """The child rows of a record as columns."""
    places = [shared.locations[address_key(place)] for place in record["places"]]
    found = {
        relation: [as_columns(CHILDREN[relation], row, model) for row in record[relation]]
        for relation, model in MODELS.items()
    }
    for row, values in zip(found["schedules"], record["schedules"], strict=True):
        row["location_id"] = places[values["place"]].pk if values["place"] is not None else None
    found["places"] = [
        {"location_id": location.pk, "description": place["note"]}
        for location, place in zip(places, record["places"], strict=True)
    ]
    terms = (term_by_slug(TermKind.GEMEENTE, slug) for slug in record["service_areas"])
    found["service_areas"] = [{"gemeente_id": term.pk} for term in terms if term]
    questions = (question_by_slug(slug) for slug in record["questions"])
    found["questions"] = [{"question_id": question.pk} for question in questions if question]
    return found


def _pair(existing: list[Any], wanted: list[Record]) -> list[Any]:
    """For each wanted row the one that stays: the same, else with the same first column, else the next one left."""
    left, paired = list(existing), [None] * len(wanted)

    def first(values: Record, names: list[str]) -> Any | None:
        return next((row for row in left if all(getattr(row, name) == values[name] for name in names)), None)

    for depth in (None, 1, 0):
        for number, values in enumerate(wanted):
            if paired[number] is None:
                row = first(values, list(values)[:depth])
                if row is not None:
                    left.remove(row)
                    paired[number] = row
    return paired


def _sync(service: Any, relation: str, wanted: list[Record], changes: _Changes, *, is_new: bool) -> list[Any]:
    """Make the rows of one relation what they should be. A row that stays keeps its UUID."""
    model = RELATIONS[relation]
    existing = [] if is_new else sorted(getattr(service, relation).all(), key=lambda row: row.sort_order or 0)
    rows = []
    for order, (values, row) in enumerate(zip(wanted, _pair(existing, wanted), strict=True)):
        told = {**values, "sort_order": order}
        if row is None:
            identity: UUID = uuid5(service.uuid, f"{model.__name__}/{order}") if is_new else uuid4()
            row = model(uuid=identity, **told)  # noqa: PLW2901  # the row that now stands here
            changes.new.append(row)
        elif any(getattr(row, name) != value for name, value in told.items()):
            for name, value in told.items():
                setattr(row, name, value)
            changes.changed.append(row)
            changes.names |= set(told)
        rows.append(row)
    kept = {id(row) for row in rows}
    changes.gone += [row for row in existing if id(row) not in kept]
    return rows


def _fill(service: Any, entry: Entry, shared: Shared) -> None:
    for name, value in as_columns(FACTS, entry.record, Service).items():
        setattr(service, name, value)
    service.organisation = shared.organisations[entry.record["organisation"]["name"]]
    if entry.external_id:
        service.source, service.external_id = entry.source, entry.external_id
    service.import_hash = hashes_of(entry.record)


def write_services(entries: Sequence[Entry], services: dict[int, Any], shared: Shared) -> list[Any]:
    """Write the facts; gives the service of each entry, with everything in memory."""
    changes: dict[str, _Changes] = defaultdict(_Changes)
    by_pk = {location.pk: location for location in shared.locations.values()}
    written, new = [], []
    for entry in entries:
        is_new = entry.service_id is None
        service = Service(uuid=entry.uuid) if entry.service_id is None else services[entry.service_id]
        _fill(service, entry, shared)
        for relation, wanted in _wanted(entry.record, shared).items():
            rows = _sync(service, relation, wanted, changes[relation], is_new=is_new)
            setattr(service, relation, rows)
            for row in rows if relation in ("places", "schedules") else ():
                row.location = by_pk.get(row.location_id)
        service.digest = build_digest(service)
        written.append(service)
        new += [service] if is_new else []
    Service._base_manager.bulk_create(new, batch_size=GROUP)
    changed = [service for service, entry in zip(written, entries, strict=True) if entry.service_id is not None]
    Service._base_manager.bulk_update(changed, _COLUMNS, batch_size=GROUP)
    for relation, model in RELATIONS.items():
        for row in changes[relation].new:
            row.service_id = row.service.pk
        changes[relation].write(model)
    return written
