"""Which of many hits are looked at one by one, without asking the database for a score."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pyroaring import BitMap

from search.engines.memory import memory
from search.facets import facet_token
from search.ranking import WEIGHTS

__all__ = ["CANDIDATES", "Heads", "best_first", "first_of"]

#: So many documents are put in order by the whole formula; all others come after them.
CANDIDATES: Final = 100
#: How many parts of the question a document has, and the sum of the weights of the fields in which they stand.
Sum = tuple[int, float]


@dataclass(frozen=True, slots=True)
class Heads:
    """Where a part of the question stands in the title, in the terms or facets, and in the summary."""

    title: BitMap
    terms: BitMap
    summary: BitMap


def best_first(documents: BitMap, heads: Sequence[Heads], bodies: Sequence[BitMap] | None) -> Iterator[BitMap]:
    """The documents in sets, those whose words stand in the best fields first.

    A set has the documents with the same sum of weights of fields over all parts. ``bodies`` has for each part all
    documents with it; None when each document has all parts.
    """
    sums: dict[Sum, BitMap] = {(0, 0.0): documents}
    for place, head in enumerate(heads):
        sums = _with_part(sums, head, None if bodies is None else bodies[place])
    for total in sorted(sums, reverse=True):
        yield from _by_kind(sums[total])


def _with_part(
    sums: Mapping[tuple[int, float], BitMap], head: Heads, body: BitMap | None
) -> dict[tuple[int, float], BitMap]:
    """The same documents by their sums with one part more."""
    found: defaultdict[Sum, BitMap] = defaultdict(BitMap)
    fields = ((WEIGHTS.title, head.title), (WEIGHTS.terms, head.terms), (WEIGHTS.summary, head.summary))
    for (number, weights), documents in sums.items():
        left = documents
        for weight, there in fields:
            found[number + 1, weights + weight] |= left & there
            left = left - there
        found[number + 1, weights + WEIGHTS.body] |= left if body is None else left & body
        if body is not None:
            found[number, weights] |= left - body
    return {total: documents for total, documents in found.items() if documents}


def _by_kind(documents: BitMap) -> Iterator[BitMap]:
    """Help first, as the formula has it."""
    if len(documents) <= 1:
        yield documents
        return
    weights = {**WEIGHTS.kinds, "": WEIGHTS.other_kind}
    known = {kind: memory.table.rows(facet_token("soort", kind)) for kind in WEIGHTS.kinds}
    other = documents - BitMap.union(BitMap(), *known.values())
    for kind in sorted(weights, key=lambda kind: -weights[kind]):
        yield documents & known[kind] if kind else other


def first_of(sets: Iterator[BitMap], number: int, near: BitMap | None) -> list[int]:
    """So many documents from the first sets, and as many again of those that are near."""
    best: list[int] = []
    nearest: list[int] = []
    for documents in sets:
        if len(best) < number:
            best += list(documents)[: number - len(best)]
        if near is not None and len(nearest) < number:
            nearest += list(documents & near)[: number - len(nearest)]
        if len(best) >= number and (near is None or len(nearest) >= number):
            break
    return list(dict.fromkeys([*best, *nearest]))
