"""What is wiped when: each store registers its own rule, one command runs them all."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

__all__ = ["PurgeReport", "Rule", "purge_expired", "register", "rules"]

logger = logging.getLogger(__name__)

#: Gets the moment, wipes what is older than it may be, returns how many rows that was.
Rule = Callable[[datetime], int]
_rules: dict[str, Rule] = {}


@dataclass(slots=True)
class PurgeReport:
    """Rows wiped by rule, and the names of rules that failed."""

    wiped: dict[str, int] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)


def register(name: str, func: Rule) -> None:
    """Let ``purge_expired`` run ``func``. Call it from ``AppConfig.ready``; a second call with a name replaces it."""
    _rules[name] = func


def rules() -> dict[str, Rule]:
    """The registered rules by name."""
    return dict(_rules)


def purge_expired(*, now: datetime | None = None) -> PurgeReport:
    """Run every rule; one that fails does not keep the others from running."""
    report, moment = PurgeReport(), now or timezone.now()
    for name, rule in sorted(_rules.items()):
        try:
            report.wiped[name] = rule(moment)
        except Exception:
            logger.exception("Retention rule %s failed", name)
            report.failed.append(name)
    return report
