"""The table of facts for editors, in the columns of the import: what goes out comes back in without a change."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final

from core import local_cache
from directory.enums import LocationType
from directory.hours.rules import tells_where
from directory.importing.cells import safe_cell
from directory.importing.columns import COLUMNS, PLACE_COLUMNS
from directory.importing.loading import attach_children, groups_of, pages_by_service
from directory.importing.plan import version_of
from directory.importing.records import record_of
from directory.importing.texts import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from directory.importing.columns import Column

__all__ = ["headings", "rows_of"]

_PLACES_AFTER: Final = "formulier"


def headings(places: int, *, internal: bool) -> list[str]:
    """The names of the columns, with those of so many places."""
    names = []
    for column in COLUMNS:
        names += [column.name] if internal or not column.internal else []
        if column.name == _PLACES_AFTER:
            for number in range(max(places, 1)):
                names += [_numbered(one, number) for one in PLACE_COLUMNS if internal or not one.internal]
    return names


def _numbered(column: Column, number: int) -> str:
    return f"{column.name} {number + 1}" if number else column.name


def _value(record: dict[str, Any], key: str) -> Any:
    outer, _dot, inner = key.partition(".")
    relation, _slash, kind = key.partition("/")
    if inner:
        return record[outer][inner]
    if kind == "" or relation != "phones":
        return record[relation]
    return [row for row in record[relation] if row["type"] == kind]


def _without_notes(record: dict[str, Any]) -> dict[str, Any]:
    """A record without the notes of hours at a secret address: they often tell where it is."""
    places = [SimpleNamespace(**place) for place in record["places"]]
    visited = [place for place in places if place.location_type == LocationType.PHYSICAL]

    def secret(row: dict[str, Any]) -> bool:
        own = None if row.get("place") is None else places[row["place"]]
        return tells_where(row["attending_type"], own, visited)

    def told(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [{**row, "description": ""} if secret(row) else row for row in rows]

    return {**record, "schedules": told(record["schedules"]), "deviations": told(record["deviations"])}


def _row(service: Any, page: Any, *, internal: bool) -> dict[str, str]:
    record = record_of(service, page)
    whole = {
        **(record if internal else _without_notes(record)),
        "external_id": service.external_id,
        "source": service.source,
        "uuid": str(service.uuid),
        "version": version_of(record),
    }
    row = {
        column.name: safe_cell(clean(column.write(_value(whole, column.key))))
        for column in COLUMNS
        if internal or not column.internal
    }
    for number, place in enumerate(record["places"]):
        for column in PLACE_COLUMNS:
            if internal or not (column.internal or place["address_is_secret"]):
                row[_numbered(column, number)] = safe_cell(clean(column.write(place[column.key])))
    return row


def rows_of(services: Sequence[Any], *, internal: bool) -> Iterator[dict[str, str]]:
    """A row for each service, in groups: a query a relation a group. Without rights nothing internal is in it."""
    with local_cache.held():
        for group in groups_of(services):
            attach_children(group)
            pages = pages_by_service(service.pk for service in group)
            for service in group:
                yield _row(service, pages.get(service.pk), internal=internal)
