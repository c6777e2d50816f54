"""Finds words of the glossary: by what they are called, by their explanation, and in spite of a typing error."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Final, NamedTuple

from core.query_words import distance, meaningful, says_nothing, words_of
from core.text import fold
from core.word_forms import inflected

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from regioplan.models import GlossaryTerm

__all__ = ["Found", "find_words"]

_NAME: Final = re.compile(r"[\w-]+")
_WORD: Final = re.compile(r"\w+")
_TAG: Final = re.compile(r"<[^>]*>")
#: So many letters are enough to find a longer word that begins with them.
_SHORTEST_START: Final = 3
#: In a word of so many letters so many may be wrong; in a shorter one a mistake makes another word.
_MISTAKES: Final = ((9, 2), (5, 1))
_MOST_MISTAKEN: Final = 4


class Found(NamedTuple):
    """Words, the best first; ``asked`` is what was looked for when nothing is called as the visitor wrote."""

    words: list[GlossaryTerm]
    asked: str = ""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A word of the glossary with what can be found of it: small letters without accents."""

    word: GlossaryTerm
    names: tuple[str, ...]
    whole_names: tuple[str, ...]
    levels: tuple[frozenset[str], ...]

    def rank(self, query: str, wanted: Sequence[frozenset[str]]) -> int | None:
        """How well it fits, 0 is best; None when a word of the query stands nowhere.

        What it is called goes first: exactly so, with the query in it or whole in the query, in other words. Then the
        short explanation, then everything.
        """
        if query in self.whole_names:
            return 0
        asked = f" {' '.join(_NAME.findall(query))} "
        if any(query in name for name in self.names) or any(f" {name} " in asked for name in self.whole_names):
            return 1
        for number, words in enumerate(self.levels, start=2):
            if wanted and all(one & words for one in wanted):
                return number
        return None


def _entry(word: GlossaryTerm) -> _Entry:
    names = tuple(fold(name) for name in (word.term, *word.synonym_list))
    whole = (*names, fold(word.abbreviation)) if word.abbreviation else names
    called = frozenset(_WORD.findall(" ".join(whole)))
    short = called.union(_WORD.findall(fold(word.short)))
    text = unescape(_TAG.sub(" ", word.text))
    return _Entry(word, names, whole, (called, short, short.union(_WORD.findall(fold(f"{text} {word.examples}")))))


def _fits(asked: str, known: str, forms: set[str]) -> bool:
    """Whether a word is the one that was asked for, a longer one that begins so, or its plural or singular."""
    if len(asked) < _SHORTEST_START or known[:_SHORTEST_START] != asked[:_SHORTEST_START]:
        return asked == known
    return known.startswith(asked) or known in forms or asked in inflected(known)


def _wanted(words: Sequence[str], vocabulary: Iterable[str]) -> list[frozenset[str]]:
    """For each word of a query the words of the glossary that fit."""
    forms = {word: inflected(word) for word in words}
    return [frozenset(known for known in vocabulary if _fits(word, known, forms[word])) for word in words]


def _ranked(entries: Sequence[_Entry], query: str, wanted: Sequence[frozenset[str]]) -> list[GlossaryTerm]:
    ranks = [(entry.rank(query, wanted), entry) for entry in entries]
    found = sorted(
        (
            (rank, fold(entry.word.term), number, entry.word)
            for number, (rank, entry) in enumerate(ranks)
            if rank is not None
        ),
        key=lambda row: row[:3],
    )
    return [row[-1] for row in found]


def _nearest(word: str, counts: Counter[str], called: Container[str]) -> str:
    """The word that was probably meant, or an empty string: rather what something is called, rather a frequent one."""
    limit = next((mistakes for letters, mistakes in _MISTAKES if len(word) >= letters), 0)
    if not limit or not word.isalpha():
        return ""
    near = [(steps, known) for known in counts if (steps := distance(word, known, limit=limit)) <= limit]
    return min(near, key=lambda row: (row[0], row[1] not in called, -counts[row[1]], row[1]), default=(0, ""))[1]


def _as_written(entries: Iterable[_Entry], words: Sequence[str]) -> str:
    """These folded words as the glossary writes them: with accents."""
    wanted = set(words)
    written: dict[str, str] = {}
    for entry in entries:
        word = entry.word
        for one in _WORD.findall(f"{word.term} {word.synonyms} {word.short} {word.examples}".lower()):
            if fold(one) in wanted:
                written.setdefault(fold(one), one)
    return " ".join(written.get(word, word) for word in words)


def find_words(terms: Iterable[GlossaryTerm], query: str) -> Found:
    """The words that a query asks for: all its words must fit. Words that stand in every text look at names only.

    Only when nothing is found, a word that the glossary does not know gives way to the nearest that it knows, and is
    left out when there is none.
    """
    entries = [_entry(word) for word in terms]
    counts = Counter(word for entry in entries for words in entry.levels for word in words)
    asked = [fold(word) for word in words_of(query)]
    asked = [] if says_nothing(asked) else meaningful(asked)
    wanted = _wanted(asked, counts)
    if found := _ranked(entries, fold(query), wanted):
        return Found(found)
    unknown = [word for word, known in zip(asked, wanted, strict=True) if not known]
    if not 0 < len(unknown) <= _MOST_MISTAKEN:
        return Found([])
    called = frozenset(word for entry in entries for word in entry.levels[0])
    nearest = {word: _nearest(word, counts, called) for word in unknown}
    better = list(filter(None, (nearest.get(word, word) for word in asked)))
    if not better:
        return Found([])
    return Found(_ranked(entries, " ".join(better), _wanted(better, counts)), _as_written(entries, better))
