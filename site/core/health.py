"""Is the site well? Areas register checks; ``/readyz`` runs them."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.db import DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor

__all__ = ["CheckResult", "HealthCheck", "database_health", "migrations_health", "register", "run_checks"]

logger = logging.getLogger(__name__)

#: Gives whether all is well, and in words how it stands (no personal data, no secrets: anyone can read it).
HealthCheck = Callable[[], tuple[bool, str]]


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


def database_health() -> tuple[bool, str]:
    """Whether every database answers."""
    try:
        for connection in connections.all():
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
    except DatabaseError as error:
        return False, type(error).__name__
    return True, "the database answers"


def migrations_health() -> tuple[bool, str]:
    """Whether all migrations are applied."""
    executor = MigrationExecutor(connections["default"])
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return not plan, f"{len(plan)} migrations wait" if plan else "all migrations are applied"
