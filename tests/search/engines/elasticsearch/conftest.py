"""A real Elasticsearch 8 and 9, each with an index for the whole run that every test finds empty."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from elasticsearch import Elasticsearch
from pytest_django import Settings

from search.engines.elasticsearch import ElasticsearchEngine, ElasticsearchMirror, breaker, definition
from search.engines.elasticsearch.connection import client
from search.models import SearchDocument, SearchState
from tests.support.elasticsearch import server_settings, server_url


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test in this folder asks a server; one database is enough for that."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.services)


@pytest.fixture(scope="session")
def kept() -> Iterator[dict[str, dict[str, Any]]]:
    """The settings of the servers that were asked, by address. Their indexes go at the end."""
    found: dict[str, dict[str, Any]] = {}
    yield found
    for url, values in found.items():
        with Elasticsearch(url, request_timeout=60) as server:
            for name in server.indices.get(index=f"{values['index']}-*"):
                server.indices.delete(index=name)
            server.indices.delete_index_template(name=f"{values['index']}-*")


@pytest.fixture(autouse=True)
def well() -> Iterator[None]:
    """No outage of another test."""
    breaker.worked()
    yield
    breaker.worked()


@pytest.fixture(params=[8, 9])
def url(request: pytest.FixtureRequest) -> str:
    """The address of a server."""
    return server_url(request.param)


@pytest.fixture
def server(url: str, kept: dict[str, dict[str, Any]], settings: Settings, db: None) -> Elasticsearch:
    """A server with an empty index, beside an empty projection. Versions go on where the last test ended."""
    SearchDocument.objects.all().delete()
    SearchState.objects.update_or_create(pk=1, defaults={"version": time.time_ns() // 1000})
    settings.ELASTICSEARCH = kept.get(url) or server_settings(url)
    found = client()
    if url not in kept:
        name = definition.new_name(datetime.now(tz=UTC))
        definition.create(found, name)
        definition.opened(found, name)
        found.indices.update_aliases(actions=[{"add": {"index": name, "alias": definition.alias()}}])
        kept[url] = settings.ELASTICSEARCH
    found.indices.refresh(index=definition.alias())
    found.delete_by_query(index=definition.alias(), query={"match_all": {}}, refresh=True, conflicts="proceed")
    return found


@pytest.fixture
def engine(server: Elasticsearch) -> ElasticsearchEngine:
    """The engine on this server."""
    return ElasticsearchEngine()


@pytest.fixture
def mirror(server: Elasticsearch) -> ElasticsearchMirror:
    """The copy on this server."""
    return ElasticsearchMirror()


@pytest.fixture
def index(server: Elasticsearch, mirror: ElasticsearchMirror) -> Callable[..., None]:
    """Sends documents, which are found at once."""

    def send(*documents: SearchDocument) -> None:
        mirror.changed(documents)
        server.indices.refresh(index=definition.alias())

    return send
