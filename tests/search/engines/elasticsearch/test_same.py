"""Elasticsearch finds what the engines of databases find: the same contract, and no text breaks it."""

from __future__ import annotations

import random
from typing import Any

import pytest
from elasticsearch import Elasticsearch

from search.engines.base import Answer
from search.engines.elasticsearch import ElasticsearchEngine, ElasticsearchMirror, definition
from search.mirrors import Gone
from search.models import SearchDocument
from search.query import Query, Selection
from tests.search.engines import test_contract as contract
from tests.search.engines.test_hostile import _query, _token
from tests.support.search_rows import ask, branch, document, part, titles

rows = contract.rows


class FreshEngine(ElasticsearchEngine):
    """Brings the index up to date before each question."""

    def __init__(self) -> None:
        self._sent: dict[str, tuple[int, int]] = {}

    def search(self, query: Query, selection: Selection, *, start: int = 0, size: int = 10) -> Answer:
        """As the engine does."""
        now = {row.key: (row.pk, row.version) for row in SearchDocument.objects.all()}
        if now != self._sent:
            mirror = ElasticsearchMirror()
            mirror.changed(list(SearchDocument.objects.all()))
            mirror.removed([Gone(pk, key) for key, (pk, _version) in self._sent.items() if key not in now])
            from search.engines.elasticsearch.connection import client

            client().indices.refresh(index=definition.alias())
            self._sent = now
        return super().search(query, selection, start=start, size=size)


@pytest.fixture(autouse=True)
def served(server: Elasticsearch, monkeypatch: pytest.MonkeyPatch) -> None:
    """Questions of the contract go to the server."""
    engine = FreshEngine()
    monkeypatch.setattr("tests.support.search_rows.get_engine", lambda: engine)
    monkeypatch.setattr(contract, "get_engine", lambda: engine)


class TestWords(contract.TestWords):
    """Which documents match."""


class TestLanguages(contract.TestLanguages):
    """Branches."""


class TestChoice(contract.TestChoice):
    """What a visitor chooses, and how many that gives."""


class TestWrites(contract.TestWrites):
    """The index follows the rows."""


@pytest.mark.parametrize("number", [300, pytest.param(10_000, marks=pytest.mark.slow)])
def test_random_texts_break_nothing(number: int) -> None:
    document("Samen eten in Urk")
    ask("samen")
    source, engine = random.Random(9), ElasticsearchEngine()  # noqa: S311  # the same tokens in every run

    found = [
        engine.search(_query(source), Selection(values={_token(source): [_token(source)]})).total for _ in range(number)
    ]

    assert sum(found) == 0


@pytest.mark.parametrize("number", [1, 3])
def test_an_answer_costs_as_much_for_more_documents(number: int, django_assert_num_queries: Any) -> None:
    for place in range(number):
        document(f"Eten {place}")
    ask("eten")

    with django_assert_num_queries(2):
        found = ElasticsearchEngine().search(Query("eten", (branch("eten"),)), Selection())

    assert len(found.documents) == number


def test_near_comes_first_among_many(monkeypatch: pytest.MonkeyPatch) -> None:
    from search.query import Place

    monkeypatch.setattr("search.engines.elasticsearch.engine.CANDIDATES", 2)
    for place in range(6):
        document(f"Eten {place}", gemeenten=["almere"])
    document("Eten dichtbij", gemeenten=["urk"])
    document("Eten overal", everywhere=True)

    assert titles("eten", place=Place("Urk", "urk", 52.66, 5.6))[:2] == ["Eten dichtbij", "Eten overal"]


def test_pages_beyond_the_candidates_have_each_document_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.engines.elasticsearch.engine.CANDIDATES", 3)
    names = {document(f"Eten {place}").title for place in range(8)}

    shown = [title for start in range(0, 10, 2) for title in titles("eten", start=start, size=2)]

    assert sorted(shown) == sorted(names)
    assert titles("eten", start=1, size=6) == shown[1:7]


def test_beyond_the_last_page_there_is_nothing() -> None:
    document("Eten")

    answer = ask("eten", start=20_000, size=10)

    assert (list(answer.documents), answer.total) == ([], 1)


def test_what_is_gone_from_the_projection_is_not_shown() -> None:
    first, second = document("Eten een"), document("Eten twee")
    ask("eten")
    SearchDocument.objects.filter(pk=first.pk).delete()

    found = ElasticsearchEngine().search(Query("eten", (branch(part("eten")),)), Selection())

    assert [row.pk for row in found.documents] == [second.pk]
