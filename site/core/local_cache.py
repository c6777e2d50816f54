"""A small cache in the memory of this process, for data that every page shows and that hardly ever changes.

The shared cache may be a database table: asking it would cost a query a page. This one costs none. A change is
seen at once by the process that made it and within ``SECONDS`` by the others.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from django.core.cache.backends.locmem import LocMemCache
from django.utils.translation import get_language

__all__ = ["SECONDS", "clear", "cleared_once", "held", "remember"]

SECONDS = 10
T = TypeVar("T")
_MISSING = "\0missing"
_waits: ContextVar[bool] = ContextVar("wel-local-waits", default=False)
_held: ContextVar[dict[str, Any] | None] = ContextVar("wel-local-held", default=None)
_cache = LocMemCache("wel-local", {"OPTIONS": {"MAX_ENTRIES": 500}})


def remember(key: str, build: Callable[[], T], *, per_language: bool = True) -> T:
    """Return what ``build`` gave at most ``SECONDS`` ago, in the active language."""
    full_key = f"{key}:{get_language()}" if per_language else key
    kept = _held.get()
    if kept is not None:
        return _from_held(kept, full_key, build)
    found = _cache.get(full_key, _MISSING)
    if found == _MISSING:
        found = build()
        _cache.set(full_key, found, SECONDS)
    value: T = found
    return value


def _from_held(kept: dict[str, Any], full_key: str, build: Callable[[], T]) -> T:
    if full_key not in kept:
        kept[full_key] = build()
    value: T = kept[full_key]
    return value


@contextmanager
def held() -> Iterator[None]:
    """In this block what is remembered stays as it is, and costs no copy: for work that asks it ten thousand times."""
    before = _held.set({})
    try:
        yield
    finally:
        _held.reset(before)


def clear() -> None:
    """Forget everything; called when shared data is saved or deleted."""
    kept = _held.get()
    if kept is not None:
        kept.clear()
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
