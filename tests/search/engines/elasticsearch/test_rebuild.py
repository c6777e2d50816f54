"""A new index takes the place of the old one while people search and editors write."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from elasticsearch import Elasticsearch
from pytest_django import Settings

from search.engines.base import EngineError
from search.engines.elasticsearch import ElasticsearchEngine, ElasticsearchMirror, definition
from search.engines.elasticsearch.connection import client, prefix
from search.engines.elasticsearch.documents import put_in, send
from search.models import SearchDocument, UnsentDocument
from search.query import Selection
from tests.support.elasticsearch import add_document, asks, server_settings


@pytest.fixture
def own(server: Elasticsearch, url: str, settings: Settings) -> Iterator[Elasticsearch]:
    """A server without an index."""
    settings.ELASTICSEARCH = server_settings(url)
    yield client()
    for name in definition.indexes(client()):
        client().indices.delete(index=name)
    client().indices.delete_index_template(name=definition.template_name())


def found() -> set[str]:
    """The keys of what visitors find."""
    documents = ElasticsearchEngine().search(asks("boot"), Selection()).documents
    return {document.key for document in documents}


def test_the_old_index_answers_until_the_new_one_is_whole(own: Elasticsearch) -> None:
    mirror = ElasticsearchMirror()
    add_document("a", "Boot")
    mirror.rebuild()
    (first,) = definition.indexes(own)
    add_document("b", "Boot")
    seen = []

    def look(rows: Any) -> Any:
        for row in rows:
            seen.append((found(), len(definition.indexes(own))))
            yield row

    mirror.rebuild(look)

    assert seen == [({"a"}, 2)] * 2
    assert found() == {"a", "b"}
    assert definition.indexes(own).keys() & {first} == set()
    assert len(definition.indexes(own)) == 1
    assert mirror.check() == []


def test_no_write_during_a_rebuild_is_lost(own: Elasticsearch, monkeypatch: pytest.MonkeyPatch) -> None:
    mirror = ElasticsearchMirror()
    for key in ("a", "b", "c"):
        add_document(key, "Boot")
    mirror.rebuild()
    lead_to = "search.engines.elasticsearch.rebuilding._lead_to"
    switch: Any = __import__("search.engines.elasticsearch.rebuilding", fromlist=["_lead_to"])._lead_to

    def write(rows: Any) -> Any:
        yield from list(rows)
        mirror.changed([add_document("a", "Schip"), add_document("new", "Boot")])
        SearchDocument.objects.filter(key="b").delete()

    def write_and_switch(*arguments: Any) -> None:
        mirror.changed([add_document("c", "Schip"), add_document("last", "Boot")])
        switch(*arguments)

    monkeypatch.setattr(lead_to, write_and_switch)
    mirror.rebuild(write)

    assert found() == {"new", "last"}
    assert mirror.check() == []


def test_two_at_once_refuse(own: Elasticsearch) -> None:
    mirror = ElasticsearchMirror()
    add_document("a", "Boot")
    faults = []

    def twice(rows: Any) -> Any:
        with pytest.raises(EngineError) as raised:
            mirror.rebuild()
        faults.append(str(raised.value))
        return rows

    mirror.rebuild(twice)
    mirror.rebuild()

    assert faults == ["another rebuild of this index is running"]
    assert cache.get(f"search.rebuild.{prefix()}") is None


def test_one_that_fails_leaves_the_old_index_and_no_other(own: Elasticsearch) -> None:
    mirror = ElasticsearchMirror()
    add_document("a", "Boot")
    mirror.rebuild()
    before = definition.indexes(own)

    def break_off(rows: Any) -> Any:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        mirror.rebuild(break_off)

    assert definition.indexes(own) == before
    assert found() == {"a"}


def test_what_a_dead_rebuild_left_is_taken_away(own: Elasticsearch) -> None:
    mirror = ElasticsearchMirror()
    add_document("a", "Boot")
    left = f"{definition.alias()}-{'1' * 20}"
    other = f"{definition.alias()}-logs"
    own.indices.create(index=left)
    own.indices.create(index=other)

    mirror.rebuild()

    assert left not in definition.indexes(own)
    assert own.indices.exists(index=other)
    own.indices.delete(index=other)


def test_what_waited_is_in_the_new_index(own: Elasticsearch) -> None:
    add_document("a", "Boot")
    UnsentDocument.objects.create(key="a")

    ElasticsearchMirror().rebuild()

    assert (found(), UnsentDocument.objects.count()) == ({"a"}, 0)


class Busy:
    """A server that has no room for the first tries."""

    def __init__(self, *statuses: int) -> None:
        self.statuses = list(statuses)
        self.sent: list[int] = []

    def bulk(self, *, operations: list[Any], **_options: Any) -> dict[str, Any]:
        """Refuse the last document as long as there are statuses."""
        number = len(operations) // 2
        self.sent.append(number)
        last = {"status": self.statuses.pop(0) if self.statuses else 201, "_id": "last"}
        return {"items": [*({"index": {"status": 201}} for _ in range(number - 1)), {"index": last}]}


class TestBackOff:
    """What the server has no room for is sent again, each time after twice as long."""

    def send(self, server: Any, tries: int) -> list[float]:
        waits: list[float] = []
        operations = [put_in(SearchDocument(key=key)) for key in ("first", "last")]
        send(server, "x", operations, tries=tries, sleep=waits.append)
        return waits

    def test_only_what_was_refused_is_sent_again(self) -> None:
        server = Busy(429, 503)

        waits = self.send(server, tries=6)

        assert (waits, server.sent) == ([0.5, 1.0], [2, 1, 1])

    def test_a_server_that_stays_busy_is_given_up(self) -> None:
        server = Busy(*[429] * 6)

        with pytest.raises(EngineError, match="the server stays too busy"):
            self.send(server, tries=6)

        assert server.sent == [2, 1, 1, 1, 1, 1]
