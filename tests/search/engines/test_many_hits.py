"""More hits than are looked at one by one."""

from __future__ import annotations

from typing import Any

import pytest

from search.engines import candidates
from search.query import Place
from tests.support.search_rows import ask, branch, document, titles

pytestmark = pytest.mark.django_db
URK = Place("Urk", "urk", 52.66, 5.6)


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """So few are candidates that a handful is many."""
    monkeypatch.setattr("search.engines.indexed.CANDIDATES", 2)
    assert candidates.CANDIDATES == 100


@pytest.fixture
def rows() -> None:
    document("A", body="samen eten")
    document("B", summary="samen", body="eten", kind="woord")
    document("C", summary="eten", body="samen", kind="hulp")
    document("Samen", terms="eten")
    document("Samen eten")
    document("D", body="eten", gemeenten=["urk"], kind="woord")


def test_those_with_the_words_in_the_best_fields_come_first_and_all_others_after(rows: None) -> None:
    found = ask("samen", "eten")

    assert [row.title for row in found.documents] == ["Samen eten", "Samen", "A", "B", "C"]
    assert [score > 0 for score in found.scores] == [True, True, False, False, False]
    assert found.total == 5


def test_help_comes_first_among_equals(rows: None) -> None:
    document("Z", summary="eten", kind="hulp")

    assert titles("eten", chosen={"soort": ["hulp", "woord"]})[0] in {"C", "Z"}
    assert set(titles("eten", chosen={"soort": ["hulp", "woord"]})[:2]) == {"C", "Z"}


def test_most_parts_come_first_with_any_part(rows: None) -> None:
    assert titles("samen", "eten", any_part=True)[:2] == ["Samen eten", "Samen"]


def test_what_is_near_is_looked_at_too(rows: None) -> None:
    assert "D" not in titles("eten")[:3]
    assert titles("eten", place=URK).index("D") < 3


def test_pages_hold_each_document_once(rows: None) -> None:
    whole = titles("samen", "eten")

    assert [titles("samen", "eten", start=start, size=2) for start in (0, 2, 4)] == [whole[:2], whole[2:4], whole[4:]]


def test_a_word_that_nothing_can_match_hides_no_others(rows: None) -> None:
    assert titles("samen", "'", any_part=True)[:1] == ["Samen"]
    assert titles("samen", "'") == []


def test_pages_of_two_languages_hold_each_document_once(rows: None) -> None:
    document("English", language="en", body="samen")
    both = (branch("samen"), branch("samen", language="en"))
    whole = titles(branches=both, text="samen")

    assert len(whole) == len(set(whole)) == 6
    assert [titles(branches=both, text="samen", start=start, size=2) for start in (0, 2, 4)] == [
        *(whole[:2], whole[2:4], whole[4:]),
    ]


@pytest.mark.parametrize("number", [1, 3])
def test_it_costs_one_query_more(number: int, rows: None, django_assert_num_queries: Any) -> None:
    for place in range(number):
        document(f"Nog {place}", body="eten")
    ask("eten", size=2)

    with django_assert_num_queries(5):
        ask("eten", size=2)
