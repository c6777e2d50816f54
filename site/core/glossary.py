"""The contract between the glossary and pages: which words are explained, and where they stand in a text.

The area that keeps the words registers a function that gives them; pages know no more than this module.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, NamedTuple

from django.utils.translation import get_language

from core import local_cache
from core.word_forms import is_short_stem, needs_capitals, written_forms

__all__ = [
    "MOST_ON_A_PAGE",
    "Glossary",
    "GlossaryWord",
    "Hit",
    "Matcher",
    "matcher_for",
    "plain_forms",
    "register_glossary",
    "synonym_groups",
]

MOST_ON_A_PAGE: Final = 5

_WORD: Final = r"[^\W_]+(?:['’-][^\W_]+)*"
_NEXT: Final = re.compile(rf"\s+({_WORD})")
_WORDS: Final = re.compile(_WORD)
#: Inside these a word is never explained: a button can't stand in a link, and a heading stays short.
_BARRED: Final = re.compile(r"<(/?)(?:a|abbr|button|code|dfn|figcaption|h[1-6]|summary|table)\b[^>]*>", re.IGNORECASE)
#: A word that stands behind one of these and another letter is the end of a longer word.
_INSIDE_WORD: Final = frozenset({"'", "’", "-"})
_TAG: Final = re.compile(r"<[^>]*")
#: What follows a verb that asks for something; the second ones after a noun too, but seldom at the start of a sentence.
_AFTER_CALL: Final = frozenset({"dat", "ervoor"})
_AFTER_CAPITAL: Final = frozenset({"voor", "er", "dus", "zelf", "altijd", "eerst", "samen", "goed"})
#: So many spaces may stand before a word.
_LONGEST_GAP: Final = 40
_ADDRESS_SIGNS: Final = frozenset({"@", "/", "_"})
#: So many texts stay in memory with the words that were found in them.
_KEPT_TEXTS: Final = 1000


@dataclass(frozen=True, slots=True)
class GlossaryWord:
    """A word with its explanation.

    ``forms`` are what a text may call it; ``synonyms`` are all other words for the same, for who searches.
    ``hidden_on`` are translation keys of pages that don't explain it.
    """

    key: str
    term: str
    short: str
    url: str
    forms: tuple[str, ...]
    synonyms: tuple[str, ...] = ()
    hidden_on: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Glossary:
    """All words of one language, and the translation keys of pages that explain none."""

    words: tuple[GlossaryWord, ...] = ()
    quiet_pages: frozenset[str] = frozenset()


class Hit(NamedTuple):
    """A word of the glossary in a text, from ``start`` up to ``end``."""

    start: int
    end: int
    word: GlossaryWord


class _Entry(NamedTuple):
    """One form: its words in small letters, how it must be written when capitals matter, and whether it has none."""

    lows: tuple[str, ...]
    written: str
    word: GlossaryWord
    is_small: bool


def _entries(word: GlossaryWord) -> list[_Entry]:
    return [
        _Entry(lows, form if needs_capitals(form) else "", word, form.islower())
        for form in word.forms
        for lows in sorted(written_forms(form))
    ]


class Matcher:
    """Finds the words of a glossary in HTML: one look in a table for each word, and once for each text.

    A page is drawn far more often than its text changes: what was found stays in memory as long as the glossary does.
    """

    def __init__(self, glossary: Glossary) -> None:
        self.glossary = glossary
        self._by_first: dict[str, list[_Entry]] = {}
        self._read: dict[str, tuple[Hit, ...]] = {}
        for entry in sorted(
            (entry for word in glossary.words for entry in _entries(word)), key=lambda entry: -len(entry.lows)
        ):
            self._by_first.setdefault(entry.lows[0], []).append(entry)

    def find(self, html: str, *, page_key: str = "", known: Container[str] = (), most: int) -> list[Hit]:
        """The first use of at most ``most`` words that are not ``known``, outside headings and links."""
        if most <= 0 or page_key in self.glossary.quiet_pages:
            return []
        wanted = (hit for hit in self.hits(html) if hit.word.key not in known and page_key not in hit.word.hidden_on)
        return list(islice(wanted, most))

    def hits(self, html: str) -> tuple[Hit, ...]:
        """The first use of every word in this text."""
        found = self._read.get(html)
        if found is None:
            found = tuple(self._scan(html))
            if len(self._read) >= _KEPT_TEXTS:
                self._read.clear()
            self._read[html] = found
        return found

    def _scan(self, html: str) -> Iterator[Hit]:
        low = html.replace("İ", "i").lower()  # the one letter that would become two
        firsts = self._by_first.keys() & _WORDS.findall(low)
        if not firsts:
            return
        barred, tags = _barred_parts(html), [tag.span() for tag in _TAG.finditer(html)]
        after = 0
        met: set[str] = set()
        places = sorted(place for first in firsts for place in _places(low, first))
        for start, end in _outside(_outside(places, tags), barred):
            if start < after:
                continue
            hit = self._at(html, low[start:end], start, end)
            if hit is None:
                continue
            after = hit.end
            if hit.word.key not in met:
                met.add(hit.word.key)
                yield hit

    def _at(self, html: str, first: str, start: int, end: int) -> Hit | None:
        """The longest form that begins with the word at this place."""
        for entry in self._by_first[first]:
            stop = _end_of(html, end, entry.lows)
            if stop is None or _is_address(html, start, stop) or _is_call(html, start, stop):
                continue
            if entry.written:
                fits = " ".join(html[start:stop].split()) == entry.written
            else:
                fits = not (entry.is_small and _is_name(html, start, stop))
            if fits:
                return Hit(start, stop, entry.word)
        return None


def _places(low: str, word: str) -> Iterator[tuple[int, int]]:
    """Where this word stands as a whole word between tags."""
    start = low.find(word)
    while start >= 0:
        end = start + len(word)
        whole = _WORDS.match(low, start)
        if whole is not None and whole.end() == end and _begins_word(low, start):
            yield start, end
        start = low.find(word, end)


def _begins_word(low: str, start: int) -> bool:
    """Whether no letter goes before this place, and it is not inside a sign such as ``&amp;``."""
    before, earlier = low[max(0, start - 1) : start], low[max(0, start - 2) : max(0, start - 1)]
    return not (before.isalnum() or before in {"&", "#"} or (before in _INSIDE_WORD and earlier.isalnum()))


def _outside(places: Iterable[tuple[int, int]], parts: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The places that don't begin inside one of the parts. Both go from left to right, so each part is passed once."""
    number = 0
    for start, end in places:
        while number < len(parts) and parts[number][1] <= start:
            number += 1
        if number == len(parts) or start <= parts[number][0]:
            yield start, end


