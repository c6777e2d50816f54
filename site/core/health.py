"""Is the site well? Areas register checks; ``/readyz`` runs them."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.core.cache import cache
from django.db import Error as AnyDatabaseError
from django.db import connections

__all__ = [
    "CheckResult",
    "HealthCheck",
    "cache_health",
    "database_health",
    "kept",
    "migrations_health",
    "register",
    "run_checks",
]

logger = logging.getLogger(__name__)

#: Gives whether all is well, and in words how it stands (no personal data, no secrets: anyone can read it).
HealthCheck = Callable[[], tuple[bool, str]]
#: How long ``kept`` gives the same answer.
KEPT_SECONDS = 10.0
_CACHE_KEY = "core.health"


@dataclass(frozen=True, slots=True)
class CheckResult:
    """How one part stands. A part that is not ``critical`` is a warning: the site still takes visitors."""

    name: str
    ok: bool
    detail: str
    critical: bool


_checks: dict[str, tuple[HealthCheck, bool]] = {}


def register(name: str, check: HealthCheck, *, critical: bool = False) -> None:
    """Let ``/readyz`` run ``check``; call it when Django starts. A second call with a name replaces the first."""
    _checks[name] = (check, critical)


def run_checks() -> list[CheckResult]:
    """Run all checks by name; one that raises counts as not well and tells only the class of the error."""
    results = []
    for name, (check, critical) in sorted(_checks.items()):
        try:
            ok, detail = check()
        except Exception as error:
            logger.exception("Health check %s failed", name)
            ok, detail = False, type(error).__name__
        results.append(CheckResult(name, ok, detail, critical))
    return results


def kept(check: HealthCheck) -> HealthCheck:
    """The same check, which asks at most once in ``KEPT_SECONDS``: anyone may ask, and some answers are dear."""
    last: list[tuple[float, tuple[bool, str]]] = []

    @wraps(check)
    def remembered() -> tuple[bool, str]:
        now = time.monotonic()
        if not last or not 0 <= now - last[0][0] < KEPT_SECONDS:
            last[:] = [(now, check())]
        return last[0][1]

    return remembered


def cache_health() -> tuple[bool, str]:
    """Whether the shared cache keeps what it gets. Without it rate limits are off, while every page still works."""
    try:
        cache.set(_CACHE_KEY, 1, timeout=60)
        found = cache.get(_CACHE_KEY)
    except Exception as error:  # noqa: BLE001  # each cache backend has errors of its own
        return False, f"{type(error).__name__}: rate limits are off"
    return (True, "the cache answers") if found else (False, "the cache keeps nothing: rate limits are off")


def database_health() -> tuple[bool, str]:
    """Whether every database answers."""
    try:
        for connection in connections.all():
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
    except AnyDatabaseError as error:
        return False, type(error).__name__
    return True, "the database answers"


def migrations_health() -> tuple[bool, str]:
    """Whether all migrations are applied."""
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connections["default"])
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return not plan, f"{len(plan)} migrations wait" if plan else "all migrations are applied"
