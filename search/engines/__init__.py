"""Search engines behind one small interface."""

from django.db import connections, router

from search.engines.base import Answer, EngineError, IndexEngine
from search.engines.elasticsearch import in_front_of
from search.engines.postgresql import PostgreSQLEngine
from search.engines.sqlite import SQLiteEngine

__all__ = ["Answer", "EngineError", "IndexEngine", "get_engine"]


def get_engine() -> IndexEngine:
    """The search server where there is one, with the engine of the database in which the documents are behind it."""
    from search.models import SearchDocument

    vendor = connections[router.db_for_read(SearchDocument)].vendor
    return in_front_of(PostgreSQLEngine() if vendor == "postgresql" else SQLiteEngine())
