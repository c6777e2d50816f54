"""Search engines behind one small interface."""

from search.engines.base import Engine, Found
from search.engines.database import DatabaseEngine

__all__ = ["DatabaseEngine", "Engine", "Found", "get_engine"]


def get_engine() -> Engine:
    """The engine of this installation: for now always the database."""
    return DatabaseEngine()
