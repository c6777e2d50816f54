"""A small cache in the memory of this process, for data that every page shows and that hardly ever changes.

The shared cache may be a database table: asking it would cost a query a page. This one costs none. A change is
seen at once by the process that made it and within ``SECONDS`` by the others.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

from django.core.cache.backends.locmem import LocMemCache
from django.utils.translation import get_language

__all__ = ["SECONDS", "clear", "cleared_once", "remember"]

SECONDS = 10
T = TypeVar("T")
_MISSING = "\0missing"
_waits: ContextVar[bool] = ContextVar("wel-local-waits", default=False)
_cache = LocMemCache("wel-local", {"OPTIONS": {"MAX_ENTRIES": 500}})


def remember(key: str, build: Callable[[], T], *, per_language: bool = True) -> T:
    """Return what ``build`` gave at most ``SECONDS`` ago, in the active language."""
    full_key = f"{key}:{get_language()}" if per_language else key
    found = _cache.get(full_key, _MISSING)
    if found == _MISSING:
        found = build()
        _cache.set(full_key, found, SECONDS)
    value: T = found
    return value


def clear() -> None:
    """Forget everything; called when shared data is saved or deleted."""
    if _waits.get():
        return
    _cache.clear()


@contextmanager
def cleared_once() -> Iterator[None]:
    """In this block nothing is forgotten, at its end everything: for a load that saves much and shows nothing."""
    before = _waits.set(True)
    try:
        yield
    finally:
        _waits.reset(before)
        clear()
