"""Other words for what a visitor typed: who searches for "pgb" also finds "persoonsgebonden budget"."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final

from core.glossary import synonym_groups
from core.query_words import words_of
from core.word_forms import needs_capitals

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Words", "other_words", "variants"]

Words = tuple[str, ...]
#: A question with many words that all have synonyms is asked in so many ways at most.
MAX_VARIANTS: Final = 8


def _table(languages: Iterable[str]) -> dict[Words, list[Words]]:
    """Each word, in small letters and without signs, with all others of its groups.

    An abbreviation that is another word in small letters ("zin", "hap") is left out: a question has no capitals.
    """
    table: dict[Words, list[Words]] = {}
    for language in languages:
        for group in synonym_groups(language):
            plain = (tuple(words_of(text)) for text in group if not needs_capitals(text))
            members = [member for member in plain if member]
            for member in members:
                table.setdefault(member, []).extend(other for other in members if other != member)
    return table


def _parts(words: Sequence[str], table: dict[Words, list[Words]]) -> list[list[Words]]:
    """The words from left to right, each with its other words; the longest that has any goes first."""
    parts = []
    place = 0
    longest = max(map(len, table), default=0)
    while place < len(words):
        for length in range(min(longest, len(words) - place), 0, -1):
            found = tuple(words[place : place + length])
            if found in table:
                break
        else:
            found = (words[place],)
        parts.append([found, *dict.fromkeys(table.get(found, ()))])
        place += len(found)
    return parts


def variants(words: Sequence[str], *, languages: Iterable[str]) -> list[Words]:
    """The same question in other words; the words themselves come first."""
    ways = product(*_parts(words, _table(languages)))
    first = tuple(words)
    found = dict.fromkeys([first])
    for way in ways:
        if len(found) == MAX_VARIANTS:
            break
        found[tuple(dict.fromkeys(word for part in way for word in part))] = None
    return list(found)


def other_words(words: Sequence[str], *, languages: Iterable[str]) -> list[Words]:
    """All that means the same as a part of the question, each in words that belong together."""
    return [other for part in _parts(words, _table(languages)) for other in part[1:]][:MAX_VARIANTS]
