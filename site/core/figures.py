"""Contract by which the home page shows the figures of the monitor, an area that it does not know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.http import HttpRequest

__all__ = ["LatestFigures", "latest_figures", "register_figures"]


@dataclass(frozen=True, slots=True)
class LatestFigures:
    """The first figures of the newest year, the page that has them all, and its address."""

    year: int
    figures: Sequence[Any]
    page: Any
    url: str


_sources: dict[str, Callable[[HttpRequest, int], LatestFigures | None]] = {}


def register_figures(source: Callable[[HttpRequest, int], LatestFigures | None]) -> None:
    """Make the keeper of figures known; called when Django starts. There is one."""
    _sources["figures"] = source


def latest_figures(request: HttpRequest, limit: int) -> LatestFigures | None:
    """At most ``limit`` figures to show on another page, or None when there are none."""
    source = _sources.get("figures")
    return source(request, limit) if source else None
