"""The golden set measures search, so it must itself be right: addresses that exist, and enough of each language."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from typing import Final

import pytest
from django.conf import settings

from core.demo import read_items
from core.demo.pages import site_path
from core.demo.registry import page_types
from core.text import fold
from search.analysis import words_in
from search.quality import DEPTH, Judged, read_queries, same_address

BASE: Final = Path(settings.BASE_DIR)
GOLDEN: Final = Path(__file__).with_name("golden.jsonl")
LEAST: Final = 170
#: So many queries of each language must reach the Dutch page.
LEAST_FOREIGN: Final = 20


@pytest.fixture(scope="module")
def queries() -> list[Judged]:
    """All lines of the set."""
    return list(read_queries(GOLDEN.read_text(encoding="utf-8").splitlines(), locales=("nl", "en")))


def _addresses() -> set[str]:
    """Where every page and every word of the demo content stands, without the language in front."""
    kinds = page_types()
    found = set()
    for item in read_items(BASE / "content"):
        if item.type_name == "term":
            found.add(f"/woordenlijst/{item.slug}/")
        elif item.is_translation:
            found.add(str(item.head["translation_of"]))
        elif item.type_name in kinds:
            found.add(site_path(item, kinds[item.type_name].parent))
    return found


def _words(text: str) -> str:
    return " ".join(word.folded for word in words_in(text))


def _concept_words() -> list[tuple[str, str]]:
    """The language and the words of all concepts."""
    with (BASE / "search/data/concepts.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return [(row["language"], f" {_words(word)} ") for row in rows for word in row["words"].split("|")]


def test_the_set_is_large_enough_and_asks_nothing_twice(queries: list[Judged]) -> None:
    asked = Counter(fold(judged.query) for judged in queries)

    assert len(queries) >= LEAST
    assert [query for query, times in asked.items() if times > 1] == []


def test_a_first_page_can_hold_all_that_fits(queries: list[Judged]) -> None:
    assert [judged.query for judged in queries if not 0 < len(judged.relevant) <= DEPTH] == []


@pytest.mark.django_db
def test_every_address_is_in_the_demo_content(queries: list[Judged]) -> None:
    asked = {same_address(address) for judged in queries for address in judged.relevant}

    assert sorted(asked - _addresses()) == []


@pytest.mark.django_db
def test_each_language_has_its_share(queries: list[Judged]) -> None:
    table = _concept_words()
    texts = [f" {_words(judged.query)} " for judged in queries]
    found = Counter(language for text in texts for language in {language for language, words in table if words in text})

    assert {language: found[language] >= LEAST_FOREIGN for language in ("en", "ar", "tr", "pl", "uk")} == dict.fromkeys(
        ("en", "ar", "tr", "pl", "uk"), True
    )
