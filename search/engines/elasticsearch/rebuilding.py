"""Make a new index beside the old one, and let the name lead to it when it is whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING, Final

from django.core.cache import cache

from search.engines.base import EngineError
from search.engines.elasticsearch import definition
from search.engines.elasticsearch.comparing import compare, newest_version
from search.engines.elasticsearch.connection import breaker, client, prefix, reported
from search.engines.elasticsearch.documents import COLUMNS, Operation, put_in, send, take_out
from search.models import SearchDocument

if TYPE_CHECKING:
    from elasticsearch import Elasticsearch

__all__ = ["Progress", "rebuild", "renew"]

Progress = Callable[[Iterable[SearchDocument]], Iterable[SearchDocument]]

_GROUP: Final = 500
_TRIES: Final = 6
#: Seconds for one request of a rebuild: nobody waits for it.
_PATIENCE: Final = 60.0
#: Seconds after which a rebuild that no longer shows itself is taken for dead.
_LOCKED_FOR: Final = 300


@contextmanager
def _alone() -> Iterator[Callable[[], None]]:
    """One rebuild at a time, over all processes. Gives a function by which it shows that it lives."""
    lock = f"search.rebuild.{prefix()}"
    if not cache.add(lock, 1, timeout=_LOCKED_FOR):
        message = "another rebuild of this index is running"
        raise EngineError(message)
    try:
        yield lambda: cache.set(lock, 1, timeout=_LOCKED_FOR)
    finally:
        cache.delete(lock)


def _send_all(
    server: Elasticsearch, index: str, operations: Iterable[Operation], *, is_alias: bool, alive: Callable[[], None]
) -> dict[str, str]:
    refused: dict[str, str] = {}
    left = iter(operations)
    while group := list(islice(left, _GROUP)):
        alive()
        refused |= send(server, index, group, is_alias=is_alias, tries=_TRIES).refused
    return refused


def renew(keys: Iterable[str]) -> Iterator[Operation]:
    """Write these documents as they are now; those that are no more are taken out."""
    wanted, version = list(keys), newest_version()
    for start in range(0, len(wanted), _GROUP):
        group = wanted[start : start + _GROUP]
        rows = {row.key: row for row in SearchDocument.objects.filter(key__in=group).only(*COLUMNS)}
        yield from (put_in(rows[key]) if key in rows else take_out(key, version) for key in group)


def _newer_than(version: int) -> Iterator[Operation]:
    rows = SearchDocument.objects.filter(version__gt=version).order_by("pk").only(*COLUMNS)
    return map(put_in, rows.iterator(chunk_size=_GROUP))


def _fill(server: Elasticsearch, name: str, progress: Progress, alive: Callable[[], None]) -> dict[str, str]:
    """Everything, and then what changed meanwhile."""
    with reported():
        definition.create(server, name)
    version = newest_version()
    rows = SearchDocument.objects.order_by("pk").only(*COLUMNS).iterator(chunk_size=_GROUP)
    refused = _send_all(server, name, map(put_in, progress(rows)), is_alias=False, alive=alive)
    refused |= _send_all(server, name, _newer_than(version), is_alias=False, alive=alive)
    with reported():
        definition.opened(server, name)
    return refused


def _lead_to(server: Elasticsearch, name: str, old: Iterable[str]) -> None:
    """From one moment to the next the name leads to the new index."""
    away = [{"remove": {"index": index, "alias": definition.alias(), "must_exist": False}} for index in old]
    with reported():
        server.indices.update_aliases(actions=[*away, {"add": {"index": name, "alias": definition.alias()}}])


def _remove(server: Elasticsearch, names: Iterable[str]) -> None:
    with reported():
        for name in names:
            server.indices.delete(index=name, ignore_unavailable=True)


def rebuild(progress: Progress = iter) -> dict[str, str]:
    """Copy the whole projection into a new index, and search there from then on.

    What changes meanwhile goes to the old index; it is written to the new one before and after the switch. Gives the
    documents that the server does not take, with the kind of fault. Raises ``EngineError`` when the server fails or
    when another rebuild runs; the old index then stays.
    """
    server = client().options(request_timeout=_PATIENCE)
    with _alone() as alive:
        with reported():
            left_behind = [name for name, aliases in definition.indexes(server).items() if not aliases]
        _remove(server, left_behind)
        name = definition.new_name(datetime.now(tz=UTC))
        try:
            refused = _fill(server, name, progress, alive)
            with reported():
                old = definition.indexes(server).keys() - {name}
            _lead_to(server, name, old)
        except BaseException:
            _remove(server, [name])
            raise
        found = compare(server, name)
        differ = found.missing | found.stale | found.surplus
        refused |= _send_all(server, name, renew(differ - refused.keys()), is_alias=False, alive=alive)
        with reported():
            server.indices.refresh(index=name)
        _remove(server, old)
    breaker.worked()
    return refused
