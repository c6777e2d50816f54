"""Splits compounds that the lexicon lacks: "wijkgezondheidscentrum" is a kind of "centrum".

LiNT-II gives a compound of its noun list the frequency of its head. Words that are newer than the list are split here:
the head is the longest known noun at the end, and what is left of it is a known word, with or without a linking s, en
or e.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from readability.analysis.lexicon import Lexicon

__all__ = ["is_head", "modifier", "split_compound"]

SHORTEST, LONGEST = 7, 60
SHORTEST_PART = 3
COMMON = 2.6
LINKS = ("", "s", "en", "e", "n", "-")


def _is_part(word: str, lexicon: Lexicon) -> bool:
    return len(word) >= SHORTEST_PART and lexicon[word].zipf >= COMMON


def modifier(rest: str, lexicon: Lexicon) -> str | None:
    """The word before the head, without its linking letters."""
    for link in LINKS:
        word = rest.removesuffix(link) if link else rest
        if (word != rest or not link) and _is_part(word, lexicon):
            return word
    return None


def is_head(rest: str, lexicon: Lexicon) -> bool:
    """Whether what follows the first part of a compound is a noun, with or without linking letters before it."""
    heads = (rest.removeprefix(link) for link in LINKS if rest.startswith(link))
    return any(len(head) >= SHORTEST_PART and lexicon[head].is_noun and _is_part(head, lexicon) for head in heads)


@lru_cache(maxsize=20_000)
def split_compound(word: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """Modifier and head of a compound, or None when the word is not one."""
    if not SHORTEST <= len(word) <= LONGEST:
        return None
    if "-" in word.strip("-"):
        before, _, head = word.strip("-").rpartition("-")
        return (before, head) if len(head) >= SHORTEST_PART and head in lexicon else None
    for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        head = word[at:]
        entry = lexicon[head]
        if entry.is_noun and entry.zipf >= COMMON:
            modifier_word = modifier(word[:at], lexicon)
            if modifier_word is not None:
                return modifier_word, head
    return None
