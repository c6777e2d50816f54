"""The search of Wagtail's admin: Wagtail's own, mended where the database is SQLite."""

from __future__ import annotations

from typing import Any

from django.db import connection

__all__ = ["SearchBackend"]


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802  # Wagtail looks for this name
    """The backend for the database at hand."""
    if connection.vendor == "sqlite":
        from search.wagtail_backend.sqlite import SQLiteBackend

        return SQLiteBackend(params)
    from modelsearch.backends.database import SearchBackend as Stock

    return Stock(params)
