"""Stems and parts of words, as tokens of the index."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import snowballstemmer

from search.analysis.compounds import Splitter
from search.analysis.dutch import dutch_base, dutch_plain
from search.analysis.letters import joined_words, words_in
from search.analysis.light import LIGHT, arabic_base

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from search.analysis.compounds import Place

__all__ = ["ANALYSER_VERSION", "PART", "STEM", "Analyser", "WordLists"]

#: Goes up when the tokens of a text change: the index must then be made anew.
ANALYSER_VERSION: Final = 2

#: Before a stem, so that it is never taken for a word; no word begins like this.
STEM: Final = "qs"
#: Before the stem of a part of a compound.
PART: Final = "qc"
#: So many different words of a language stay in memory with their tokens, some 10 MB.
_KEPT: Final = 30_000
#: An exception may lead to a word that is one itself, and so on.
_MOST_STEPS: Final = 4
_SHORTEST_END: Final = 3


@dataclass(frozen=True, slots=True)
class WordLists:
    """What people say about the words of one language; all words are folded.

    ``exceptions`` lead from a word to another one of which it has the stem, or to itself when it is its own stem. One
    that begins with a hyphen holds for all words that end so. ``parts`` and ``forms`` are for ``Splitter``.
    """

    exceptions: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, Place] = field(default_factory=dict)
    forms: Mapping[str, str] = field(default_factory=dict)
    verbs: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)
    stop_words: frozenset[str] = frozenset()


def _as_it_is(word: str) -> str:
    return word


class Analyser:
    """Turns words of one language into tokens. A language without a stemmer keeps words as they are."""

    def __init__(self, language: str, lists: WordLists | None = None) -> None:
        self.language = language
        self.lists = lists or WordLists()
        self._base, self._plain = _steps(language, self.lists)
        self._ends = {word[1:]: stem for word, stem in self.lists.exceptions.items() if word.startswith("-")}
        self._longest_end = max(map(len, self._ends), default=0)
        self._stem = lru_cache(maxsize=_KEPT)(self._find_stem)
        self._tokens = lru_cache(maxsize=_KEPT)(self._find_tokens)
        self._splitter = Splitter(self.lists.parts, self.lists.forms, self._stem)

    def stem(self, folded: str) -> str:
        """The stem of a folded word, without its mark."""
        return self._stem(folded)

    def parts(self, folded: str) -> tuple[str, ...]:
        """The words that a compound is made of; nothing for a word that is none."""
        return self._splitter.split(folded) if self.lists.parts else ()

    def is_stop(self, folded: str) -> bool:
        """Whether this word stands in every text and says nothing."""
        return folded in self.lists.stop_words

    def tokens(self, folded: str) -> tuple[str, ...]:
        """The tokens of a word besides itself: its stem, and the stems of its parts."""
        return self._tokens(folded)

    def index_text(self, text: str) -> str:
        """What the index holds of a text.

        First all words in order, then words with hyphens as one word, then the tokens of those that say something.
        """
        found = words_in(text)
        words, joined = [word.folded for word in found], joined_words(found)
        stop, tokens = self.lists.stop_words, self._tokens
        marked = [token for word in (*words, *joined) if word not in stop for token in tokens(word)]
        return " ".join([*words, *joined, *marked])

    def _find_tokens(self, folded: str) -> tuple[str, ...]:
        own = self._stem(folded)
        parts = dict.fromkeys(self._stem(part) for part in self.parts(folded))
        return (STEM + own, *(PART + part for part in parts if part != own))

    def _find_stem(self, folded: str) -> str:
        word = folded
        for _step in range(_MOST_STEPS):
            other = self._exception(word)
            if other == word:
                return word
            if other is None:
                other = self._base(word)
                if other == word:
                    break
            word = other
        return self._plain(word) or word

    def _exception(self, word: str) -> str | None:
        found = self.lists.exceptions.get(word)
        if found is not None or not self._ends:
            return found
        for size in range(min(self._longest_end, len(word) - 1), _SHORTEST_END - 1, -1):
            end = self._ends.get(word[-size:])
            if end is not None:
                return word[:-size] + end
        return None


def _steps(language: str, lists: WordLists) -> tuple[Callable[[str], str], Callable[[str], str]]:
    """How a language leads a form to its base ("gevraagd" -> "vraag"), and a base to its stem."""
    if language == "nl":
        return dutch_base(lists.verbs, lists.people), dutch_plain()
    if language == "en":
        return _as_it_is, snowballstemmer.stemmer("english").stemWord
    return arabic_base if language == "ar" else _as_it_is, LIGHT.get(language, _as_it_is)
