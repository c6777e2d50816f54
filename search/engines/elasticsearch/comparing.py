"""In what the index differs from the projection."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from search.engines.elasticsearch.connection import reported
from search.models import SearchDocument, SearchState

if TYPE_CHECKING:
    from elasticsearch import Elasticsearch

__all__ = ["Differences", "compare", "newest_version"]

_GROUP: Final = 5_000


@dataclass(frozen=True, slots=True)
class Differences:
    """Keys: in the projection alone, of another version, in the index alone."""

    missing: frozenset[str] = frozenset()
    stale: frozenset[str] = frozenset()
    surplus: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.missing or self.stale or self.surplus)

    def __and__(self, other: Differences) -> Differences:
        return Differences(self.missing & other.missing, self.stale & other.stale, self.surplus & other.surplus)


def newest_version() -> int:
    """The version of the last write of the projection."""
    return SearchState.objects.filter(pk=1).values_list("version", flat=True).first() or 0


def _in_index(client: Elasticsearch, index: str) -> Iterator[tuple[str, int]]:
    """Keys with their versions, in groups by key."""
    after: str | None = None
    while True:
        with reported():
            response = client.search(
                index=index,
                query={"match_all": {}},
                size=_GROUP,
                sort=[{"key": {"order": "asc"}}],
                search_after=None if after is None else [after],
                source=False,
                stored_fields="_none_",
                docvalue_fields=[{"field": "key"}, {"field": "version"}],
                filter_path="hits.hits.fields",
            )
        hits: list[Mapping[str, Any]] = response.get("hits", {}).get("hits", [])
        yield from ((hit["fields"]["key"][0], hit["fields"]["version"][0]) for hit in hits)
        if len(hits) < _GROUP:
            return
        after = hits[-1]["fields"]["key"][0]


def _compare(client: Elasticsearch, index: str) -> Differences:
    with reported():
        client.indices.refresh(index=index)
    there = dict(_in_index(client, index))
    here = dict(SearchDocument.objects.values_list("key", "version"))
    return Differences(
        missing=frozenset(here.keys() - there.keys()),
        stale=frozenset(key for key in here.keys() & there.keys() if here[key] != there[key]),
        surplus=frozenset(there.keys() - here.keys()),
    )


def compare(client: Elasticsearch, index: str) -> Differences:
    """What differs twice: a write that is on its way at this moment is no difference."""
    found = _compare(client, index)
    return found & _compare(client, index) if found else found
