"""Rows of a file, whatever its form: what each says, and where it says that."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from directory.importing.records import TERMS, in_order

__all__ = ["DEFAULT_PLACE", "Row", "merged"]

Record = dict[str, Any]


@dataclass(slots=True)
class Row:
    """One entry of a file. ``values`` has only what the file speaks of: the rest stays as it is.

    ``marks`` tells for a key of the record where in the row it stands; ``where`` is the row itself; ``bad`` are keys
    of which a fault was told already.
    """

    where: str
    values: Record
    marks: dict[str, str] = field(default_factory=dict)
    bad: set[str] = field(default_factory=set)

    def at(self, *keys: str) -> str:
        """The place of the first of these keys that the file has, else of the row."""
        for key in keys:
            parts = key.split(".")
            for end in range(len(parts), 0, -1):
                if mark := self.marks.get(".".join(parts[:end])):
                    return mark
        return self.where

    def text(self, key: str) -> str:
        """A plain value of the row itself, such as its number at the source."""
        return str(self.values.get(key) or "")


#: What holds for a place of which a file says nothing.
DEFAULT_PLACE: Record = {
    **dict.fromkeys(("name", "address_1", "postal_code", "city", "transportation", "note"), ""),
    "location_type": "physical",
    "wheelchair": "unknown",
    "hearing_loop": "unknown",
    "address_is_secret": False,
}


def _places(current: list[Record], given: list[Record]) -> list[Record]:
    """Places by their number; one of which the file says nothing any more is gone."""
    found = []
    for number, place in enumerate(given):
        before = current[number] if number < len(current) else DEFAULT_PLACE
        whole = {**before, **place}
        if any(whole[name] for name in ("name", "address_1", "postal_code", "city", "transportation", "note")):
            found.append(whole)
    return found


def merged(current: Record, row: Row) -> Record:
    """The record with what the row says of it. An empty cell about an organisation leaves what is known of it."""
    new = dict(current)
    for key, value in row.values.items():
        relation, _slash, kind = key.partition("/")
        if kind:
            name = "type" if relation == "phones" else "attending_type"
            new[relation] = in_order(relation, [*(one for one in new[relation] if one[name] != kind), *value])
        elif key == "organisation":
            same = value.get("name") == current["organisation"]["name"]
            told = {name: words for name, words in value.items() if words}
            new[key] = {**(current[key] if same else dict.fromkeys(current[key], "")), **told}
        elif key == "places":
            new[key] = _places(current["places"], value)
        elif key in current:
            new[key] = sorted(value) if key in TERMS else in_order(key, value)
    if not new["title"] or ("title" not in row.values and current["title"] == current["name"]):
        new["title"] = new["name"]
    return new
