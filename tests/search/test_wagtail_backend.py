"""The search of editors in the admin: any question is answered, the best first, at a cost that does not grow."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from modelsearch.query import MATCH_ALL, Boost, Fuzzy, Not, Phrase, PlainText
from wagtail.models import Page

from tests.support.pages import make_page

HOSTILE = [
    *('"', 'foo"bar', '"exacte zin"', "zorg*", "-zorg", "(zorg", "zorg)", "zorg AND", "NEAR(a b)", "title:zorg"),
    *("'", "%", "100%", "%s", "%(x)s", "^zorg", "+", "*", "{zorg}", "\\", "zorg\\", "a:b", "🙂", "   ", "...", "&"),
    *("|", "!", "<->", "zorg & !", "zorg OR wmo", "-", "- -", "AND", "é" * 300, "ع"),
]


@pytest.fixture
def sqlite() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("Wagtail's backend is mended on SQLite only")


@pytest.fixture
def pages(fixed: Any) -> None:
    parent = fixed("/over/")
    for title, summary in [("Zorg", ""), ("Wat wij doen", "zorg en hulp"), ("Hulp bij zorg in Almere", "")]:
        make_page("home.StandardPage", parent, title=title, summary=summary)


def found(query: Any, **options: Any) -> list[str]:
    return [page.title for page in Page.objects.search(query, **options)]


@pytest.fixture(autouse=True)
def findable(search_index: None) -> None:
    """Saved pages come into the index."""


@pytest.mark.parametrize("query", HOSTILE)
def test_no_question_breaks_it(query: str, pages: None) -> None:
    for ask in (Page.objects.search, Page.objects.autocomplete):
        results = ask(query)
        assert len(list(results[:5])) == min(5, results.count())


@pytest.mark.parametrize("query", ["zorg\0x", "\ud800", "zorg \ud800"])
def test_signs_that_are_no_text_break_nothing(query: str, sqlite: None, pages: None) -> None:
    assert Page.objects.search(query).count() == len(found(query))


class TestOrder:
    """The best first."""

    def test_a_title_comes_before_a_text(self, sqlite: None, pages: None) -> None:
        assert found("zorg") == ["Zorg", "Hulp bij zorg in Almere", "Wat wij doen"]

    def test_all_words_must_occur_and_the_best_comes_first(self, sqlite: None, pages: None) -> None:
        expected = ["Hulp bij zorg in Almere", "Wat wij doen"]

        assert found("zorg hulp") == expected
        assert found(PlainText("zorg") & PlainText("hulp")) == expected

    def test_a_boost_counts(self, sqlite: None, pages: None) -> None:
        assert found(PlainText("almere") | Boost(PlainText("doen"), 20.0))[0] == "Wat wij doen"
        assert found(Boost(PlainText("almere"), 20.0) | PlainText("doen"))[0] == "Hulp bij zorg in Almere"

    def test_the_score_is_told_and_more_is_better(self, sqlite: None, pages: None) -> None:
        scores = [page.score for page in Page.objects.search("zorg").annotate_score("score")]

        assert scores == sorted(scores, reverse=True)
        assert len(set(scores)) == 3

    def test_another_order_stays(self, sqlite: None, pages: None) -> None:
        by_title = Page.objects.order_by("title").search("zorg", order_by_relevance=False)

        assert [page.title for page in by_title] == ["Hulp bij zorg in Almere", "Wat wij doen", "Zorg"]

    def test_a_slice_is_a_slice_of_the_whole(self, sqlite: None, pages: None) -> None:
        results = Page.objects.search("zorg")

        assert [page.title for page in results[1:3]] == ["Hulp bij zorg in Almere", "Wat wij doen"]
        assert results[0].title == "Zorg"
        assert list(results[3:9]) == []


class TestQueries:
    """What can be combined."""

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            (Phrase("zorg in Almere"), ["Hulp bij zorg in Almere"]),
            (Phrase('zorg "in'), ["Hulp bij zorg in Almere"]),
            (Phrase("Almere in zorg"), []),
            (PlainText("zorg") & ~PlainText("almere"), ["Zorg", "Wat wij doen"]),
            (PlainText("zorg") & MATCH_ALL & PlainText("almere"), ["Hulp bij zorg in Almere"]),
            (
                (PlainText("doen") | PlainText("almere")) & PlainText("zorg"),
                ["Hulp bij zorg in Almere", "Wat wij doen"],
            ),
            (Fuzzy("almere"), ["Hulp bij zorg in Almere"]),
            (PlainText("doen almere", operator="or"), ["Hulp bij zorg in Almere", "Wat wij doen"]),
        ],
        ids=str,
    )
    def test_a_query_finds_what_it_says(self, query: Any, expected: list[str], sqlite: None, pages: None) -> None:
        assert sorted(found(query)) == sorted(expected)

    def test_everything_and_nothing(self, sqlite: None, pages: None) -> None:
        number = Page.objects.count()

        assert Page.objects.search(MATCH_ALL).count() == number
        assert Page.objects.search(Not(MATCH_ALL)).count() == 0
        assert Page.objects.search(PlainText("zorg") | MATCH_ALL).count() == number
        assert Page.objects.search(PlainText("zorg") | ~PlainText("zorg")).count() == number
        assert Page.objects.search(~PlainText("zorg")).count() == number - 3

    def test_fields_narrow(self, sqlite: None, pages: None) -> None:
        assert found("zorg", fields=["title"]) == ["Zorg", "Hulp bij zorg in Almere"]

    def test_the_beginning_of_a_word_completes(self, sqlite: None, pages: None) -> None:
        assert {page.title for page in Page.objects.autocomplete("zor")} == {"Zorg", "Hulp bij zorg in Almere"}

    def test_numbers_by_facet(self, sqlite: None, pages: None) -> None:
        assert list(Page.objects.search("zorg").facet("content_type_id").values()) == [3]


@pytest.mark.parametrize("number", [1, 3])
def test_a_search_costs_as_much_for_more_hits(
    number: int, sqlite: None, fixed: Any, django_assert_num_queries: Any
) -> None:
    for place in range(number):
        make_page("home.StandardPage", fixed("/over/"), title=f"Zorg {place}")
    found("zorg")

    with django_assert_num_queries(3):
        assert len(found("zorg")) == number
