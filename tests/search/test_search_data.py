"""The lists that come with the site hold no row twice, and no word that leads two ways by accident."""

from __future__ import annotations

import csv
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, Final

import pytest
from django.conf import settings

from core.crisis import KINDS
from search.analysis import words_in
from search.understanding.concepts import EVERY_DAY, FACETS, LANGUAGES, concepts
from search.understanding.crisis import kinds_in
from search.understanding.phrases import MOST_WAYS, Phrase, compiled

DATA: Final = Path(settings.BASE_DIR, "search/data")
PHRASES: Final = Path(__file__).parent / "data"
LEAST_CONCEPTS: Final = 75
#: Words of every day in each language.
LEAST_EVERY_DAY: Final = 120
#: The share of harmless phrases that may be taken for danger.
MOST_FALSE: Final = 0.01

pytestmark = pytest.mark.django_db


def rows(name: str, delimiter: str = ",") -> list[dict[str, str]]:
    """The rows of a list."""
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter=delimiter))


def phrases(name: str) -> list[dict[str, Any]]:
    """The phrases of a set."""
    return [json.loads(line) for line in (PHRASES / name).read_text(encoding="utf-8").splitlines()]


def plain(text: str) -> str:
    """A text as the index writes it."""
    return " ".join(word.folded for word in words_in(text))


def twice(values: Any) -> list[Any]:
    """What occurs more than once."""
    return [value for value, times in Counter(values).items() if times > 1]


def test_every_concept_has_words_in_every_language() -> None:
    languages = defaultdict(set)
    for row in rows("concepts.csv"):
        if row["language"] not in {*FACETS, EVERY_DAY}:
            languages[row["concept"]].add(row["language"])

    assert len(languages) >= LEAST_CONCEPTS
    assert [concept for concept, found in languages.items() if found != set(LANGUAGES)] == []


def test_a_word_belongs_to_one_concept_of_a_language() -> None:
    every = [(row["language"], plain(word)) for row in rows("concepts.csv") for word in row["words"].split("|")]

    assert twice(pair for pair in every if pair[0] in LANGUAGES) == []


def test_words_of_every_day_lead_to_what_they_mean() -> None:
    """``everyday.csv`` has single words by which residents name people, things and troubles, in other letters too."""
    table, number = concepts(), Counter[str]()
    missed: list[tuple[str, str, str]] = []
    with (PHRASES / "everyday.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            for word in row["words"].split("|"):
                number[row["language"]] += 1
                hits = table.find([plain(word)])
                found = {(concept.name, language) for hit in hits for concept, language in hit.found}
                if (row["concept"], row["language"]) not in found:
                    missed.append((row["language"], word, row["concept"]))

    assert missed == []
    assert min(number[language] for language in LANGUAGES if language != "nl") >= LEAST_EVERY_DAY


def test_no_phrase_of_danger_stands_there_twice() -> None:
    found = rows("crisis.csv")

    assert twice((row["kind"], row["language"], row["phrase"].casefold()) for row in found) == []
    assert {row["kind"] for row in found} - {"geen"} == set(KINDS)
    assert {row["language"] for row in found} == set(LANGUAGES)


def test_no_phrase_has_more_ways_than_count() -> None:
    every = [Phrase(row["kind"], "nl", row["phrase"]) for name in ("crisis", "harmless") for row in rows(f"{name}.csv")]

    assert [phrase.text for phrase in every if len(compiled(phrase)) >= MOST_WAYS or len(phrase.text) > 120] == []
    assert [phrase.text for phrase in every if not compiled(phrase)] == []


def test_no_synonym_stands_there_twice_or_means_itself() -> None:
    found = rows("synoniemen.csv", ";")

    assert twice((row["taal"], plain(row["woord"])) for row in found) == []
    assert [row["woord"] for row in found if plain(row["woord"]) in map(plain, row["andere woorden"].split("|"))] == []


@pytest.mark.parametrize(
    ("name", "least"), [("crisis_phrases.jsonl", 690), ("harmless_phrases.jsonl", 960), ("places.jsonl", 40)]
)
def test_a_set_is_large_enough_and_says_nothing_twice(name: str, least: int) -> None:
    texts = [row["text"] for row in phrases(name)]

    assert len(texts) >= least
    assert twice(texts) == []


def test_half_of_the_phrases_of_danger_are_not_literally_in_the_list() -> None:
    listed = [f" {plain(row['phrase'])} " for row in rows("crisis.csv") if not set("*+/") & set(row["phrase"])]
    texts = [f" {plain(row['text'])} " for row in phrases("crisis_phrases.jsonl")]

    assert sum(not any(phrase in text for phrase in listed) for text in texts) >= len(texts) / 2


def test_each_phrase_of_danger_shows_the_number_that_fits() -> None:
    missed = [row["text"] for row in phrases("crisis_phrases.jsonl") if set(row["kinds"]) - set(kinds_in(row["text"]))]

    assert missed == []


def test_harmless_phrases_are_left_alone() -> None:
    harmless = phrases("harmless_phrases.jsonl")

    assert len([row for row in harmless if kinds_in(row["text"])]) <= MOST_FALSE * len(harmless)
