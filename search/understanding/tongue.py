"""Which language the words of a question are. Pure."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Final

from search.understanding.concepts import LANGUAGES
from search.understanding.stops import foreign_signs, is_stop

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from search.understanding.concepts import ConceptHit
    from search.understanding.spelling import Seen

__all__ = ["is_dutch_word", "language_of_words"]

_DUTCH: Final = "nl"
_SCRIPTS: Final = {"ARABIC": "ar", "CYRILLIC": "uk"}
#: A word in so many documents is no foreign word that happens to stand in one.
_OFTEN: Final = 3


def is_dutch_word(word: str, words: Mapping[str, Seen]) -> bool:
    """Whether our documents use this word; ``words`` are those of the index."""
    seen = words.get(word)
    return seen is not None and seen.count >= _OFTEN


def _script(word: str) -> str:
    name = unicodedata.name(word[0], "")
    return _SCRIPTS.get(name.split(" ", 1)[0], "")


def language_of_words(
    words: Sequence[str], hits: Sequence[ConceptHit], *, reader: str, dutch: Mapping[str, Seen]
) -> str:
    """The language in which somebody asks, Dutch when nothing tells otherwise.

    Words of our concepts and the words around them tell; where they tell as much for two languages, that is Dutch
    before the language that the visitor reads, unless no word is used by our Dutch documents.
    """
    votes: Counter[str] = Counter(filter(None, map(_script, words)))
    votes.update({language: foreign_signs(words, language) for language in LANGUAGES if language != _DUTCH})
    votes[_DUTCH] += sum(is_stop(word, _DUTCH) for word in words)
    for hit in hits:
        own = len(words[hit.start : hit.end]) == 1 and is_dutch_word(words[hit.start], dutch)
        for language in {language for _concept, language in hit.found}:
            if not own or language in {_DUTCH, reader}:
                votes[language] += hit.end - hit.start
    others = [language for language in votes if language not in LANGUAGES]  # only editors gave words of these
    best = max((*others, *LANGUAGES), key=lambda language: (votes[language], language == _DUTCH, language == reader))
    return best if votes[best] else _DUTCH
