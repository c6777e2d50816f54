"""Counting hits in the shared cache."""

from __future__ import annotations

import logging
import math
import time
from dataclasses import dataclass

from django.core.cache import cache

__all__ = ["Decision", "Rate", "hit", "is_used_up"]

logger = logging.getLogger(__name__)

_WARN_EVERY_SECONDS = 300
_last_warning: dict[str, float] = {}


@dataclass(frozen=True, slots=True)
class Rate:
    """At most ``limit`` hits in ``window`` seconds."""

    limit: int
    window: int


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether a hit is within its limit; if not, after how many seconds to try again."""

    allowed: bool
    remaining: int
    retry_after: int


def _count(key: str, timeout: int) -> int:
    if cache.add(key, 1, timeout=timeout):
        return 1
    try:
        count = int(cache.incr(key))
        cache.touch(key, timeout)  # a cache in the database gives a counted key its default lifetime
    except ValueError:  # it expired between the two calls
        cache.set(key, 1, timeout=timeout)
        return 1
    return count


def _warn_once() -> None:
    """One warning for an outage, not one for every visitor."""
    now = time.monotonic()
    if now - _last_warning.get("cache", -math.inf) >= _WARN_EVERY_SECONDS:
        _last_warning["cache"] = now
        logger.warning("The cache does not answer: rate limits are off until it does", exc_info=True)  # noqa: LOG014  # while a fault is handled


def _key(key: str, window: int, piece: int) -> str:
    return f"ratelimit:{key}:{window}:{piece}"


def is_used_up(key: str, limit: int, window: int) -> bool:
    """Whether the next hit on ``key`` would be one too many; counts nothing."""
    try:
        return int(cache.get(_key(key, window, int(time.time() // window)), 0)) >= limit
    except Exception:  # noqa: BLE001  # each cache backend has errors of its own
        _warn_once()
        return False


def hit(key: str, limit: int, window: int) -> Decision:
    """Count one hit on ``key`` and say whether it is one of the first ``limit`` in this window of seconds.

    Windows are fixed pieces of the clock, so around a border up to twice the limit passes. Database and file
    caches count with a read and a write, so hits at the very same moment may count as one. Without a cache
    everything passes: a form that works counts for more than a limit.
    """
    now = time.time()
    piece = int(now // window)
    try:
        count = _count(_key(key, window, piece), timeout=window * 2)
    except Exception:  # noqa: BLE001  # each cache backend has errors of its own
        _warn_once()
        return Decision(allowed=True, remaining=limit, retry_after=0)
    if count <= limit:
        return Decision(allowed=True, remaining=limit - count, retry_after=0)
    return Decision(allowed=False, remaining=0, retry_after=max(1, math.ceil((piece + 1) * window - now)))
