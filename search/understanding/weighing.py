"""Which words of a question tell most: those of few documents. Pure."""

from __future__ import annotations

from dataclasses import replace
from math import log
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from search.query import Part
    from search.understanding.spelling import Lexicon

__all__ = ["NEEDED", "weighed"]

#: What must be found carries at least this share of the weight of all parts.
NEEDED: Final = 0.7
#: What a need counts for beside another word as rare.
NEED: Final = 2.0
#: Words of fewer documents than this are all as rare.
_RARE: Final = 3


def _weight(word: str, lexicon: Lexicon) -> float:
    """The logarithm of how rare a word is (Robertson & Sparck Jones 1976), by the documents that have it."""
    seen = lexicon.words.get(word)
    number = max(seen.count if seen else 0, _RARE)
    return log(1 + lexicon.most / number)


def weighed(parts: Sequence[Part], lexicon: Lexicon, needs: Container[str] = ()) -> tuple[Part, ...]:
    """The parts with what each tells, as a share of all; those that tell most and enough together are needed.

    ``needs`` are words that we know as a need of people: what a question is about, whatever else is in it.
    """
    weights = [_weight(part.words, lexicon) * (NEED if part.words in needs else 1.0) for part in parts]
    total, needed, sum_of_needed = sum(weights), set(), 0.0
    for place in sorted(range(len(parts)), key=lambda place: -weights[place]):
        if sum_of_needed >= NEEDED * total:
            break
        needed.add(place)
        sum_of_needed += weights[place]
    return tuple(
        replace(part, weight=weight / total, needed=place in needed)
        for place, (part, weight) in enumerate(zip(parts, weights, strict=True))
    )
