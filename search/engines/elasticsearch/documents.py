"""From rows of the projection to what the index holds, in groups, with patience."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, cast

from search.engines.base import EngineError
from search.engines.elasticsearch.connection import reported
from search.ranking import WEIGHTS

if TYPE_CHECKING:
    from elasticsearch import Elasticsearch

    from search.models import SearchDocument

__all__ = ["COLUMNS", "Sent", "put_in", "send", "take_out"]

#: What is read of a row to index it.
COLUMNS: Final = (
    *("key", "kind", "language", "translation_key", "everywhere", "date", "checked", "version"),
    *("index_title", "index_terms", "index_summary", "index_body", "index_facets"),
)
_TRIES: Final = 6
_BUSY: Final = frozenset({429, 502, 503, 504})
_NEWER_THERE: Final = 409
_GONE: Final = 404
_REFUSED: Final = 300
Operation = tuple[dict[str, Any], dict[str, Any] | None]


@dataclass
class Sent:
    """What came of it: the keys that the server does not take, each with the kind of fault."""

    refused: dict[str, str] = field(default_factory=dict)


def put_in(document: SearchDocument) -> Operation:
    """Write a document, unless the index has a newer one: two processes may send in the wrong order."""
    action = {"_id": document.key, "version": document.version, "version_type": "external_gte"}
    values = {
        "title": document.index_title,
        "terms": document.index_terms,
        "summary": document.index_summary,
        "body": document.index_body,
        "facets": document.index_facets.split(),
        "key": document.key,
        "kind": document.kind,
        "kind_weight": WEIGHTS.kinds.get(document.kind, WEIGHTS.other_kind),
        "language": document.language,
        "translation": document.translation_key or None,
        "everywhere": document.everywhere,
        "pk": document.pk,
        "version": document.version,
        "date": document.date.isoformat() if document.date else None,
        "checked": document.checked.isoformat() if document.checked else None,
    }
    return {"index": action}, values


def take_out(key: str, version: int) -> Operation:
    """Take away a document that is no newer than this version."""
    return {"delete": {"_id": key, "version": version, "version_type": "external_gte"}}, None


def _lines(operations: Sequence[Operation]) -> Iterator[dict[str, Any]]:
    for action, document in operations:
        yield action
        if document is not None:
            yield document


def _answers(response: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for item in response["items"]:
        yield from item.values()


def _once(
    client: Elasticsearch, index: str, operations: Sequence[Operation], sent: Sent, *, is_alias: bool
) -> list[Operation]:
    """Send all at once; gives those for which the server had no room."""
    with reported():
        response = client.bulk(
            index=index, operations=list(_lines(operations)), require_alias=is_alias, source_includes="key"
        )
    again = []
    for operation, answer in zip(operations, _answers(cast("Mapping[str, Any]", response)), strict=True):
        status = answer["status"]
        if status in _BUSY:
            again.append(operation)
        elif status == _GONE and "error" in answer:
            message = "the index is not there"
            raise EngineError(message)
        elif status >= _REFUSED and status not in {_NEWER_THERE, _GONE}:
            sent.refused[answer["_id"]] = answer["error"]["type"]
    return again


def send(
    client: Elasticsearch,
    index: str,
    operations: Iterable[Operation],
    *,
    is_alias: bool = True,
    tries: int = 1,
    sleep: Callable[[float], None] = time.sleep,
) -> Sent:
    """Send one group. What the server has no room for is sent again, each time after twice as long.

    Raises ``EngineError`` when the server is not there or stays too busy.
    """
    sent, left, fault = Sent(), list(operations), EngineError("the server stays too busy")
    for number in range(tries):
        if not left:
            break
        if number:
            sleep(0.5 * 2 ** (number - 1))
        try:
            left = _once(client, index, left, sent, is_alias=is_alias)
        except EngineError as error:
            fault = error
    if left:
        raise fault
    return sent
