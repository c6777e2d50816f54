"""The words that editors keep: jargon with plain alternatives, words that everyone knows, abbreviations, terms.

The lists that come with the site are CSV files in readability/data/; what editors add is put on top by `extended`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path

from readability.analysis.tokens import tokenize
from readability.analysis.words import DATA
from readability.enums import Advice

__all__ = [
    "Abbreviation",
    "JargonWord",
    "Term",
    "Vocabulary",
    "VocabularyError",
    "default_vocabulary",
    "read_abbreviations",
    "read_allowed",
    "read_jargon",
    "words_of",
]

SHORTEST_PART = 6
POINTED, LETTERS = "punt", "letterwoord"


class VocabularyError(ValueError):
    """A line of a list is wrong; the message names file and line."""

    def __init__(self, path: Path, line: int, fault: str) -> None:
        super().__init__(f"{path.name}, regel {line}: {fault}")


@dataclass(frozen=True, slots=True)
class JargonWord:
    """A difficult word or phrase with plain words for it."""

    term: str
    inflections: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()
    advice: Advice = Advice.REPLACE
    note: str = ""


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """An abbreviation and what it stands for. `pointed` tells b.v. from ggz."""

    short: str
    meaning: str
    pointed: bool


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the woordenlijst: the name and its other forms (plural, synonyms)."""

    name: str
    forms: tuple[str, ...] = ()


def words_of(phrase: str) -> tuple[str, ...]:
    """The words of a phrase as the analyser sees them."""
    return tuple(token.low for token in tokenize(phrase))


@dataclass(frozen=True)
class Vocabulary:
    """All lists together, indexed by the first word of each entry."""

    jargon: Mapping[str, tuple[tuple[tuple[str, ...], JargonWord], ...]] = field(default_factory=dict)
    allowed: frozenset[str] = frozenset()
    abbreviations: Mapping[str, Abbreviation] = field(default_factory=dict)

    @cached_property
    def pointed(self) -> frozenset[str]:
        """The abbreviations that do not end a sentence, without their last point."""
        return frozenset(short.removesuffix(".") for short, known in self.abbreviations.items() if known.pointed)

    @cached_property
    def single_words(self) -> frozenset[str]:
        """Jargon of one word that is long enough to know it inside another word."""
        entries = (words for found in self.jargon.values() for words, _ in found)
        return frozenset(words[0] for words in entries if len(words) == 1 and len(words[0]) >= SHORTEST_PART)

    @cached_property
    def parts(self) -> dict[str, str]:
        """What was found inside words: the jargon in a compound, the empty string when there is none."""
        return {}

    @classmethod
    def of(
        cls, jargon: Iterable[JargonWord], allowed: Iterable[str] = (), abbreviations: Iterable[Abbreviation] = ()
    ) -> Vocabulary:
        """The lists as a vocabulary. Of two entries for the same words the last one counts."""
        phrases = {
            words: word for word in jargon for phrase in (word.term, *word.inflections) if (words := words_of(phrase))
        }
        index: dict[str, list[tuple[tuple[str, ...], JargonWord]]] = {}
        for words, word in sorted(phrases.items(), key=lambda item: -len(item[0])):
            index.setdefault(words[0], []).append((words, word))
        return cls(
            jargon={first: tuple(found) for first, found in index.items()},
            allowed=frozenset(word.lower() for word in allowed),
            abbreviations={known.short.lower(): known for known in abbreviations},
        )

    def extended(self, *, jargon: Iterable[JargonWord] = (), allowed: Iterable[str] = ()) -> Vocabulary:
        """This vocabulary with what editors added. A word that they allow is no jargon any more."""
        free = frozenset(word.lower() for word in allowed)
        added = Vocabulary.of(jargon)
        merged = {
            first: tuple(entry for entry in entries if " ".join(entry[0]) not in free)
            for first, entries in self.jargon.items()
        }
        for first, entries in added.jargon.items():
            new = {words for words, _ in entries}
            kept = [entry for entry in merged.get(first, ()) if entry[0] not in new]
            merged[first] = tuple(sorted([*entries, *kept], key=lambda entry: -len(entry[0])))
        return replace(self, jargon=merged, allowed=self.allowed | free)


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """The lines of a list with ; between its columns, each with its number."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, delimiter=";")
        head = tuple(next(reader, []))
        if head != columns:
            raise VocabularyError(path, 1, f"de kolommen moeten {';'.join(columns)} zijn")
        for cells in reader:
            if not cells:
                continue
            if len(cells) != len(columns):
                raise VocabularyError(
                    path, reader.line_num, f"verwacht {len(columns)} kolommen, er zijn er {len(cells)}"
                )
            row = {column: cell.strip() for column, cell in zip(columns, cells, strict=True)}
            if not row[columns[0]]:
                raise VocabularyError(path, reader.line_num, f"kolom {columns[0]} is leeg")
            yield reader.line_num, row


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def read_jargon(path: Path) -> list[JargonWord]:
    """The jargon list: term;inflections;alternatives;advice;note."""
    words = []
    for line, row in _rows(path, ("term", "inflections", "alternatives", "advice", "note")):
        if row["advice"] not in Advice.values:
            raise VocabularyError(path, line, f"advice is {row['advice']!r}; kies {' of '.join(Advice.values)}")
        alternatives = _parts(row["alternatives"])
        if not alternatives:
            raise VocabularyError(path, line, f"{row['term']!r} heeft geen alternatief")
        advice = Advice(row["advice"])
        words.append(JargonWord(row["term"], _parts(row["inflections"]), alternatives, advice, row["note"]))
    return words


def read_allowed(path: Path) -> list[str]:
    """The words that everyone knows, one a line; a # starts a remark."""
    lines = (line.partition("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line]


def read_abbreviations(path: Path) -> list[Abbreviation]:
    """The abbreviations: abbreviation;meaning;kind."""
    found = []
    for line, row in _rows(path, ("abbreviation", "meaning", "kind")):
        if row["kind"] not in (POINTED, LETTERS):
            raise VocabularyError(path, line, f"kind is {row['kind']!r}; kies {POINTED} of {LETTERS}")
        found.append(Abbreviation(row["abbreviation"], row["meaning"], row["kind"] == POINTED))
    return found


@lru_cache(maxsize=1)
def default_vocabulary() -> Vocabulary:
    """The lists that come with the site, read once a process."""
    return Vocabulary.of(
        read_jargon(DATA / "jargon.csv"),
        read_allowed(DATA / "allow.txt"),
        read_abbreviations(DATA / "abbreviations.csv"),
    )
