"""What a run of the demo tells to people."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

__all__ = ["DemoReport", "Progress"]

Progress = Callable[[Iterable[Any], str], Iterable[Any]]


@dataclass(slots=True)
class DemoReport:
    """What a run did, for people. ``skipped`` has sentences about what could not be done."""

    made: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0
    left_alone: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
