"""Who searches for a synonym finds what uses the word, and the other way round."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from core.query_words import words_of
from search.synonyms import MAX_VARIANTS, other_words, variants
from tests.search.test_engine import titles
from tests.search.test_results import hits
from tests.support.html import view
from tests.support.queries import warm_queries
from tests.support.words import make_word


@pytest.fixture
def words(home: Any) -> None:
    """A word with an abbreviation and synonyms of one and of more words."""
    make_word("persoonsgebonden budget", abbreviation="pgb", synonyms="zorggeld\ngeld voor zorg")
    make_word("huisarts", synonyms="dokter")
    make_word("carer", language="en", synonyms="helper")


def ways(query: str, *languages: str) -> list[str]:
    """The same question in other words."""
    return [" ".join(way) for way in variants(words_of(query), languages=languages or ("nl",))]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("koffie", ["koffie"]),
        ("Dokter", ["dokter", "huisarts"]),
        ("huisarts in urk", ["huisarts in urk", "dokter in urk"]),
        ("zorggeld", ["zorggeld", "persoonsgebonden budget", "pgb", "geld voor zorg"]),
        (
            "Geld voor zorg?",
            ["geld voor zorg", "persoonsgebonden budget", "pgb", "zorggeld"],
        ),
        ("geld voor eten", ["geld voor eten"]),
        ("persoonsgebonden", ["persoonsgebonden"]),
        ("helper", ["helper"]),
    ],
)
def test_the_same_question_in_other_words(query: str, expected: list[str], words: None) -> None:
    assert ways(query) == expected


@pytest.mark.parametrize("query", ["zin", "heb ik zin", "hap"])
def test_an_abbreviation_that_is_a_word_has_no_other_words(query: str, home: Any) -> None:
    make_word("zorg in natura", abbreviation="ZIN")
    make_word("huisartsenpost", abbreviation="HAP")

    assert ways(query) == [query]


def test_words_of_both_languages_of_a_visitor(words: None) -> None:
    assert ways("helper dokter", "en", "nl") == ["helper dokter", "helper huisarts", "carer dokter", "carer huisarts"]


def test_a_question_is_asked_in_so_many_ways_only(home: Any) -> None:
    for letter in "abcdef":
        make_word(f"woord{letter}", synonyms=f"ander{letter}\nnogeen{letter}")

    query = " ".join(f"woord{letter}" for letter in "abcdef")

    assert ways(query)[0] == query
    assert len(set(ways(query))) == MAX_VARIANTS
    assert len(other_words(words_of(query), languages=["nl"])) == MAX_VARIANTS


def test_a_word_in_two_groups(home: Any) -> None:
    make_word("indicatie", synonyms="besluit")
    make_word("beschikking", synonyms="besluit")

    assert ways("besluit") == ["besluit", "beschikking", "indicatie"]


def test_no_words_no_others(home: Any) -> None:
    make_word("?!", slug="leeg", synonyms="...\n—")

    assert ways("?! ...") == [""]
    assert ways("koffie") == ["koffie"]


@pytest.mark.parametrize("query", ["dokter", "huisarts", "DOKTER avond", "dokter onbekendwoord"])
def test_a_synonym_finds_pages_that_use_the_word(query: str, words: None, publish: Any) -> None:
    publish("Op bezoek", summary="De huisarts is ook in de avond open.")
    publish("Samen eten", summary="Elke avond.")

    assert "Op bezoek" in titles(query)
    assert ("Samen eten" in titles(query)) is False


def test_an_abbreviation_finds_the_whole_word(words: None, publish: Any) -> None:
    publish("Zelf hulp kiezen", summary="Vraag een persoonsgebonden budget aan.")
    publish("Ons budget", summary="Wat wij uitgeven.")

    assert "Zelf hulp kiezen" in titles("pgb aanvragen")
    assert "Ons budget" not in titles("pgb aanvragen")


def test_results_show_and_mark_them(words: None, publish: Any, client: Client) -> None:
    publish("Op bezoek", summary="Ga naar de huisarts.")

    seen = view(client, "/zoeken/", q="dokter")

    assert "Op bezoek" in hits(seen)
    assert "huisarts" in {mark.get_text() for mark in seen.soup.select(".hits mark")}


def test_a_new_synonym_counts_at_once(words: None, publish: Any) -> None:
    publish("Op bezoek", summary="Ga naar de huisarts.")
    word = make_word("arts", synonyms="medicus")
    before = titles("esculaap")
    word.synonyms = "medicus\nesculaap\nhuisarts"
    word.save()

    assert (before, "Op bezoek" in titles("esculaap")) == ([], True)


def test_synonyms_cost_no_query_once_they_are_known(words: None, publish: Any, client: Client) -> None:
    publish("Op bezoek", summary="Ga naar de huisarts.")
    plain, with_synonym = (warm_queries(client, f"/zoeken/?q={query}") for query in ("bezoek", "dokter"))

    assert plain == with_synonym
