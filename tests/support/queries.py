"""Counting what a page asks of the database."""

from __future__ import annotations

from typing import Any

from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core import local_cache

__all__ = ["cold_queries", "warm_queries"]


def _count(client: Any, path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path)
    assert response.status_code == 200
    return len(captured)


def warm_queries(client: Any, path: str) -> int:
    """Queries of a request when this process has answered one before."""
    client.get(path)
    return _count(client, path)


def cold_queries(client: Any, path: str) -> int:
    """Queries of the first request after everything in memory was forgotten."""
    client.get(path)
    local_cache.clear()
    cache.clear()
    return _count(client, path)
