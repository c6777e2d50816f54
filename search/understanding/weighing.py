"""Which words of a question tell most: those of few documents. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from math import log
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.query import Part
    from search.understanding.spelling import Lexicon

__all__ = ["NEEDED", "weighed"]

#: What must be found carries at least this share of the weight of all parts.
NEEDED: Final = 0.7
#: What a need counts for beside another word as rare.
NEED: Final = 2.0
#: Words of fewer documents than this are all as rare.
_RARE: Final = 3
_NONE: Final[Mapping[str, Iterable[str]]] = MappingProxyType({})


def _weight(words: Iterable[str], lexicon: Lexicon) -> float:
    """The logarithm of how rare a word is (Robertson & Sparck Jones 1976), by the documents that have it.

    Of some words for the same the most usual one counts.
    """
    seen = (lexicon.words.get(word) for word in words)
    number = max((some.count for some in seen if some), default=0)
    return log(1 + lexicon.most / max(number, _RARE))


def weighed(parts: Sequence[Part], lexicon: Lexicon, needs: Mapping[str, Iterable[str]] = _NONE) -> tuple[Part, ...]:
    """The parts with what each tells, as a share of all; those that tell most and enough together are needed.

    ``needs`` are words that we know as a need of people: what a question is about, whatever else is in it. Each has the
    words that our documents use for it, for a word of another language stands in few of them.
    """
    weights = [
        _weight((part.words, *needs.get(part.words, ())), lexicon) * (NEED if part.words in needs else 1.0)
        for part in parts
    ]
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
