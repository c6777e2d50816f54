"""Words of a text, their stems and parts, as tokens of the index."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Final

import snowballstemmer

from core.text import fold

__all__ = ["ANALYSER_VERSION", "Analyser", "Word", "analyser_for", "words_in"]

#: Goes up when the tokens of a text change: the index must then be made anew.
ANALYSER_VERSION: Final = 1

_WORD: Final = re.compile(r"[^\W_]+", re.UNICODE)
#: Before a stem, so that it is never taken for a word; no word begins like this.
STEM: Final = "qs"
#: Before the stem of a part of a compound.
PART: Final = "qc"
_SNOWBALL: Final = {"nl": "dutch_porter", "en": "english", "ar": "arabic", "tr": "turkish", "pl": "polish"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, from ``start`` up to ``end``, and how the index writes it."""

    start: int
    end: int
    folded: str


def words_in(text: str) -> list[Word]:
    """The words of a text in order; signs between them say nothing."""
    return [Word(found.start(), found.end(), fold(found[0])) for found in _WORD.finditer(text)]


class Analyser:
    """Turns words of one language into tokens."""

    def __init__(self, language: str) -> None:
        self.language = language
        name = _SNOWBALL.get(language)
        self._stem: Callable[[str], str] = cache(snowballstemmer.stemmer(name).stemWord) if name else str

    def stem(self, folded: str) -> str:
        """The stem of a folded word, without its mark."""
        return self._stem(folded)

    def parts(self, folded: str) -> tuple[str, ...]:
        """The words that a compound is made of; nothing for a word that is none."""
        return ()

    def is_stop(self, folded: str) -> bool:
        """Whether this word stands in every text and says nothing."""
        return False

    def tokens(self, folded: str) -> tuple[str, ...]:
        """The tokens of a word besides itself: its stem, and the stems of its parts."""
        return (STEM + self.stem(folded), *(PART + self.stem(part) for part in self.parts(folded)))

    def index_text(self, text: str) -> str:
        """What the index holds of a text: all words in order, then the tokens of those that say something."""
        words = [word.folded for word in words_in(text)]
        marked = [token for word in words if not self.is_stop(word) for token in self.tokens(word)]
        return " ".join([*words, *marked])


@cache
def analyser_for(language: str) -> Analyser:
    """The analyser of a language; one without a stemmer keeps words as they are."""
    return Analyser(language)
