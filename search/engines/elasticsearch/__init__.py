"""Elasticsearch 8 and 9 as engine and as copy of the projection. The client is imported at the first question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.engines.elasticsearch.connection import breaker, configured
from search.engines.elasticsearch.engine import ElasticsearchEngine, number_of_documents
from search.engines.elasticsearch.mirror import ElasticsearchMirror
from search.engines.failover import FailoverEngine

if TYPE_CHECKING:
    from search.engines.base import IndexEngine

__all__ = ["ElasticsearchEngine", "ElasticsearchMirror", "breaker", "configured", "in_front_of", "number_of_documents"]


def in_front_of(database: IndexEngine) -> IndexEngine:
    """The engine of this installation: the server where there is one, with the database behind it."""
    return FailoverEngine(ElasticsearchEngine(), database, breaker) if configured() else database
