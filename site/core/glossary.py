"""The contract between the glossary and pages: which words are explained, and where they stand in a text.

The area that keeps the words registers a function that gives them; pages know no more than this module.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final, NamedTuple

from django.utils.translation import get_language

from core import local_cache

__all__ = [
    "MOST_ON_A_PAGE",
    "Glossary",
    "GlossaryWord",
    "Hit",
    "Matcher",
    "matcher_for",
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
#: How the end of a word changes in the plural, and for words that stand in the list in the plural: back.
_CHANGES: Final = (
    (re.compile(r"([aeou])\1([bcdfghjklmnpqrstvwxz])$"), r"\1\2en"),
    (re.compile(r"(?<![aeiou])([aeiou])([bcdfgklmnprst])$"), r"\1\2\2en"),
    (re.compile(r"heid$"), "heden"),
    (re.compile(r"heden$"), "heid"),
    (re.compile(r"(ie|ij|[aeou][aeiou]|[lr])f$"), r"\1ven"),
    (re.compile(r"([aeo])\1s$"), r"\1zen"),
    (re.compile(r"(ij|ei|ui|[lr])s$"), r"\1zen"),
)
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
    """One form: its words in small letters, and how it must be written when capitals matter."""

    lows: tuple[str, ...]
    written: str
    word: GlossaryWord


def _inflected(last: str) -> set[str]:
    """A word with its plain Dutch forms: huisartsen, bouwstenen, budgetten, vaardigheden, brieven, pgb's."""
    forms = {last, *(f"{last}{ending}" for ending in ("e", "en", "n", "s", "'s", "’s"))}
    forms |= {pattern.sub(change, last) for pattern, change in _CHANGES}
    return forms


def _entries(word: GlossaryWord) -> list[_Entry]:
    entries = []
    for form in word.forms:
        parts = tuple(_WORDS.findall(form))
        if not parts:
            continue
        if any(sign.isupper() or sign.isdigit() for sign in form[1:]):
            entries.append(_Entry(tuple(part.lower() for part in parts), " ".join(parts), word))
            continue
        *before, last = (part.lower() for part in parts)
        entries += [_Entry((*before, end), "", word) for end in sorted(_inflected(last))]
    return entries


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
        barred = _barred_parts(html)
        after = 0
        met: set[str] = set()
        for start, end in sorted(place for first in firsts for place in _places(low, first)):
            if start < after or any(begin < start < stop for begin, stop in barred):
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
            if stop is None or _is_address(html, start, stop):
                continue
            if not entry.written or " ".join(html[start:stop].split()) == entry.written:
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
    """Whether no letter goes before this place, and it is not inside a tag or a sign such as ``&amp;``."""
    before, earlier = low[max(0, start - 1) : start], low[max(0, start - 2) : max(0, start - 1)]
    if before.isalnum() or before in {"&", "#"} or (before in _INSIDE_WORD and earlier.isalnum()):
        return False
    return low.rfind("<", 0, start) <= low.rfind(">", 0, start)


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


def synonym_groups(language: str) -> tuple[tuple[str, ...], ...]:
    """Words that mean the same in this language, for search; kept as long as ``matcher_for`` keeps the words."""
    words = matcher_for(language).glossary.words
    groups = (tuple(dict.fromkeys((word.term, *word.synonyms))) for word in words)
    return tuple(group for group in groups if len(group) > 1)
