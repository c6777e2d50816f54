"""The figures that the home page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.figures import LatestFigures, register_figures
from core.querysets import public_pages
from monitor.models import Figure, MonitorPage

if TYPE_CHECKING:
    from django.http import HttpRequest

__all__ = ["register"]


def _latest(request: HttpRequest, limit: int) -> LatestFigures | None:
    """The first figures of the newest year, in the order of the editors."""
    page = public_pages(MonitorPage).first()
    if page is None:
        return None
    figures = list(Figure.objects.filter(page=page).order_by("-year", "sort_order")[:limit])
    if not figures:
        return None
    year = figures[0].year
    return LatestFigures(year, [figure for figure in figures if figure.year == year], page, page.link(request))


def register() -> None:
    """Make the figures known."""
    register_figures(_latest)
