"""A place in the words of a question: a gemeente, a village, a wijk or a postcode.

A name that is a word too ("buiten", "ens", "haven") is a place only where the words around it say so: after "in",
beside the name of its gemeente, or beside a postcode.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core.text import fold
from search.query import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from core.places import KnownPlace

__all__ = ["FoundPlace", "PlaceIndex", "find_place", "without_codes"]

_WORD: Final = re.compile(r"[^\W_]+")
_CODE: Final = re.compile(r"([1-9]\d{3})([a-z]{2})?")
#: After these a name can only be a place. "te" is followed by a verb as often.
_IN: Final = frozenset({"in", "wijk", "dorp", "kern"})
_IN_THE: Final = frozenset({("in", "de"), ("in", "het")})
#: What people call a gemeente besides, or how they often write it wrong.
_ALSO: Final = {"noordoostpolder": ("nop",), "almere": ("almeer",)}
#: They belong to the name of a place behind them.
_BEFORE: Final = frozenset({"gemeente", "regio", "omgeving", "postcode", "wijk", "dorp", "kern"})
#: Two small letters behind four digits, with more behind them, that are a word and no part of the postcode.
_TWO_LETTER_LIST: Final = "al at by de en er ik in is ja je me na nu of om on op te to tv uw we ze zo"
_TWO_LETTERS: Final = frozenset(_TWO_LETTER_LIST.split())
#: Before the name of a gemeente these are no name of a wijk: "buiten Almere" is outside it.
_NOT_BEFORE: Final = frozenset({"buiten"})


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place that the words from ``start`` up to ``end`` name. ``names`` is what a page about it may call it."""

    place: Place
    start: int
    end: int
    whole: bool
    names: tuple[str, ...]


def _folded(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(text)))


class PlaceIndex:
    """Places by their names in small letters and by their postcodes."""

    def __init__(self, places: Iterable[KnownPlace], ambiguous: Iterable[str] = ()) -> None:
        self.by_code: dict[str, KnownPlace] = {}
        self.by_name: dict[tuple[str, ...], KnownPlace] = {}
        self.by_short: defaultdict[tuple[str, ...], list[KnownPlace]] = defaultdict(list)
        self.gemeenten: dict[tuple[str, ...], KnownPlace] = {}
        self.ambiguous = {_folded(name) for name in ambiguous}
        for place in places:
            if place.code:
                self.by_code.setdefault(place.code, place)
            also = _ALSO.get(place.gemeente, ()) if place.whole else ()
            for name in map(_folded, (*place.names, *also)):
                self.by_name.setdefault(name, place)
                if place.whole:
                    self.gemeenten.setdefault(name, place)
            for name in map(_folded, place.short):
                self.by_short[name].append(place)
        self.longest = max(map(len, (*self.by_name, *self.by_short)), default=0)
        #: Every word of a name, for who must know that it is no mistake.
        self.words = frozenset(word for name in (*self.by_name, *self.by_short) for word in name)

    def named(self, words: tuple[str, ...], near: str) -> KnownPlace | None:
        """The place that is called this, in the gemeente ``near`` when it is known."""
        found = self.by_name.get(words)
        if found is not None and near in {"", found.gemeente}:
            return found
        return next((place for place in self.by_short.get(words, ()) if near in {"", place.gemeente}), None)

    def gemeente(self, slug: str) -> KnownPlace | None:
        """A whole gemeente by its slug."""
        return next((place for place in self.gemeenten.values() if place.gemeente == slug), None)

    def is_ambiguous(self, words: tuple[str, ...]) -> bool:
        """Whether this is an ordinary word too."""
        return words in self.ambiguous or words not in self.by_name


@dataclass(frozen=True, slots=True)
class _Span:
    place: KnownPlace
    start: int
    end: int


def _codes(words: Sequence[str], index: PlaceIndex, shown: Sequence[str]) -> list[_Span]:
    """Postcodes that we know: "8232", "8232ab", "8232 ab"."""
    found = []
    for place, word in enumerate(words):
        code = _CODE.fullmatch(word)
        known = index.by_code.get(code[1]) if code else None
        if code is None or known is None:
            continue
        has_letters = not code[2] and place + 1 < len(words) and _is_of_code(words, shown, place + 1)
        found.append(_Span(known, place, place + 1 + has_letters))
    return found


