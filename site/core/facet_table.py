"""Which rows have which values, as sets of numbers in the memory of the process.

Counting 50,000 hits by 60 values in a database takes a tenth of a second; cutting two sets takes a tenth of a
millisecond. Only what changed is read again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Final

from pyroaring import BitMap

__all__ = ["Changes", "FacetTable"]

_NOTHING: Final = BitMap()


@dataclass(frozen=True, slots=True)
class Changes:
    """What is newer than a version: ``rows`` has the values of each row anew; ``whole`` when it is everything."""

    version: int
    rows: Iterable[tuple[int, Sequence[str]]]
    gone: Sequence[int] = ()
    whole: bool = False


class FacetTable:
    """Rows by value. ``load(version)`` gives what changed since that version, everything for -1."""

    def __init__(self, load: Callable[[int], Changes]) -> None:
        self._load = load
        self._lock = Lock()
        self.forget()

    def forget(self) -> None:
        """Read everything anew at the next question: another database, or another test."""
        self._version = -1
        self._values: dict[int, tuple[str, ...]] = {}
        self._rows: defaultdict[str, BitMap] = defaultdict(BitMap)

    def renew(self, version: int) -> None:
        """Be as new as this version, which the caller has just read."""
        if version == self._version:
            return
        with self._lock:
            changes = self._load(self._version)
            if changes.whole:
                self.forget()
            for row in changes.gone:
                self._take(row)
            for row, values in changes.rows:
                self._take(row)
                self._put(row, tuple(values))
            self._version = changes.version

    def _take(self, row: int) -> None:
        for value in self._values.pop(row, ()):
            self._rows[value].discard(row)

    def _put(self, row: int, values: tuple[str, ...]) -> None:
        self._values[row] = values
        for value in values:
            self._rows[value].add(row)

    def rows(self, value: str) -> BitMap:
        """The rows with this value; do not change what you get."""
        return self._rows.get(value, _NOTHING)

    def any_of(self, values: Iterable[str]) -> BitMap:
        """The rows with at least one of these values."""
        return BitMap.union(_NOTHING, *(self.rows(value) for value in values))

    def counts(
        self, hits: BitMap, chosen: Mapping[str, Sequence[str]], facets: Mapping[str, Sequence[str]]
    ) -> dict[str, dict[str, int]]:
        """For each facet and value how many hits a visitor gets who chooses it beside what is chosen elsewhere.

        ``chosen`` and ``facets`` have tokens of values by facet. Values of one facet widen, facets narrow.
        """
        found = {}
        for facet, values in facets.items():
            others = [self.any_of(tokens) for name, tokens in chosen.items() if name != facet and tokens]
            left = BitMap.intersection(hits, *others) if others else hits
            found[facet] = {value: left.intersection_cardinality(self.rows(value)) for value in values}
        return found
