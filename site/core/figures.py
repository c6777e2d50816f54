"""Contract by which other pages show the figures of the monitor, an area that they do not know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.http import HttpRequest

    from core.taxonomies import TermRecord

__all__ = ["LatestFigures", "latest_figures", "register_figures"]


@dataclass(frozen=True, slots=True)
class LatestFigures:
    """The newest figures and the year of the first, the page that has them all, and its address."""

    year: int
    figures: Sequence[Any]
    page: Any
    url: str


_sources: dict[str, Callable[[HttpRequest, int, TermRecord | None], LatestFigures | None]] = {}


def register_figures(source: Callable[[HttpRequest, int, TermRecord | None], LatestFigures | None]) -> None:
    """Make the keeper of figures known; called when Django starts. There is one."""
    _sources["figures"] = source


def latest_figures(request: HttpRequest, limit: int, term: TermRecord | None = None) -> LatestFigures | None:
    """At most ``limit`` figures to show on another page, or None when there are none.

    With ``term``, a theme or a gemeente: those about it. Without: those about the whole movement.
    """
    source = _sources.get("figures")
    return source(request, limit, term) if source else None
