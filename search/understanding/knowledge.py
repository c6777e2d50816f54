"""What is known when a question is read: the words of the index, synonyms, concepts and places."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from core.enums import TermKind
from core.places import known_places
from core.search import asked_questions
from core.taxonomies import all_terms
from search.analysis import words_in
from search.lists import ambiguous_places, synonym_table
from search.understanding.concepts import ConceptTable, concept_of, concepts
from search.understanding.crisis import crisis_words
from search.understanding.places import PlaceIndex
from search.understanding.spelling import Lexicon, Seen
from search.understanding.stems import own_analyser
from search.understanding.tongue import is_dutch_word
from search.understanding.vocabulary import index_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.places import KnownPlace
    from core.search import QuestionData

__all__ = ["Knowledge", "SynonymTable", "knowledge_for", "places_now"]

Words = tuple[str, ...]
#: Words of our own lists count as words that stand in some documents.
_OF_OUR_LISTS: Final = 3


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
    #: Words of the names of themes and audiences that only another language has.
    foreign: frozenset[str] = frozenset()

    def uses(self, word: str) -> bool:
        """Whether our Dutch documents use this word."""
        return is_dutch_word(word, self.lexicon.words, self.foreign)


def _by_stems(table: Mapping[Words, tuple[Words, ...]], language: str) -> SynonymTable:
    """By stems, so that "dokters" has the other words of "dokter"."""
    stem = own_analyser(language).stem
    others: defaultdict[Words, list[Words]] = defaultdict(list)
    for words, found in table.items():
        others[tuple(map(stem, words))].extend(found)
    known = frozenset(word for words, found in table.items() for some in (words, *found) for word in some)
    each = {words: tuple(dict.fromkeys(found)) for words, found in others.items()}
    return SynonymTable(each, max(map(len, each), default=1), known)


_synonyms: Final[dict[str, tuple[Mapping[Words, tuple[Words, ...]], SynonymTable]]] = {}


def _synonyms_of(language: str) -> SynonymTable:
    """Made anew when the words of editors or of the glossary are others."""
    table = synonym_table(language)
    kept = _synonyms.get(language)
    if kept is None or kept[0] != table:
        kept = _synonyms[language] = table, _by_stems(table, language)
    return kept[1]


_places: Final[list[tuple[tuple[KnownPlace, ...], frozenset[str], PlaceIndex]]] = []


def places_now() -> PlaceIndex:
    """Made anew when a place, or the list of ambiguous ones, is another."""
    places, ambiguous = known_places(), ambiguous_places()
    if not _places or _places[0][0] is not places or _places[0][1] != ambiguous:
        _places[:] = [(places, ambiguous, PlaceIndex(places, ambiguous))]
    return _places[0][2]


_concepts: Final[list[tuple[tuple[QuestionData, ...], ConceptTable]]] = []


def _concepts_now() -> ConceptTable:
    """Those of our own file and the hulpvragen of editors. Made anew when one of these is another."""
    questions = asked_questions()
    if not _concepts or _concepts[0][0] != questions:
        ours = concepts()
        _concepts[:] = [(questions, ConceptTable((*ours.concepts, *(concept_of(one, ours) for one in questions))))]
    return _concepts[0][1]


_foreign: Final[list[tuple[tuple[tuple[str, ...], ...], ConceptTable, frozenset[str]]]] = []


def _foreign_names(table: ConceptTable) -> frozenset[str]:
    """Documents are found by the names of their themes in every language: those words make no Dutch text.

    Made anew when a name or the table of concepts, whose Dutch words are Dutch, is another.
    """
    kinds = (TermKind.THEME, TermKind.DIMENSION, TermKind.AUDIENCE)
    names = tuple(term.names for kind in kinds for term in all_terms(kind))
    if not _foreign or _foreign[0][0] != names or _foreign[0][1] is not table:
        dutch, others = (
            frozenset(word.folded for some in names for word in words_in(" ".join(some[part])))
            for part in (slice(1), slice(1, None))
        )
        _foreign[:] = [(names, table, others - dutch - table.dutch)]
    return _foreign[0][2]


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
    table = _concepts_now()
    places = places_now()
    synonyms = {language: _synonyms_of(language) for language in languages}
    own = (table.dutch, places.words, *(synonyms[language].words for language in languages))
    lexicon = _lexicons.get(languages, own, (table.known, crisis_words()))
    return Knowledge(languages, lexicon, synonyms, places, table, _foreign_names(table))
