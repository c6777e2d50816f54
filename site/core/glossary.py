"""The contract between the glossary and pages: which words are explained, and where they stand in a text.

The area that keeps the words registers a function that gives them; pages know no more than this module.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from dataclasses import dataclass
from typing import Final, NamedTuple

from django.utils.translation import get_language

from core import local_cache

__all__ = ["MOST_ON_A_PAGE", "Glossary", "GlossaryWord", "Hit", "Matcher", "matcher_for", "register_glossary"]

MOST_ON_A_PAGE: Final = 5

_WORD: Final = r"[^\W_]+(?:['’-][^\W_]+)*"
_PIECE: Final = re.compile(rf"<(/?)([a-zA-Z][a-zA-Z0-9]*)\b[^>]*>|&#?\w+;|({_WORD})")
_TAG: Final = 2  # the group with the name of a tag
_NEXT: Final = re.compile(rf"\s+({_WORD})")
_WORDS: Final = re.compile(_WORD)
#: Inside these a word is never explained: a button can't stand in a link, and a heading stays short.
_BARRED: Final = frozenset(
    {"a", "abbr", "button", "code", "dfn", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "summary", "table"}
)
_LONG_VOWEL: Final = re.compile(r"([aeou])\1([bcdfghjklmnpqrstvwxz])$")
_ADDRESS_SIGNS: Final = frozenset({"@", "/", "_"})


@dataclass(frozen=True, slots=True)
class GlossaryWord:
    """A word with its explanation. ``hidden_on`` are translation keys of pages that don't explain it."""

    key: str
    term: str
    short: str
    url: str
    forms: tuple[str, ...]
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
    """A word with its plain Dutch plurals: huisartsen, bouwstenen, vrijwilligers, pgb's."""
    forms = {last, *(f"{last}{ending}" for ending in ("en", "n", "s", "'s", "’s"))}
    if _LONG_VOWEL.search(last):
        forms.add(_LONG_VOWEL.sub(r"\1\2en", last))
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
    """Finds the words of a glossary in HTML: one pass over the text, one look in a table for each word."""

    def __init__(self, glossary: Glossary) -> None:
        self.glossary = glossary
        self._by_first: dict[str, list[_Entry]] = {}
        for entry in sorted(
            (entry for word in glossary.words for entry in _entries(word)), key=lambda entry: -len(entry.lows)
        ):
            self._by_first.setdefault(entry.lows[0], []).append(entry)

    def find(self, html: str, *, page_key: str = "", known: Container[str] = (), most: int) -> list[Hit]:
        """The first use of at most ``most`` words that are not ``known``, outside headings and links."""
        hits: list[Hit] = []
        if most <= 0 or not self._by_first or page_key in self.glossary.quiet_pages:
            return hits
        if self._by_first.keys().isdisjoint(_WORDS.findall(html.lower())):
            return hits  # most texts: told apart three times as fast as by reading them piece by piece
        barred = after = 0
        met: set[str] = set()
        for piece in _PIECE.finditer(html):
            if piece.lastindex == _TAG:
                if piece[_TAG].lower() in _BARRED:
                    barred = max(0, barred + (-1 if piece[1] else 1))
            elif piece[0].lower() in self._by_first and not barred and piece.start() >= after:
                hit = self._at(html, piece.start(), piece.end())
                if hit is None:
                    continue
                after, key = hit.end, hit.word.key
                if key in met or key in known or page_key in hit.word.hidden_on:
                    continue
                met.add(key)
                hits.append(hit)
                if len(hits) == most:
                    break
        return hits

    def _at(self, html: str, start: int, end: int) -> Hit | None:
        """The longest form that begins with the word at this place."""
        for entry in self._by_first[html[start:end].lower()]:
            stop = _end_of(html, end, entry.lows)
            if stop is None or _is_address(html, start, stop):
                continue
            if not entry.written or " ".join(html[start:stop].split()) == entry.written:
                return Hit(start, stop, entry.word)
        return None


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
