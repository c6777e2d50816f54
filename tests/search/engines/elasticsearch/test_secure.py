"""A server with TLS that asks who you are; and nothing of that in what we say or write."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.views.debug import SafeExceptionReporterFilter
from elasticsearch import Elasticsearch
from pytest_django import Settings

from search.checks import elasticsearch_health
from search.engines.base import EngineError
from search.engines.elasticsearch import ElasticsearchEngine, ElasticsearchMirror, definition
from search.engines.elasticsearch.connection import client
from search.query import Selection
from tests.support.elasticsearch import SecureNode, add_document, asks, secure_node, server_settings

WRONG = "Verkeerd-wachtwoord-31415"


@pytest.fixture
def node() -> SecureNode:
    """The server."""
    return secure_node()


@pytest.fixture
def admin(node: SecureNode) -> Iterator[Elasticsearch]:
    """The server for who may do everything."""
    with Elasticsearch(node.url, basic_auth=("elastic", node.password), ca_certs=node.ca, request_timeout=60) as found:
        yield found


@pytest.fixture
def own(node: SecureNode, admin: Elasticsearch, settings: Settings, db: None) -> Iterator[dict[str, Any]]:
    """The setting for this server, without an identity; its indexes go at the end."""
    values = server_settings(node.url, ca=node.ca)
    settings.ELASTICSEARCH = values
    yield values
    for name in admin.indices.get(index=f"{values['index']}-*"):
        admin.indices.delete(index=name)
    admin.options(ignore_status=404).indices.delete_index_template(name=f"{values['index']}-*")


def finds_a_boat() -> bool:
    """Whether a rebuild and a question go well."""
    add_document("a", "Boot")
    ElasticsearchMirror().rebuild()
    return [row.key for row in ElasticsearchEngine().search(asks("boot"), Selection()).documents] == ["a"]


def test_a_name_and_password(own: dict[str, Any], node: SecureNode, settings: Settings) -> None:
    settings.ELASTICSEARCH = {**own, "user": "elastic", "password": node.password}

    assert finds_a_boat()


def test_a_key_that_may_touch_the_indexes_of_this_site_only(
    own: dict[str, Any], admin: Elasticsearch, settings: Settings
) -> None:
    rights = {"site": {"indices": [{"names": [f"{own['index']}-*"], "privileges": ["all"]}]}}
    key = admin.security.create_api_key(name=own["index"], role_descriptors=rights)
    settings.ELASTICSEARCH = {**own, "api_key": key["encoded"]}

    assert finds_a_boat()
    assert not client().options(ignore_status=403).indices.exists_index_template(name=definition.template_name())
    mapping = admin.indices.get_mapping(index=definition.alias())
    assert [about["mappings"]["dynamic"] for about in mapping.values()] == ["strict"]
    admin.security.invalidate_api_key(ids=[key["id"]])
    assert elasticsearch_health() == (
        False,
        "Elasticsearch is down (AuthenticationException (401)): the database answers",
    )


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"user": "elastic", "password": WRONG}, r"AuthenticationException \(401\)"),
        ({"api_key": WRONG}, r"AuthenticationException \(401\)"),
        ({"ca": ""}, "TlsError"),
    ],
)
def test_who_is_not_let_in_says_so_without_secrets(
    changed: dict[str, Any],
    fault: str,
    own: dict[str, Any],
    settings: Settings,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    settings.ELASTICSEARCH = {**own, **changed}

    with pytest.raises(EngineError, match=fault) as raised:
        ElasticsearchEngine().search(asks("boot"), Selection())
    ok, words = elasticsearch_health()

    said = [
        words,
        str(raised.value),
        repr(raised.value.__context__),
        *(record.getMessage() for record in caplog.records),
    ]
    assert not ok
    assert not [line for line in said if WRONG in line or "boot" in line]


def test_a_setting_is_not_shown_by_an_error_page(settings: Settings) -> None:
    settings.ELASTICSEARCH = server_settings("http://x", user="elastic", password=WRONG, api_key=WRONG)

    shown = SafeExceptionReporterFilter().get_safe_settings()["ELASTICSEARCH"]

    assert WRONG not in str(shown)