def _barred_parts(html: str) -> list[tuple[int, int]]:
    """The parts of a text, from tag to tag, in which nothing is explained."""
    parts = []
    depth = begin = 0
    for tag in _BARRED.finditer(html):
        if not tag[1]:
            begin = begin if depth else tag.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                parts.append((begin, tag.end()))
    return [*parts, (begin, len(html))] if depth else parts


def _end_of(html: str, end: int, lows: tuple[str, ...]) -> int | None:
    """Where a form ends whose first word ends here; None when other words follow."""
    for low in lows[1:]:
        following = _NEXT.match(html, end)
        if following is None or following[1].lower() != low:
            return None
        end = following.end()
    return end


def _is_call(html: str, start: int, end: int) -> bool:
    """Whether a short word tells a reader to do something: "Zorg dat …", "Zorg voor …"."""
    word = html[start:end]
    following = _NEXT.match(html, end)
    if following is None or not is_short_stem(word):
        return False
    after = following[1].lower()
    return after in _AFTER_CALL or (after in _AFTER_CAPITAL and word[0].isupper())


def _is_name(html: str, start: int, end: int) -> bool:
    """Whether a word with a capital is part of a name: "Welzijn Lelystad" at the start, "de GGD Leefomgeving" in it."""
    if not html[start].isupper():
        return False
    following = _NEXT.match(html, end)
    if following is not None and following[1][0].isupper():
        return True
    earlier = html[max(0, start - _LONGEST_GAP) : start]
    before = earlier.rstrip(" ")  # a line of its own begins like a sentence
    return before != earlier and before[-1:].isalnum()


def _is_address(html: str, start: int, end: int) -> bool:
    """Whether the words are part of an e-mail or web address."""
    before, after, beyond = html[max(0, start - 1) : start], html[end : end + 1], html[end + 1 : end + 2]
    return before in _ADDRESS_SIGNS or after in _ADDRESS_SIGNS or before == "." or (after == "." and beyond.isalnum())


Load = Callable[[str], Glossary]
_loaders: list[Load] = []
_kept: dict[tuple[str | None, str], Matcher] = {}


def register_glossary(load: Load) -> None:
    """Let an area give the words. ``load(language)`` gives those of one language, with addresses for the reader."""
    _loaders[:] = [load]


def matcher_for(language: str) -> Matcher:
    """Finds words in texts of this language. Made anew only when a word changed; asks the database now and then."""
    place = get_language(), language

    def refresh() -> bool:
        glossary = _loaders[0](language) if _loaders else Glossary()
        kept = _kept.get(place)
        if kept is None or kept.glossary != glossary:
            _kept[place] = Matcher(glossary)
        return True

    local_cache.remember(f"glossary:{language}", refresh)
    return _kept[place]


def plain_forms(word: GlossaryWord) -> tuple[str, ...]:
    """All that pages read as this word, in small letters, for who looks at small letters only."""
    wanted = (written_forms(form) for form in word.forms if not needs_capitals(form))
    return tuple(sorted({" ".join(lows) for found in wanted for lows in found}))


def synonym_groups(language: str) -> tuple[tuple[str, ...], ...]:
    """Words that mean the same in this language, for search; kept as long as ``matcher_for`` keeps the words."""
    words = matcher_for(language).glossary.words
    groups = (tuple(dict.fromkeys((word.term, *word.synonyms))) for word in words)
    return tuple(group for group in groups if len(group) > 1)
