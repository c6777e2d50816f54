"""What is known when a question is read: the words of the index, synonyms, concepts and places."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from core.glossary import synonym_groups
from core.places import known_places
from core.word_forms import needs_capitals
from search.analysis import analyser_for, words_in
from search.understanding.concepts import ConceptTable, concepts
from search.understanding.crisis import crisis_words
from search.understanding.places import PlaceIndex
from search.understanding.spelling import Lexicon, Seen
from search.understanding.vocabulary import index_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.places import KnownPlace

__all__ = ["Knowledge", "SynonymTable", "knowledge_for"]

Words = tuple[str, ...]
Groups = tuple[tuple[str, ...], ...]
#: Words of our own lists count as words that stand in some documents.
_OF_OUR_LISTS: Final = 3
_KEPT: Final = 16


@dataclass(frozen=True)
class SynonymTable:
    """Other words for words of one language, by their stems."""

    others: Mapping[Words, tuple[Words, ...]]
    longest: int = 1
    words: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True)
class Knowledge:
    """Everything by which a question in some languages is understood."""

    languages: tuple[str, ...]
    lexicon: Lexicon
    synonyms: Mapping[str, SynonymTable]
    places: PlaceIndex
    concepts: ConceptTable


def _plain(text: str) -> Words:
    return tuple(word.folded for word in words_in(text))


@lru_cache(maxsize=_KEPT)
def _synonyms(groups: Groups, language: str) -> SynonymTable:
    """By stems, so that "dokters" has the other words of "dokter"."""
    stem = analyser_for(language).stem
    table: defaultdict[Words, list[Words]] = defaultdict(list)
    for group in groups:
        members = [words for words in (_plain(text) for text in group if not needs_capitals(text)) if words]
        for words in members:
            table[tuple(map(stem, words))].extend(other for other in members if other != words)
    others = {words: tuple(dict.fromkeys(found)) for words, found in table.items()}
    every = frozenset(word for group in groups for text in group for word in _plain(text))
    return SynonymTable(others, max(map(len, others), default=1), every)


@lru_cache(maxsize=_KEPT)
def _places(places: tuple[KnownPlace, ...], ambiguous: tuple[str, ...]) -> PlaceIndex:
    return PlaceIndex(places, ambiguous)


class _Latest:
    """The lexicon of each set of languages, made anew when one of the things that it is made of is another."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, ...], tuple[tuple[object, ...], Lexicon]] = {}

    def get(
        self, languages: tuple[str, ...], own: tuple[frozenset[str], ...], known: tuple[frozenset[str], ...]
    ) -> Lexicon:
        """The words of the index with our ``own`` words beside them; ``known`` words are no mistakes either."""
        words = index_words(languages)
        sources = (words, *own, *known)
        kept = self._kept.get(languages)
        if (
            kept is None
            or len(kept[0]) != len(sources)
            or any(a is not b for a, b in zip(kept[0], sources, strict=True))
        ):
            merged = {word: Seen(word, _OF_OUR_LISTS) for some in own for word in some} | dict(words)
            kept = self._kept[languages] = sources, Lexicon(merged, frozenset().union(*known))
        return kept[1]


_lexicons: Final = _Latest()


def knowledge_for(languages: tuple[str, ...]) -> Knowledge:
    """What is known for a reader of these languages. No query once warm."""
    table = concepts()
    places = _places(known_places(), ())
    synonyms = {language: _synonyms(synonym_groups(language), language) for language in languages}
    own = (table.dutch, places.words, *(synonyms[language].words for language in languages))
    lexicon = _lexicons.get(languages, own, (table.known, crisis_words()))
    return Knowledge(languages, lexicon, synonyms, places, table)
