"""From words to the tokens by which the index may hold them. Pure.

Weights (0–1) say how near a way is to what was typed; ``search.ranking`` multiplies by them.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise, product
from typing import TYPE_CHECKING, Final

from search.analysis import PART, STEM
from search.facets import facet_token
from search.query import Part, Way
from search.understanding.stops import is_stop

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from search.analysis import Analyser

__all__ = [
    "Alternative",
    "Words",
    "excluded_ways",
    "facet_way",
    "joined_ways",
    "marked",
    "other_ways",
    "own_ways",
    "parts_of",
    "phrase_part",
    "whole_parts",
]

Words = tuple[str, ...]

EXACT: Final = 1.0
STEMMED: Final = 0.9
#: Two words beside each other that documents also write as one: "mantel zorg".
JOINED: Final = 0.9
#: The word inside a longer one: "schuld" finds "schuldhulp".
INSIDE: Final = 0.6
#: The parts of a compound as words of their own: "schuldhulp" finds "hulp bij schulden".
APART: Final = 0.55
#: Another word for the same inside a longer one; its words apart.
_INSIDE_OF_OTHER, _APART_OF_OTHER = 0.6, 0.75
#: So many parts may each be a word or inside one; of more, all are the same.
_FREE_PARTS: Final = 2
#: Letters between two parts, or an ending.
_LINKING: Final = 2
#: A word has no more ways than this.
_MOST: Final = 32


@dataclass(frozen=True, slots=True)
class Alternative:
    """Ways that say the same as the words from ``start`` up to ``end``."""

    start: int
    end: int
    ways: tuple[Way, ...]


def _stem(word: str, analyser: Analyser) -> str:
    """The token of a word of its own: a stop word has no stem in the index."""
    return word if analyser.is_stop(word) else STEM + analyser.stem(word)


def _inside(word: str, analyser: Analyser) -> str:
    return PART + analyser.stem(word)


def whole_parts(word: str, analyser: Analyser) -> Words:
    """The parts that make up a compound, without parts of these; nothing when they leave some of it out."""
    parts = tuple(dict.fromkeys(analyser.parts(word)))
    outer = tuple(part for part in parts if not any(part != other and part in other for other in parts))
    linking = _LINKING * len(outer)
    return outer if len(outer) > 1 and sum(map(len, outer)) >= len(word) - linking else ()


def _apart(word: str, analyser: Analyser) -> list[Way]:
    """The parts of a compound, each as a word or inside another compound."""
    parts = whole_parts(word, analyser)
    if not parts:
        return []
    tokens = [(_stem(part, analyser), _inside(part, analyser)) for part in parts]
    some = product(*tokens) if len(parts) <= _FREE_PARTS else zip(*tokens, strict=True)
    return [Way(tuple(chosen), APART) for chosen in some]


def own_ways(word: str, analyser: Analyser) -> list[Way]:
    """The word itself, its inflections, longer words that hold it, and its parts apart."""
    stemmed = Way((STEM + analyser.stem(word),), STEMMED)
    return [Way((word,), EXACT), stemmed, Way((_inside(word, analyser),), INSIDE), *_apart(word, analyser)]


def other_ways(words: Words, analyser: Analyser, weight: float, *, loose: bool = False) -> list[Way]:
    """Other words for the same. ``loose``: the words that say something may also stand apart."""
    if len(words) == 1:
        inside = Way((_inside(words[0], analyser),), weight * _INSIDE_OF_OTHER)
        return [Way((_stem(words[0], analyser),), weight), inside]
    telling = tuple(word for word in words if not is_stop(word, analyser.language))
    ways = [Way(words, weight, phrase=True)]
    if len(telling) > 1 and (loose or len(telling) == len(words)):
        ways.append(Way(tuple(_stem(word, analyser) for word in telling), weight * _APART_OF_OTHER))
    return ways


def joined_ways(words: Sequence[str], known: Container[str], analyser: Analyser) -> list[Alternative]:
    """Words beside each other that are one word of the index together: "mantel zorg"."""
    found = []
    for place, (one, other) in enumerate(pairwise(words)):
        if one + other in known:
            way = Way((STEM + analyser.stem(one + other),), JOINED)
            found.append(Alternative(place, place + 2, (way,)))
    return found


def parts_of(
    words: Sequence[str],
    kept: Iterable[int],
    alternatives: Sequence[Alternative],
    analyser: Analyser,
    *,
    foreign: Container[int] = (),
) -> tuple[Part, ...]:
    """A part for each of the words that are kept, by their places; those of ``foreign`` are no words of documents."""
    found = []
    for place in kept:
        ways = [] if place in foreign else own_ways(words[place], analyser)
        for other in alternatives:
            if other.start <= place < other.end:
                ways.extend(other.ways)
        found.append(Part(words[place], _best(ways)))
    return tuple(found)


def _best(ways: Iterable[Way]) -> tuple[Way, ...]:
    """Each way once with its highest weight, the nearest first."""
    best: dict[tuple[Words, bool, bool], Way] = {}
    for way in ways:
        key = way.tokens, way.phrase, way.facet
        if key not in best or best[key].weight < way.weight:
            best[key] = way
    facets = [way for way in best.values() if way.facet]
    near = sorted((way for way in best.values() if not way.facet), key=lambda way: -way.weight)
    return (*near[: _MOST - len(facets)], *facets)


def phrase_part(words: Words) -> Part:
    """Words in quotes: as they are, side by side."""
    return Part(" ".join(words), (Way(words, EXACT, phrase=len(words) > 1),))


def facet_way(facet: str, value: str, weight: float) -> Way:
    """All that has this value of a facet."""
    return Way((facet_token(facet, value),), weight, facet=True)


def excluded_ways(words: Words, analyser: Analyser) -> list[Way]:
    """What must not occur: the word and its inflections, or the words side by side."""
    if len(words) > 1:
        return [Way(words, phrase=True)]
    return [Way(words), Way((STEM + analyser.stem(words[0]),))]


def marked(parts: Iterable[Part]) -> frozenset[str]:
    """The tokens of which the words are marked in results."""
    return frozenset(token for part in parts for way in part.ways if not way.facet for token in way.tokens)
