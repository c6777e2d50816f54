"""Rows of editors that would do harm: help lines on nearly every search, or a word that leads to itself."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from django.utils.translation import gettext as _

from search.enums import CrisisKind, WordLanguage
from search.lists.rows import LISTS, default_keys, key_of_row, key_words
from search.models import SearchDocument
from search.understanding.knowledge import knowledge_for
from search.understanding.phrases import ANY, Phrase, compiled
from search.understanding.stops import is_stop

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.lists.rows import ListRow

__all__ = ["Refusal", "refusal_of"]

_DUTCH: Final = WordLanguage.DUTCH.value
#: The beginning of a word, before its star.
_SHORTEST_START: Final = 4
#: So many small words together are a sentence: "wil er niet meer zijn".
_A_SENTENCE: Final = 4
#: A word in more documents than these, and in more than this share of them, is an ordinary word of visitors too.
_MANY, _SHARE = 20, 0.05


class Refusal(NamedTuple):
    """The field that is to blame, and what to do."""

    field: str
    text: str


def refusal_of(row: ListRow) -> Refusal | None:
    """Why a row may not be in use; None when it may. A row that is off does no harm."""
    kind = LISTS[row.kind]
    if not row.active:
        return None
    if row.kind == "synonyms":
        text = _of_synonym(row)
        return Refusal(kind.values, text) if text else None
    if row.kind == "crisis" and row.mark != CrisisKind.HARMLESS:
        text = _of_danger(row)
        return Refusal(kind.word, text) if text else None
    return None


def _of_synonym(row: ListRow) -> str:
    own = key_words(row.word)
    same = next((other for other in row.values if key_words(other) == own), "")
    words = _("“%(word)s” is hetzelfde woord. Haal het hier weg, of schrijf een ander woord.")
    return words % {"word": same} if same else ""


@cache
def _ours() -> tuple[frozenset[tuple[str, str]], frozenset[str]]:
    """The phrases of danger of the site by language, and those of one word."""
    keys = [key for key in default_keys() if key.kind == "crisis" and key.mark != CrisisKind.HARMLESS]
    return frozenset((key.language, key.words) for key in keys), frozenset(key.words for key in keys)


def _of_danger(row: ListRow) -> str:
    """What the site knows as danger already stays so: a row with the same words changes nothing."""
    key = key_of_row(row)
    if (key.language, key.words) in _ours()[0]:
        return ""
    ways = compiled(Phrase(row.mark, row.language, row.word))
    faults = (_of_way([word for part in way.parts for word in part], row.language) for way in ways)
    return next(filter(None, faults), "")


def _of_way(words: Sequence[str], language: str) -> str:
    """One way to write a phrase."""
    word = words[0].rstrip("*")
    is_one = len(words) == 1
    if is_one and _is_ours(word):
        return ""
    # A phrase is looked for in questions of every language: one word of it may be a small word of Dutch.
    languages = {language, _DUTCH} if is_one else {language}
    if all(_is_small(some, languages) for some in words) and len(set(words)) < _A_SENTENCE:
        if any(_is_short_start(some) for some in words):
            return _(
                "Zo passen er te veel woorden. Schrijf ten minste vier letters vóór het *, of schrijf het hele woord."
            )
        return _("Zulke woorden staan in bijna elke vraag. Schrijf er een woord bij dat over nood gaat.")
    if is_one and any(_is_common(words[0], one) for one in languages):
        shown = _("“%(word)s” staat in heel veel van onze teksten. Dan staan de hulplijnen ook boven gewone vragen.")
        advice = _("Schrijf er meer woorden bij. Bijvoorbeeld: wil niet meer leven.")
        return f"{shown % {'word': words[0]}} {advice}"
    return ""


def _is_ours(word: str) -> bool:
    """Whether a word of the site, or the beginning of one, says so already."""
    return word in _ours()[1] or any(f"{word[:end]}*" in _ours()[1] for end in range(1, len(word) + 1))


def _is_short_start(word: str) -> bool:
    return word.endswith("*") and len(word) <= _SHORTEST_START


def _is_small(word: str, languages: set[str]) -> bool:
    plain = word.rstrip("*")
    small = word == ANY or len(plain) == 1 or _is_short_start(word)
    return small or any(is_stop(plain, one) for one in languages)


def _is_common(word: str, language: str) -> bool:
    """Whether a word, or one with this beginning, stands in very many of our documents."""
    lexicon = knowledge_for((language,)).lexicon
    found = lexicon.starting(word[:-1]) if word.endswith("*") else [word]
    number = max((lexicon.words[one].count for one in found if one in lexicon.words), default=0)
    return number > _MANY and number > _SHARE * SearchDocument.objects.filter(language=language).count()
