"""Other words for the words of a question: synonyms of a language, and concepts across languages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from search.analysis import analyser_for
from search.facets import QUESTION
from search.understanding.spelling import alike, inside
from search.understanding.stems import own_analyser
from search.understanding.ways import Alternative, facet_way, other_ways

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from search.analysis import Analyser
    from search.query import Way
    from search.understanding.concepts import Concept, ConceptHit
    from search.understanding.knowledge import Knowledge
    from search.understanding.spelling import Lexicon

__all__ = ["alternatives", "as_meant", "respelled"]

SYNONYM: Final = 0.7
#: The plainest word of a concept in another language, and the others.
PLAINEST, OTHER = 0.8, 0.6
#: The plainest words in the language of the question itself, and when several words tell the concept.
SAME_LANGUAGE, SAME_PHRASE, _PLAIN_ONES = 0.45, 0.65, 3
#: The theme of a concept: what is about it without using its words.
THEME: Final = 0.5
#: The question of a concept: help that editors named for it.
NAMED_FOR: Final = 0.4
_FACETS: Final = frozenset({"thema", QUESTION, "doelgroep", "vorm", "spreekt"})
#: The same word as it is usually spelled; a known word inside one that nobody knows, of so many letters.
RESPELLED, INSIDE_UNKNOWN, _LONG = 0.85, 0.2, 8
#: So many words of a concept are looked for.
_MOST: Final = 8
_MOST_SYNONYMS: Final = 8
#: What a synonym means besides.
_MEANT: Final = 0.5


def alternatives(
    words: Sequence[str], hits: Sequence[ConceptHit], known: Knowledge, language: str, tongue: str
) -> list[Alternative]:
    """What documents in a language may write for some of these words; ``tongue`` is the language of the words."""
    analyser = analyser_for(language)
    found = list(_synonyms(words, known, analyser)) if language in known.synonyms else []
    for hit in hits:
        for concept, of in _meant(hit, known, tongue):
            ways = _of_concept(concept, of, words[hit.start : hit.end], analyser)
            found.append(Alternative(hit.start, hit.end, tuple(ways)))
    return found


def as_meant(words: Sequence[str], lexicon: Lexicon) -> list[str]:
    """The words as they are usually spelled: what sounds the same and is more usual, our texts know mistakes too."""
    return [next(iter(alike(word, lexicon)), word) for word in words]


def respelled(words: Sequence[str], meant: Sequence[str], lexicon: Lexicon, analyser: Analyser) -> list[Alternative]:
    """The usual spelling of words; for a word that nobody knows, the known words with which it begins or ends."""
    found = []
    for at, (word, other) in enumerate(zip(words, meant, strict=True)):
        if other != word:
            found.append(Alternative(at, at + 1, tuple(other_ways((other,), analyser, RESPELLED))))
        elif len(word) > _LONG and word not in lexicon:
            ways = [way for part in inside(word, lexicon) for way in other_ways((part,), analyser, INSIDE_UNKNOWN)]
            found.append(Alternative(at, at + 1, tuple(ways)))
    return found


def _meant(hit: ConceptHit, known: Knowledge, tongue: str) -> list[tuple[Concept, str]]:
    """The concepts in the language of the question, else in one that the visitor reads, else in any."""
    for wanted in ({tongue}, set(known.languages)):
        found = [(concept, language) for concept, language in hit.found if language in wanted]
        if found:
            return found
    return list(hit.found) if not hit.exact else []


def _of_concept(concept: Concept, of: str, typed: Sequence[str], analyser: Analyser) -> Iterator[Way]:
    groups = concept.words.get(analyser.language, ()) if concept.is_one_thing else ()
    if of == analyser.language and not concept.is_need:
        return
    if of == analyser.language:
        several = len(typed) > 1
        for words in groups[:_PLAIN_ONES]:
            if words != tuple(typed):
                yield from other_ways(words, analyser, SAME_PHRASE if several else SAME_LANGUAGE)
    else:
        for place, words in enumerate(groups[:_MOST]):
            yield from other_ways(words, analyser, OTHER if place else PLAINEST, loose=True)
    for facet, value in concept.facets:
        if facet in _FACETS:
            yield facet_way(facet, value, NAMED_FOR if facet == QUESTION else THEME)


def _synonyms(words: Sequence[str], known: Knowledge, analyser: Analyser) -> Iterator[Alternative]:
    """From left to right, the longest words first; with what those mean that they stand for."""
    table, language = known.synonyms[analyser.language], analyser.language
    stems = [own_analyser(language).stem(word) for word in words]
    at = 0
    while at < len(words):
        for length in range(min(table.longest, len(words) - at), 0, -1):
            others = table.others.get(tuple(stems[at : at + length]))
            if others:
                some = others[:_MOST_SYNONYMS]
                ways = [way for other in some for way in other_ways(other, analyser, SYNONYM)]
                meant = [way for other in some for way in _meaning(other, known, analyser)]
                yield Alternative(at, at + length, (*ways, *meant))
                at += length
                break
        else:
            at += 1


def _meaning(words: Sequence[str], known: Knowledge, analyser: Analyser) -> Iterator[Way]:
    """What documents may write for words that are one concept."""
    for hit in known.concepts.find(words):
        if (hit.start, hit.end) == (0, len(words)):
            for concept, of in hit.found:
                if of == analyser.language:
                    ways = _of_concept(concept, of, words, analyser)
                    yield from (replace(way, weight=way.weight * _MEANT) for way in ways)
