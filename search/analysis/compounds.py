"""Parts of Dutch compounds: "mantelzorgondersteuning" is found by "ondersteuning", by "mantelzorg" and by "zorg".

A word is split when known parts make up all of it, with linking letters between them. A part that is known as an end
or as a beginning may also stand beside something that is not known: "breiclub" is a club.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from search.analysis.dutch import FRONTS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["Place", "Splitter"]

#: Shorter words are never split, longer ones are no words.
_SHORTEST: Final = 6
_LONGEST: Final = 45
_LINKS: Final = ("", "s", "e", "en", "n", "er")
#: What is not known must look like a word: so many letters, one of them a vowel.
_SHORTEST_REST: Final = 3
_VOWELS: Final = frozenset("aeiouy")
_MOST_PARTS: Final = 5
_SHORTEST_INFLECTED: Final = 4


class Place(StrEnum):
    """Where a part may stand."""

    #: Among other known parts only.
    KNOWN = "deel"
    #: Also in front of something that is not known.
    BEGIN = "begin"
    #: Also behind something that is not known.
    END = "eind"
    #: In front and behind.
    BOTH = "beide"
    #: Not a part: a word that looks like a compound and is none.
    WHOLE = "heel"


class _Way(NamedTuple):
    """How a place in a word is reached: by so many parts, with so many letters between them."""

    number: int
    loose: int
    parts: tuple[str, ...]


class Splitter:
    """Splits words by a list of parts. ``places`` has each part; ``forms`` other spellings of it inside a compound."""

    def __init__(self, places: Mapping[str, Place], forms: Mapping[str, str], stem: Callable[[str], str]) -> None:
        self._places, self._stem = places, stem
        whole = [word for word, place in places.items() if place == Place.WHOLE]
        self._whole = {*whole, *map(stem, whole)}
        parts = [word for word, place in places.items() if place != Place.WHOLE]
        self._known = {form: part for form, part in forms.items() if part in places}
        self._known.update(zip(parts, parts, strict=True))
        self._by_stem = {stem(part): part for part in reversed(parts)}
        self._longest = max(map(len, self._known), default=0)

    def split(self, word: str) -> tuple[str, ...]:
        """The parts of a word from left to right, those of its parts behind them; nothing for a word that is none."""
        found = self._segments(word)
        inner = (deep for part in found if part != word for deep in self._segments(part))
        return tuple(dict.fromkeys((*found, *inner)))

    def _segments(self, word: str) -> tuple[str, ...]:
        if not _SHORTEST <= len(word) <= _LONGEST or word in self._whole or self._stem(word) in self._whole:
            return ()
        return self._all_known(word) or self._one_known(word)

    def _last(self, rest: str) -> str | None:
        """The part that a rest is, inflected or not."""
        part = self._known.get(rest)
        if part is None and len(rest) >= _SHORTEST_INFLECTED:
            part = self._by_stem.get(self._stem(rest))
        return part

    def _all_known(self, word: str) -> tuple[str, ...]:
        """The fewest parts that make up the whole word; of those with the fewest letters that are no part."""
        size = len(word)
        best: dict[int, _Way] = {0: _Way(0, 0, ())}
        answer: _Way | None = None
        for start in range(size - 1):
            way = best.get(start)
            if way is None or way.number >= _MOST_PARTS:
                continue
            last = self._last(word[start:]) if way.parts else None
            if last is not None:
                exact = word[start:] in self._known
                whole = _Way(way.number + 1, way.loose + (not exact), (*way.parts, last))
                answer = whole if answer is None or whole[:2] <= answer[:2] else answer
            for end in range(start + 2, min(size - 1, start + self._longest + 1)):
                part = self._known.get(word[start:end])
                if part is not None:
                    _go_on(best, word, end, _Way(way.number + 1, way.loose, (*way.parts, part)))
        return answer.parts if answer else ()

    def _one_known(self, word: str) -> tuple[str, ...]:
        """The longest known end, else the longest known beginning, of a word that is not known as a whole."""
        for start in range(_SHORTEST_REST, len(word) - 2):
            front = word[:start]
            part = None if front in FRONTS or _VOWELS.isdisjoint(front) else self._last(word[start:])
            if part is not None and self._places[part] in {Place.END, Place.BOTH}:
                return (*self._segments(front.removesuffix("s")), part)
        for end in range(len(word) - _SHORTEST_REST - 1, 2, -1):
            part = self._known.get(word[:end])
            if part is not None and self._places[part] in {Place.BEGIN, Place.BOTH}:
                return (part,)
        return ()


def _go_on(best: dict[int, _Way], word: str, end: int, way: _Way) -> None:
    """Keep how these parts reach the places behind them, with or without letters that link."""
    for link in _LINKS:
        if word.startswith(link, end):
            after = end + len(link)
            reached = way._replace(loose=way.loose + len(link))
            if after not in best or reached[:2] <= best[after][:2]:
                best[after] = reached