def without_codes(words: Sequence[str], index: PlaceIndex) -> list[str]:
    """The words without a postcode, also an unknown one: no text is about it. All when nothing else is there."""
    found: set[int] = set()
    for place, word in enumerate(words):
        code = _CODE.fullmatch(word)
        if code is None:
            continue
        has_letters = not code[2] and place + 1 < len(words) and _is_of_code(words, words, place + 1)
        if code[2] or has_letters or code[1] in index.by_code:
            found.update(range(place, place + 1 + has_letters))
    return [word for place, word in enumerate(words) if place not in found] or list(words)


def _is_of_code(words: Sequence[str], shown: Sequence[str], place: int) -> bool:
    """Whether the word behind four digits is the end of a postcode: "1315 HE", but not "1315 in Almere"."""
    after = words[place]
    if len(after) != 2 or not (after.isascii() and after.isalpha()):  # noqa: PLR2004  # a postcode has two
        return False
    return after not in _TWO_LETTERS or shown[place].isupper() or place + 1 == len(words)


def _names(words: Sequence[str], index: PlaceIndex) -> list[_Span]:
    """All names from left to right, the longest first; also those that are ordinary words."""
    found, at = [], 0
    while at < len(words):
        for length in range(min(index.longest, len(words) - at), 0, -1):
            place = index.named(tuple(words[at : at + length]), "")
            if place is not None:
                found.append(_Span(place, at, at + length))
                at += length
                break
        else:
            at += 1
    return found


def _sure(span: _Span, words: Sequence[str], index: PlaceIndex) -> bool:
    name, before = tuple(words[span.start : span.end]), tuple(words[max(0, span.start - 2) : span.start])
    if not index.is_ambiguous(name) or (before and before[-1] in _IN):
        return True
    # "In de muziekwijk", but "in de haven" is no name.
    return before in _IN_THE and name not in index.ambiguous


def _beside(one: _Span, other: _Span) -> bool:
    return one.end == other.start or other.end == one.start


def _with_gemeente(spans: list[_Span], words: Sequence[str], index: PlaceIndex) -> list[_Span]:
    """A name beside that of its gemeente as one: "ens noordoostpolder", "Emmeloord, Noordoostpolder"."""
    found = []
    for span in spans:
        name = tuple(words[span.start : span.end])
        for other in spans:
            if span.place.whole or not other.place.whole or not _beside(span, other):
                continue
            inside = index.named(name, other.place.gemeente)
            if inside is None or (span.end == other.start and name[0] in _NOT_BEFORE):
                continue
            found.append(_Span(inside, min(span.start, other.start), max(span.end, other.end)))
    return found


def _with_code(code: _Span, spans: list[_Span]) -> _Span:
    """A postcode with the names beside it that lie in the same gemeente: "8232 Lelystad", "1338 buiten"."""
    start, end = code.start, code.end
    for span in (*spans, *reversed(spans)):
        same = span.place.gemeente == code.place.gemeente
        if same and (span.end == start or span.start == end):
            start, end = min(start, span.start), max(end, span.end)
    return _Span(code.place, start, end)


def _best(words: Sequence[str], index: PlaceIndex, shown: Sequence[str]) -> _Span | None:
    spans = _names(words, index)
    codes = _codes(words, index, shown)
    if codes:
        near = [
            _Span(index.named(tuple(words[s.start : s.end]), codes[0].place.gemeente) or s.place, s.start, s.end)
            for s in spans
        ]
        return _with_code(codes[0], near)
    pairs = _with_gemeente(spans, words, index)
    if pairs:
        return pairs[0]
    return next((span for span in spans if _sure(span, words, index)), None)


def find_place(words: Sequence[str], index: PlaceIndex, *, shown: Sequence[str] = ()) -> FoundPlace | None:
    """The place in these words in small letters, or None. The first one counts, a postcode before all others.

    ``shown`` are the words as they were typed.
    """
    span = _best(words, index, shown or words)
    if span is None:
        return None
    known, start = span.place, span.start
    while start > 0 and words[start - 1] in _BEFORE:
        start -= 1
    name = f"{known.code} ({known.name})" if known.code else known.name
    place = Place(name, known.gemeente, known.latitude, known.longitude)
    names = tuple(dict.fromkeys((*known.names, known.name)))
    return FoundPlace(place, start, span.end, known.whole, names)
