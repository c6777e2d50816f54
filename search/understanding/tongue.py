"""Which language the words of a question are. Pure."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Final

from search.understanding.concepts import LANGUAGES
from search.understanding.stops import foreign_signs, is_stop

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping, Sequence

    from search.understanding.concepts import ConceptHit
    from search.understanding.spelling import Seen

__all__ = ["is_dutch_word", "language_of_words", "written_in"]

_DUTCH: Final = "nl"
_SCRIPTS: Final = {"ARABIC": "ar", "CYRILLIC": "uk"}
#: Letters of one of our languages that are in no Dutch word.
_OWN_LETTERS: Final = {
    "tr": frozenset("ğş\N{LATIN SMALL LETTER DOTLESS I}"),
    "pl": frozenset("ąćęłńśźż"),
}
#: A word in so many documents is no foreign word that happens to stand in one.
_OFTEN: Final = 3


def is_dutch_word(word: str, words: Mapping[str, Seen], foreign: Container[str]) -> bool:
    """Whether our documents use this word; ``words`` are those of the index.

    ``foreign`` words stand there only as names of themes and audiences in another language.
    """
    seen = words.get(word)
    return seen is not None and seen.count >= _OFTEN and word not in foreign


def written_in(shown: str) -> str:
    """The language of a word by a letter that only this language has; empty when none tells."""
    letters = set(shown.lower())
    return next((language for language, own in _OWN_LETTERS.items() if letters & own), "")


def _script(word: str) -> str:
    name = unicodedata.name(word[0], "")
    return _SCRIPTS.get(name.split(" ", 1)[0], "")


def _likely(language: str, reader: str) -> tuple[bool, bool, bool]:
    """What decides between languages for which as much tells; Arabic and Ukrainian are seldom in Latin letters."""
    return language == _DUTCH, language == reader, language not in _SCRIPTS.values()


def language_of_words(
    words: Sequence[str],
    hits: Sequence[ConceptHit],
    *,
    reader: str,
    dutch: Callable[[str], bool],
    shown: Sequence[str] = (),
) -> str:
    """The language in which somebody asks, Dutch when nothing tells otherwise.

    ``dutch`` says whether our Dutch documents use a word, ``shown`` has the words as they were typed.

    Words of our concepts and the words around them tell; where they tell as much for two languages, that is Dutch
    before the language that the visitor reads, unless no word is used by our Dutch documents.
    """
    votes: Counter[str] = Counter(filter(None, map(_script, words)))
    written = dict(enumerate(map(written_in, shown)))
    votes.update(filter(None, written.values()))
    votes[_DUTCH] += sum(is_stop(word, _DUTCH) for at, word in enumerate(words) if not written.get(at))
    told: set[str] = set()
    for hit in hits:
        own = hit.end - hit.start == 1 and not written.get(hit.start) and dutch(words[hit.start])
        for language in {language for _concept, language in hit.found}:
            if not own or language in {_DUTCH, reader}:
                votes[language] += hit.end - hit.start
            if not own:
                told.add(language)
    for language in set(LANGUAGES) - {_DUTCH}:
        # "Help with debt in Urk": beside an English word "help" and "in" are English too.
        votes[language] += foreign_signs(words, language, shared=language in told)
    others = [language for language in votes if language not in LANGUAGES]  # only editors gave words of these
    best = max((*others, *LANGUAGES), key=lambda language: (votes[language], *_likely(language, reader)))
    return best if votes[best] else _DUTCH
