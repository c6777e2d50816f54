"""What people ask for, in six languages: a word in any of them leads to the Dutch entries.

``search/data/concepts.csv`` holds a row for each concept and language; ``words`` are separated by "|", the plainest
first. Arabic and Ukrainian words stand there in Latin letters too. Rows with "thema", "hulpvraag" or another facet as
their language tie a concept to values of that facet. Russian words that people of Ukraine type stand under "uk". A row
"alledaags" says that a concept names a person or a thing of every day, and no need: it only leads from one language to
another.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.analysis import words_in
from search.facets import QUESTION
from search.understanding.stems import own_analyser
from search.understanding.stops import is_stop, plain

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from core.search import QuestionData

__all__ = [
    "EVERY_DAY",
    "LANGUAGES",
    "Concept",
    "ConceptFileError",
    "ConceptHit",
    "ConceptTable",
    "concept_of",
    "concepts",
    "read_concepts",
]

LANGUAGES: Final = ("nl", "en", "ar", "tr", "pl", "uk")
FACETS: Final = ("thema", "hulpvraag", "vorm", "doelgroep", "spreekt")
_FILE: Final = Path(__file__).parent.parent / "data" / "concepts.csv"
EVERY_DAY: Final = "alledaags"
_COLUMNS: Final = ["concept", "language", "words"]
#: Letters from which on a word may hold one mistake, and two.
_ONE_MISTAKE, _TWO_MISTAKES = 6, 10
#: So many words that say nothing may stand between those of a phrase.
_MORE_STOPS: Final = 2

Words = tuple[str, ...]


class ConceptFileError(ValueError):
    """The file can't be read; the words say where and what to do."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing that people ask for: its words in each language, in small letters, and the values of facets."""

    name: str
    words: Mapping[str, tuple[Words, ...]]
    facets: tuple[tuple[str, str], ...] = ()
    #: Its words stand for each other; those of a hulpvraag only lead to what was named for it.
    is_one_thing: bool = True
    #: What a question is about, whatever else is in it.
    is_need: bool = True


@dataclass(frozen=True, slots=True)
class ConceptHit:
    """Concepts that the words from ``start`` up to ``end`` mean, in these languages."""

    start: int
    end: int
    found: tuple[tuple[Concept, str], ...]
    exact: bool = True


def _words(text: str) -> Words:
    return tuple(word.folded for word in words_in(text))


def _fault(line: int, words: str) -> ConceptFileError:
    return ConceptFileError(f"concepts.csv, regel {line}: {words}")


def read_concepts(lines: Iterable[str]) -> tuple[Concept, ...]:
    """The concepts of a file. Raises ``ConceptFileError`` that names the line and says what to do."""
    reader = csv.DictReader(lines)
    if reader.fieldnames != _COLUMNS:
        raise _fault(1, f"de kolommen moeten {', '.join(_COLUMNS)} heten.")
    words: defaultdict[str, dict[str, tuple[Words, ...]]] = defaultdict(dict)
    facets: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    every_day: set[str] = set()
    for row in reader:
        name, language, text = (str(row[column] or "").strip() for column in _COLUMNS)
        parts = [part.strip() for part in text.split("|") if part.strip()]
        if not name or not parts:
            raise _fault(reader.line_num, "vul een naam en woorden in, of haal de regel weg.")
        if language == EVERY_DAY:
            every_day.add(name)
        elif language in FACETS:
            facets[name].extend((language, part) for part in parts)
        elif language not in LANGUAGES:
            raise _fault(reader.line_num, f"de taal {language!r} kennen wij niet. Kies uit: {', '.join(LANGUAGES)}.")
        elif language in words[name]:
            raise _fault(reader.line_num, f"{name!r} staat twee keer in de taal {language}. Voeg de regels samen.")
        else:
            words[name][language] = tuple(dict.fromkeys(filter(None, map(_words, parts))))
    for name in (*words, *facets, *every_day):
        if "nl" not in words[name]:
            raise _fault(reader.line_num, f"{name!r} heeft geen Nederlandse woorden. Voeg een regel met nl toe.")
    return tuple(
        Concept(name, by_language, tuple(facets[name]), is_need=name not in every_day)
        for name, by_language in words.items()
    )


def concept_of(question: QuestionData, table: ConceptTable) -> Concept:
    """A hulpvraag of the editors, which leads to the help that they named for it, by words that ``table`` lacks.

    Its words may be of any language: those that the table has no list of are found as they were written.
    """
    words = {language: map(_words, texts) for language, texts in question.words.items()}
    new = {language: tuple(some for some in each if some and not table.find(some)) for language, each in words.items()}
    return Concept(question.slug, new, ((QUESTION, question.slug),), is_one_thing=False)


