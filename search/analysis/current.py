"""The analyser with the lists that are in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.analysis.analyser import Analyser

if TYPE_CHECKING:
    from search.analysis.analyser import WordLists

__all__ = ["analyser_for", "analyser_signature"]

#: The newest analyser of each language, with the lists it reads.
_kept: dict[str, tuple[WordLists, Analyser]] = {}


def analyser_for(language: str) -> Analyser:
    """The analyser of a language with the lists of words in force."""
    from search.lists import lists_now

    words = lists_now().words(language)
    kept = _kept.get(language)
    if kept is None or kept[0] is not words:
        # a change of another list leaves the analyser with all that it remembers
        analyser = kept[1] if kept is not None and kept[0] == words else Analyser(language, words)
        kept = _kept[language] = (words, analyser)
    return kept[1]


def analyser_signature() -> str:
    """Changes when the same text would give other tokens: with our code, and with lists of editors."""
    from search.lists import lists_now

    return lists_now().signature
