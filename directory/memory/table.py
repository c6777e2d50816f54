"""All entries of the public lists as sets of numbers: which of them have which property, in the order of their titles.

A table never changes: what is new gives another table that shares what stayed the same, so that a request that began
with one ends with it.
"""

from __future__ import annotations

import unicodedata
from array import array
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pyroaring import BitMap

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["Entry", "Table", "sort_key"]

#: Between the numbers of two entries, so that others fit between them later.
_STEP: Final = 16
_NOTHING: Final = BitMap()
Having = dict[str, dict[str, BitMap]]


def sort_key(title: str, pk: int) -> str:
    """The place in the alphabet, the same on every database: capitals and accents make no difference."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", title) if not unicodedata.combining(sign))
    return f"{plain.casefold()}\0{title}\0{pk:020d}"


@dataclass(frozen=True, slots=True)
class Entry:
    """A page as lists know it. ``tokens`` are pairs of a group and a value."""

    pk: int
    service: int
    key: str
    tokens: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Table:
    """Four columns in the order of the keys, and the numbers (``places``) of the entries that have a token."""

    keys: list[str] = field(default_factory=list)
    pks: array[int] = field(default_factory=lambda: array("q"))
    services: array[int] = field(default_factory=lambda: array("q"))
    places: array[int] = field(default_factory=lambda: array("q"))
    having: Having = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Table:
        """From all entries, in any order; each is looked at once."""
        found: list[tuple[str, int, int]] = []
        numbers: defaultdict[tuple[str, str], array[int]] = defaultdict(lambda: array("q"))
        for number, entry in enumerate(entries):
            found.append((entry.key, entry.pk, entry.service))
            for token in entry.tokens:
                numbers[token].append(number)
        order = sorted(range(len(found)), key=lambda number: found[number][0])
        places = array("q", bytes(8 * len(found)))
        for position, number in enumerate(order, start=1):
            places[number] = position * _STEP
        having: Having = {}
        for (group, value), rows in numbers.items():
            having.setdefault(group, {})[value] = BitMap([places[number] for number in rows])
        return cls(
            [found[number][0] for number in order],
            array("q", [found[number][1] for number in order]),
            array("q", [found[number][2] for number in order]),
            array("q", [places[number] for number in order]),
            having,
        )

    def __len__(self) -> int:
        return len(self.keys)

    def of_group(self, group: str) -> Mapping[str, BitMap]:
        """The entries by each value of a group; do not change what you get."""
        return self.having.get(group, {})

    def rows(self, group: str, value: str) -> BitMap:
        """The entries with this token; do not change what you get."""
        return self.of_group(group).get(value, _NOTHING)

    def pks_at(self, places: Iterable[int]) -> list[int]:
        """The keys of the pages with these numbers."""
        return [self.pks[bisect_left(self.places, place)] for place in places]

    def pks_of(self, services: frozenset[int]) -> set[int]:
        """The keys of the pages of these services."""
        return {pk for pk, service in zip(self.pks, self.services, strict=True) if service in services}

    def changed(self, *, gone: Iterable[int], entries: Sequence[Entry]) -> Table:
        """The table without the pages ``gone``, and with these entries as they are now."""
        draft = _Draft(self)
        draft.take({*gone, *(entry.pk for entry in entries)})
        for entry in entries:
            draft.put(entry)
        return draft.table


class _Draft:
    """A copy in the making: only the sets that change are copied."""

    def __init__(self, old: Table) -> None:
        having = {group: dict(values) for group, values in old.having.items()}
        self.table = Table(list(old.keys), old.pks[:], old.services[:], old.places[:], having)
        self._own: set[tuple[str, str]] = set()

    def _set(self, group: str, value: str) -> BitMap:
        values = self.table.having.setdefault(group, {})
        if (group, value) not in self._own:
            self._own.add((group, value))
            values[value] = BitMap(values.get(value, _NOTHING))
        return values[value]

    def take(self, pks: set[int]) -> None:
        """Leave these pages out, as far as they are there."""
        table = self.table
        positions = [position for position, pk in enumerate(table.pks) if pk in pks]
        places = BitMap([table.places[position] for position in positions])
        for position in reversed(positions):
            for column in (table.keys, table.pks, table.services, table.places):
                column.pop(position)
        for group, values in table.having.items():
            for value in [value for value, rows in values.items() if rows.intersect(places)]:
                self._set(group, value).difference_update(places)
                if not values[value]:
                    del values[value]
                    self._own.discard((group, value))

    def put(self, entry: Entry) -> None:
        """Give one page its place in the order."""
        table = self.table
        position = bisect_left(table.keys, entry.key)
        before = table.places[position - 1] if position else 0
        after = table.places[position] if position < len(table) else before + 2 * _STEP
        if after - before < 2:  # noqa: PLR2004  # no number lies between them
            self._spread()
            self.put(entry)
            return
        place = (before + after) // 2
        table.keys.insert(position, entry.key)
        table.pks.insert(position, entry.pk)
        table.services.insert(position, entry.service)
        table.places.insert(position, place)
        for group, value in entry.tokens:
            self._set(group, value).add(place)

    def _spread(self) -> None:
        """Give all entries new numbers, with room between them again."""
        table = self.table
        new = {place: position * _STEP for position, place in enumerate(table.places, start=1)}
        for group, values in table.having.items():
            for value, rows in values.items():
                values[value] = BitMap([new[place] for place in rows])
                self._own.add((group, value))
        table.places[:] = array("q", new.values())
