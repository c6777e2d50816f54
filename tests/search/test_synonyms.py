"""Who searches for a synonym finds what uses the word, and the other way round."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from search.models import Synonym
from search.results import search
from tests.search.test_results import hits
from tests.support.html import view
from tests.support.queries import warm_queries
from tests.support.words import make_word


def titles(query: str) -> list[str]:
    """What is found, in order."""
    params = QueryDict(mutable=True)
    params["q"] = query
    return [row.title for row in search(params).finding.answer.documents]


@pytest.fixture
def words(home: Any) -> None:
    """A word with an abbreviation and synonyms of one and of more words."""
    make_word("persoonsgebonden budget", abbreviation="pgb", synonyms="zorggeld\ngeld voor zorg")
    make_word("huisarts", synonyms="dokter")
    make_word("carer", language="en", synonyms="helper")


@pytest.mark.parametrize("query", ["dokter", "huisarts", "DOKTER avond", "dokter onbekendwoord"])
def test_a_synonym_finds_pages_that_use_the_word(query: str, words: None, publish: Any) -> None:
    publish("Op bezoek", summary="De huisarts is ook in de avond open.")
    publish("Samen eten", summary="Elke avond.")

    found = titles(query)

    assert "Op bezoek" in found
    assert ("Samen eten" in found) is ("avond" in query)
    assert next(title for title in found if title in {"Op bezoek", "Samen eten"}) == "Op bezoek"


def test_a_synonym_of_editors_finds_all_that_the_word_finds(publish: Any) -> None:
    for title in ("In de moestuin", "Plukken in de pluktuin", "Tuinieren voor ouderen"):
        publish(title)
    Synonym.objects.create(language="nl", word="flappertje", others="tuinieren")

    assert titles("flappertje")[0] == "Tuinieren voor ouderen"
    assert set(titles("flappertje")) == set(titles("tuinieren")) != set()
    assert len(titles("flappertje")) == 3


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
