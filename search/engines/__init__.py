"""Search engines behind one small interface."""

from django.db import connections, router

from search.engines.base import Answer, EngineError, IndexEngine
from search.engines.postgresql import PostgreSQLEngine
from search.engines.sqlite import SQLiteEngine

__all__ = ["Answer", "EngineError", "IndexEngine", "get_engine"]


def get_engine() -> IndexEngine:
    """The engine of the database in which the documents are."""
    from search.models import SearchDocument

    vendor = connections[router.db_for_read(SearchDocument)].vendor
    return PostgreSQLEngine() if vendor == "postgresql" else SQLiteEngine()
