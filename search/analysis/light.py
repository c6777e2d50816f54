"""Light stems of Arabic, Turkish, Polish and Ukrainian: endings are taken away, as long as enough of a word is left.

They read folded words (``fold_word``), so that a word typed without the letters of its language has the same stem.
The Arabic one follows light10 (Larkey, Ballesteros and Connell, 2002).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from search.analysis.wordlists import endings_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["LIGHT", "arabic_base"]


#: So many letters of a word stay.
_SHORTEST: Final = 3
#: "And" in Arabic, written onto the next word.
_AND: Final = "\u0648"


def _endings(name: str) -> tuple[str, ...]:
    """The endings of a list, folded, the longest first."""
    return tuple(sorted(set(endings_of(name)), key=lambda ending: (-len(ending), ending)))


def _without_end(word: str, endings: Iterable[str], shortest: int) -> str:
    """The word without the longest of these endings that leaves so many letters."""
    for ending in endings:
        if len(word) - len(ending) >= shortest and word.endswith(ending):
            return word[: -len(ending)]
    return word


_AR_FRONT: Final = _endings("ar-voor")
_AR_ENDS: Final = _endings("ar")


def arabic_base(word: str) -> str:
    """Without the article and the words that are written onto it: "and", "for", "with"."""
    for front in _AR_FRONT:
        if len(word) - len(front) >= _SHORTEST and word.startswith(front):
            return word[len(front) :]
    return word[1:] if len(word) > _SHORTEST + 1 and word[0] == _AND else word


def _arabic(word: str) -> str:
    """Without endings of number and person."""
    return _without_end(_without_end(word, _AR_ENDS, _SHORTEST), _AR_ENDS, _SHORTEST)


_TR_CASES: Final = _endings("tr-naamval")
_TR_OWNERS: Final = _endings("tr-eigen")
_TR_MANY: Final = _endings("tr-veel")
_TR_VERBS: Final = _endings("tr-werkwoord")
_TR_HARD: Final = {"b": "p", "d": "t", "g": "k"}


def _turkish(word: str) -> str:
    """Without case, owner and plural, in that order from the end; a soft last consonant becomes hard again."""
    verb = _without_end(word, _TR_VERBS, _SHORTEST)
    if verb != word:
        return verb
    for endings in (_TR_MANY, _TR_CASES, _TR_OWNERS, _TR_MANY, _TR_CASES, _TR_OWNERS):
        word = _without_end(word, endings, _SHORTEST + 1)
    return word[:-1] + _TR_HARD.get(word[-1], word[-1]) if word else word


_PL_ENDS: Final = _endings("pl")


def _polish(word: str) -> str:
    stem = _without_end(word, _PL_ENDS, _SHORTEST + 1)
    return stem if stem != word else _without_end(word, ("y", "i", "a", "e", "u", "o"), _SHORTEST)


_UK_ENDS: Final = _endings("uk")


def _ukrainian(word: str) -> str:
    """Without endings; the two letters for i count as one, because half of the keyboards have only one of them."""
    stem = _without_end(word, _UK_ENDS, _SHORTEST).replace("\u0456", "\u0438").replace("\u044c", "")
    return f"{stem[:-4]}ност" if stem.endswith("нист") else stem  # самотність, самотності


#: By the code of a language: from a folded word to its stem.
LIGHT: Final[dict[str, Callable[[str], str]]] = {
    "ar": _arabic,
    "tr": _turkish,
    "pl": _polish,
    "uk": _ukrainian,
}
