"""Whatever the server does, the visitor gets an answer within the same request."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pytest_django import Settings

from search.checks import elasticsearch_health
from search.engines.base import Answer, EngineError, QuestionError
from search.engines.elasticsearch import ElasticsearchEngine, breaker, definition, in_front_of
from search.engines.elasticsearch.connection import client
from search.engines.patience import one_page
from search.models import SearchDocument
from search.query import Query, Selection
from tests.support.elasticsearch import Proxy, add_document, asks, running_proxy

Index = Callable[..., None]


class Database:
    """Stands for the engine behind the server."""

    name = "database"
    counts_first = True

    def __init__(self) -> None:
        self.asked = 0

    def search(self, query: Query, selection: Selection, *, start: int = 0, size: int = 10) -> Answer:
        """Say who answers."""
        self.asked += 1
        return Answer(engine=self.name)


def who_answers(query: Query | None = None) -> str:
    """The engine that a visitor gets an answer of."""
    return in_front_of(Database()).search(query or asks("boot"), Selection()).engine


@pytest.fixture
def proxy(url: str, index: Index, settings: Settings) -> Iterator[Proxy]:
    """Something that can break, between us and a server that finds a boat."""
    index(add_document("a", "Boot"))
    with running_proxy(url) as found:
        settings.ELASTICSEARCH = {**settings.ELASTICSEARCH, "url": found.url}
        yield found


def warnings(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What search warned of."""
    return [record.getMessage() for record in caplog.records if record.name.startswith("search")]


def test_a_site_without_a_server_asks_the_database(settings: Settings) -> None:
    settings.ELASTICSEARCH = {}
    database = Database()

    assert in_front_of(database) is database


def test_a_server_that_is_well_answers(proxy: Proxy) -> None:
    assert who_answers() == "elasticsearch"
    assert elasticsearch_health() == (True, "Elasticsearch answers")


def test_a_server_that_is_gone_is_told_once_and_asked_no_more(proxy: Proxy, caplog: pytest.LogCaptureFixture) -> None:
    proxy.close()

    with caplog.at_level(logging.INFO):
        answers = [who_answers() for _ in range(5)]

    assert answers == ["database"] * 5
    assert warnings(caplog) == ["Elasticsearch can't be used (ConnectionError). Until it can, the database finds."]
    assert elasticsearch_health() == (False, "Elasticsearch is down (ConnectionError): the database answers")


