"""Words with which people ask, in each language: beside another word they say nothing about what is looked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from core.text import fold
from search.understanding.stems import own_analyser

__all__ = ["foreign_signs", "is_stop", "plain"]

_FILE: Final = Path(__file__).parent.parent / "data" / "vraagwoorden.txt"
#: Letters that an ordinary keyboard does not have and that lose nothing without their sign.
_LETTERS: Final = str.maketrans(
    {
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
        "\N{LATIN SMALL LETTER L WITH STROKE}": "l",
        "\N{CYRILLIC SMALL LETTER GHE WITH UPTURN}": "\N{CYRILLIC SMALL LETTER GHE}",
        "\N{ARABIC LETTER TEH MARBUTA}": "\N{ARABIC LETTER HEH}",
        "\N{ARABIC LETTER ALEF MAKSURA}": "\N{ARABIC LETTER YEH}",
    }
)
_NONE: Final[frozenset[str]] = frozenset()


def plain(folded: str) -> str:
    """A folded word as people type it on any keyboard: without the signs of Turkish, Polish and Arabic letters."""
    return folded if folded.isascii() else folded.translate(_LETTERS)


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    """The words of our file by language."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        language, sign, words = line.partition(":")
        if sign and not line.startswith("#"):
            found[language].update(plain(fold(word)) for word in words.split())
    return {language: frozenset(words) for language, words in found.items()}


def is_stop(folded: str, language: str) -> bool:
    """Whether a word says nothing beside another word of this language."""
    return plain(folded) in _lists().get(language, _NONE) or own_analyser(language).is_stop(folded)


def foreign_signs(words: Sequence[str], language: str, *, shared: bool = False) -> int:
    """How many of these words are used to ask in this language, but not in Dutch; with ``shared`` also in Dutch."""
    own, dutch = _lists().get(language, _NONE), _lists()["nl"]
    return sum(plain(word) in own and (shared or word not in dutch) for word in words)