@dataclass
class ConceptTable:
    """Finds concepts in the words of a question."""

    concepts: tuple[Concept, ...]
    #: By words as typed on any keyboard, then by stems.
    _exact: dict[Words, list[tuple[Concept, str]]] = field(default_factory=lambda: defaultdict(list))
    _stems: dict[Words, list[tuple[Concept, str]]] = field(default_factory=lambda: defaultdict(list))
    _long: list[str] = field(default_factory=list)
    longest: int = 1

    def __post_init__(self) -> None:
        """Index every word."""
        for concept in self.concepts:
            for language, groups in concept.words.items():
                for words in groups:
                    self._add(concept, language, words)
        self._long = [
            words[0]
            for words, found in self._exact.items()
            if len(words) == 1
            and len(words[0]) >= _ONE_MISTAKE
            and any(language != "nl" for _concept, language in found)
        ]
        #: Every word of the table, for who must know that it is no mistake.
        self.known = frozenset(word for words in self._exact for word in words)
        dutch = (concept.words.get("nl", ()) for concept in self.concepts)
        #: The Dutch ones, that a typing error may stand for.
        self.dutch = frozenset(word for some in dutch for words in some for word in words)

    def _add(self, concept: Concept, language: str, words: Words) -> None:
        self.longest = max(self.longest, len(words))
        keys = [(self._exact, tuple(map(plain, words))), (self._stems, _stemmed(words, language))]
        telling = tuple(word for word in words if not is_stop(word, language))
        if len(telling) > 1:
            keys.append((self._stems, _stemmed(telling, language)))
        for table, key in keys:
            if (concept, language) not in table[key]:
                table[key].append((concept, language))

    def find(self, words: Sequence[str], *, known: Container[str] | None = None) -> list[ConceptHit]:
        """Concepts from left to right, the longest first.

        With ``known`` words given, any other foreign word may hold a mistake.
        """
        hits, at = [], 0
        while at < len(words):
            for length in range(min(self.longest + _MORE_STOPS, len(words) - at), 0, -1):
                guess = known is not None and length == 1 and words[at] not in known
                hit = self._at(tuple(words[at : at + length]), at, guess=guess)
                if hit is not None:
                    hits.append(hit)
                    at = hit.end
                    break
            else:
                at += 1
        return hits

    def _at(self, words: Words, at: int, *, guess: bool) -> ConceptHit | None:
        exact = self._exact.get(tuple(map(plain, words)), [])
        if exact:
            return ConceptHit(at, at + len(words), tuple(exact))
        found = {
            (id(concept), language): (concept, language)
            for language in LANGUAGES
            for concept, of in self._by_stems(words, language)
        }
        if found:
            return ConceptHit(at, at + len(words), tuple(found.values()))
        near = self._near(plain(words[0])) if guess else []
        return ConceptHit(at, at + 1, tuple(near), exact=False) if near else None

    def _by_stems(self, words: Words, language: str) -> list[tuple[Concept, str]]:
        """By all stems, else by those of the words that say something: "geen geld meer voor eten"."""
        found = self._stems.get(_stemmed(words, language))
        if found is not None or len(words) <= 2 or is_stop(words[0], language) or is_stop(words[-1], language):  # noqa: PLR2004
            return found or []
        telling = tuple(word for word in words if not is_stop(word, language))
        return self._stems.get(_stemmed(telling, language), []) if len(telling) > 1 else []

    def nearness(self, word: str) -> int | None:
        """How many mistakes a word may hold to be a foreign word of the table; None when it is like none."""
        found = process.extractOne(word, self._long, scorer=OSA.distance, score_cutoff=_most_mistakes(word))
        return int(found[1]) if found and len(word) >= _ONE_MISTAKE else None

    def _near(self, word: str) -> list[tuple[Concept, str]]:
        """What a long foreign word with a typing error means. Dutch ones are mended by the words of the index."""
        far = self.nearness(word)
        if far is None:
            return []
        near = process.extract(word, self._long, scorer=OSA.distance, score_cutoff=far, limit=None)
        return [pair for other, _far, _at in near for pair in self._exact[(other,)] if pair[1] != "nl"]


def _most_mistakes(word: str) -> int:
    return 0 if len(word) < _ONE_MISTAKE else 1 if len(word) < _TWO_MISTAKES else 2


@lru_cache(maxsize=20_000)
def _stem_of(word: str, language: str) -> str:
    return plain(own_analyser(language).stem(word))


def _stemmed(words: Words, language: str) -> Words:
    return (language, *(_stem_of(word, language) for word in words))


@cache
def concepts() -> ConceptTable:
    """The concepts of our own file; none when there is no such file."""
    if not _FILE.exists():
        return ConceptTable(())
    with _FILE.open(encoding="utf-8", newline="") as lines:
        return ConceptTable(read_concepts(lines))
