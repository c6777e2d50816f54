"""The copy on the server follows the projection, and a save never fails because of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from elasticsearch import Elasticsearch
from pytest_django import DjangoAssertNumQueries, Settings

from search.checks import elasticsearch_health
from search.engines.elasticsearch import ElasticsearchMirror, breaker, definition
from search.engines.elasticsearch.documents import put_in
from search.engines.elasticsearch.mirror import _GROUP
from search.mirrors import Gone
from search.models import SearchDocument, SearchState, UnsentDocument
from tests.support.elasticsearch import Proxy, add_document, running_proxy


@pytest.fixture
def proxy(url: str, server: Elasticsearch, settings: Settings) -> Iterator[Proxy]:
    """Something that can break, between us and the server."""
    with running_proxy(url) as found:
        settings.ELASTICSEARCH = {**settings.ELASTICSEARCH, "url": found.url}
        yield found


@pytest.fixture
def direct(url: str) -> Iterator[Elasticsearch]:
    """The same server, past whatever breaks."""
    with Elasticsearch(url) as found:
        yield found


def remove(document: SearchDocument) -> Gone:
    """Take a document out of the projection."""
    gone = Gone(document.pk, document.key)
    document.delete()
    state = SearchState.objects.get()
    SearchState.objects.update(version=state.version + 1, removed_at=state.version + 1)
    return gone


def unsent() -> set[str]:
    """The keys that the server has not heard of."""
    return set(UnsentDocument.objects.values_list("key", flat=True))


def test_what_changes_is_copied(mirror: ElasticsearchMirror) -> None:
    document, other = add_document("a", "Boot"), add_document("b", "Zeil")
    before = mirror.check()
    mirror.changed([document, other])
    copied = mirror.check()
    changed = add_document("a", "Schip")
    stale = mirror.check()
    mirror.changed([changed])
    renewed = mirror.check()
    gone = remove(other)
    surplus = mirror.check()
    mirror.removed([gone])

    assert before == ["ontbreekt: 2 (a, b)"]
    assert copied == []
    assert stale == ["verouderd: 1 (a)"]
    assert renewed == []
    assert surplus == ["te veel: 1 (b)"]
    assert mirror.check() == []


def test_of_two_writes_the_newer_stays_also_when_it_comes_first(mirror: ElasticsearchMirror) -> None:
    older, newer = add_document("a", "Boot"), add_document("a", "Schip")

    mirror.changed([newer])
    mirror.changed([older])

    assert mirror.check() == []


def test_what_was_taken_away_does_not_come_back_by_an_older_write(mirror: ElasticsearchMirror) -> None:
    document = add_document("a", "Boot")
    late = SearchDocument.objects.get()

    mirror.removed([remove(document)])
    mirror.changed([late])

    assert mirror.check() == []


def test_a_server_that_is_gone_hears_of_it_later(
    proxy: Proxy, mirror: ElasticsearchMirror, direct: Elasticsearch
) -> None:
    old = add_document("old", "Oud")
    mirror.changed([old])
    direct.indices.refresh(index=definition.alias())
    proxy.close()

    mirror.changed([add_document("a", "Boot")])
    mirror.removed([remove(old)])
    kept = unsent()
    proxy.start()
    told = elasticsearch_health()
    mirror.changed([add_document("b", "Zeil")])

    assert kept == {"a", "old"}
    assert told == (
        False,
        "Elasticsearch answers, but 2 documents are not sent yet: run search_check --repair",
    )
    assert (unsent(), mirror.check(), elasticsearch_health()[0]) == (set(), [], True)


def test_a_slow_server_holds_up_one_save_and_no_more(
    proxy: Proxy, mirror: ElasticsearchMirror, settings: Settings
) -> None:
    settings.ELASTICSEARCH = {**settings.ELASTICSEARCH, "timeout": 0.3}
    proxy.fast.clear()

    for number in range(4):
        mirror.changed([add_document(str(number), "Boot")])

    assert unsent() == {"0", "1", "2", "3"}
    assert proxy.connections == 1


def test_what_is_kept_is_kept_until_it_is_sent(proxy: Proxy, mirror: ElasticsearchMirror, monkeypatch: Any) -> None:
    UnsentDocument.objects.create(key="a")
    add_document("a", "Boot")
    real = ElasticsearchMirror.changed
    monkeypatch.setattr("search.engines.elasticsearch.mirror._tell", lambda _refused: proxy.close())

    real(mirror, [add_document("b", "Zeil")])

    assert unsent() == {"a"}


def test_without_an_index_nothing_is_made_by_guess(
    mirror: ElasticsearchMirror, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(definition, "ANALYSER_VERSION", 9999)

    mirror.changed([add_document("a", "Boot")])

    assert unsent() == {"a"}
    assert breaker.fault == "the index is not there"


def test_a_document_that_the_server_refuses_is_named_and_holds_up_no_other(
    mirror: ElasticsearchMirror, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    bad, good = add_document("bad", "Boot"), add_document("good", "Zeil")

    def spoilt(document: SearchDocument) -> Any:
        action, values = put_in(document)
        return action, {**(values or {}), "date": "gisteren"} if document.key == "bad" else values

    monkeypatch.setattr("search.engines.elasticsearch.mirror.put_in", spoilt)
    mirror.changed([bad, good])

    assert mirror.check() == ["ontbreekt: 1 (bad)"]
    assert [record.getMessage() for record in caplog.records if record.levelname == "WARNING"] == [
        "Elasticsearch does not take 1 documents; the first is bad: document_parsing_exception"
    ]


def test_many_go_in_groups(mirror: ElasticsearchMirror) -> None:
    documents = [add_document("a", "Boot")] * (_GROUP + 1)

    mirror.changed(documents)

    assert mirror.check() == []


def test_a_copy_costs_one_query_for_one_and_for_three(
    mirror: ElasticsearchMirror, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    documents = [add_document(str(number), "Boot") for number in range(4)]

    with django_assert_num_queries(3):  # the two of a savepoint, and what is kept
        mirror.changed(documents[:1])
    with django_assert_num_queries(3):
        mirror.changed(documents[1:])


def test_what_came_back_before_its_removal_was_told_stays(mirror: ElasticsearchMirror) -> None:
    gone = remove(add_document("a", "Boot"))
    mirror.changed([add_document("a", "Boot")])

    mirror.removed([gone])

    assert mirror.check() == []