def test_a_server_that_comes_back_is_found_back(
    proxy: Proxy, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy.close()
    down = who_answers()
    proxy.start()
    waiting = who_answers()
    monkeypatch.setattr(breaker, "_next_try", 0.0)

    caplog.clear()
    with caplog.at_level(logging.INFO):
        back = [who_answers() for _ in range(2)]

    assert (down, waiting, back) == ("database", "database", ["elasticsearch"] * 2)
    assert warnings(caplog) == ["Elasticsearch can be used again."]


def test_a_slow_server_is_waited_for_once(proxy: Proxy, settings: Settings) -> None:
    settings.ELASTICSEARCH = {**settings.ELASTICSEARCH, "timeout": 0.3}
    proxy.fast.clear()

    answers = [who_answers() for _ in range(4)]

    assert answers == ["database"] * 4
    assert breaker.fault == "ConnectionTimeout"
    assert proxy.connections == 1


def test_all_questions_of_a_page_share_its_time(proxy: Proxy) -> None:
    """Each answer would come in time; together they would not."""
    with one_page() as page:
        first, waited = who_answers(), page.waited
        page.waited, proxy.delay = 59.7, 1.0
        later = [who_answers() for _ in range(2)]

    assert (first, later, breaker.fault) == ("elasticsearch", ["database"] * 2, "ConnectionTimeout")
    assert 0 < waited < 59


def test_a_page_that_has_no_time_left_does_not_ask(proxy: Proxy) -> None:
    with one_page() as page:
        page.waited = 60.0
        answer = who_answers()

    assert (answer, breaker.fault, proxy.connections) == ("database", "its answers take too long", 0)


def test_a_server_that_is_just_fast_enough_again_and_again_is_slow(
    proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy.delay = 0.15
    with monkeypatch.context() as patch:
        patch.setattr(breaker, "_most", lambda: 0.2)
        answers = [who_answers() for _ in range(4)]
        health = elasticsearch_health()
    proxy.delay = 0.0

    assert answers == ["elasticsearch"] * 3 + ["database"]
    assert health == (False, "Elasticsearch is down (its answers take too long): the database answers")
    assert (elasticsearch_health(), who_answers()) == ((True, "Elasticsearch answers"), "elasticsearch")


def test_somebody_who_watches_finds_the_outage_before_visitors_do(proxy: Proxy) -> None:
    proxy.close()
    elasticsearch_health()
    proxy.start()

    down = who_answers()
    elasticsearch_health()

    assert (down, who_answers()) == ("database", "elasticsearch")


def test_an_index_that_was_emptied_is_no_answer(proxy: Proxy) -> None:
    client().delete_by_query(index=definition.alias(), query={"match_all": {}}, refresh=True)

    assert who_answers() == "database"
    assert breaker.fault == "the index has 0 of 1 documents: run search_rebuild"


def test_an_index_that_was_emptied_and_got_one_save_is_no_answer(proxy: Proxy) -> None:
    for number in range(11):
        add_document(f"extra {number}", "Zeil")

    assert who_answers(asks("zeil")) == "database"
    assert breaker.fault == "the index has 1 of 12 documents: run search_rebuild"


def test_a_word_that_nothing_has_is_an_answer(proxy: Proxy) -> None:
    assert who_answers(asks("walvis")) == "elasticsearch"


def test_an_index_of_another_analyser_is_no_answer(proxy: Proxy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(definition, "ANALYSER_VERSION", 9999)

    assert who_answers() == "database"
    assert breaker.fault == "it has no index for this version of the site: run search_rebuild"


def test_an_index_of_another_site_is_no_answer(proxy: Proxy) -> None:
    SearchDocument.objects.update(key="b")

    assert who_answers() == "database"
    assert breaker.fault == "the index tells of other documents than this site has: run search_rebuild"


def test_a_page_that_was_just_taken_away_is_no_outage(proxy: Proxy) -> None:
    SearchDocument.objects.all().delete()

    assert (who_answers(), breaker.fault) == ("database", "")


def test_one_question_that_is_refused_is_no_outage(proxy: Proxy, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("search.engines.elasticsearch.asking.question", lambda *_asked: {"no": {"such": "question"}})
        refused = who_answers()

    assert (refused, breaker.fault, who_answers()) == ("database", "", "elasticsearch")


@pytest.mark.parametrize(
    "strange",
    [
        {},
        {"responses": {}},
        {"responses": [{"status": "fine"}, {"status": 200}]},
        {"responses": [{"status": 200, "hits": []}, {"status": 200, "aggregations": []}]},
        {"responses": ["fine", "fine"]},
        {"responses": [{"status": 200}]},
        {"responses": [{"status": 200, "hits": {"hits": [{}]}}, {"status": 200}]},
        {"responses": [{"status": 200}, {"status": 200, "aggregations": {"all": {}}}]},
    ],
)
def test_an_answer_of_another_shape_is_no_answer(
    proxy: Proxy, engine: ElasticsearchEngine, monkeypatch: pytest.MonkeyPatch, strange: dict[str, Any]
) -> None:
    monkeypatch.setattr(client(), "msearch", lambda **_options: strange)

    with pytest.raises(EngineError, match="an answer of another shape"):
        engine.search(asks("boot"), Selection())


@pytest.mark.parametrize(("status", "kind"), [(400, QuestionError), (404, EngineError), (429, EngineError)])
@pytest.mark.parametrize("which", [0, 1])
def test_one_of_two_questions_that_is_refused_is_no_answer(
    proxy: Proxy, engine: ElasticsearchEngine, monkeypatch: pytest.MonkeyPatch, status: int, kind: type, which: int
) -> None:
    answers: list[dict[str, Any]] = [{"status": 200, "hits": {}}, {"status": 200, "aggregations": {}}]
    answers[which] = {"status": status}
    monkeypatch.setattr(client(), "msearch", lambda **_options: {"responses": answers})

    with pytest.raises(EngineError) as raised:
        engine.search(asks("boot"), Selection())
    assert type(raised.value) is kind
