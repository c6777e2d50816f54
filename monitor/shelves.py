"""The figures that the home page and the pages of themes and gemeenten show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.figures import LatestFigures, register_figures
from core.querysets import public_pages
from monitor.models import Figure, MonitorPage

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

    from core.taxonomies import TermRecord

__all__ = ["register"]


def _public() -> QuerySet[Figure]:
    """What visitors may see, the newest first, with the page and its language: all that a link needs."""
    figures: QuerySet[Figure] = Figure.objects.filter(page__in=public_pages(MonitorPage))
    return figures.select_related("page__locale").order_by("page__path", "-year", "sort_order")


def _overall(limit: int) -> list[Figure]:
    """The first figures of the newest year, in the order of the editors."""
    figures = list(_public().filter(theme=None, gemeente=None)[:limit])
    return [figure for figure in figures if figure.year == figures[0].year]


def _about(term: TermRecord, limit: int) -> list[Figure]:
    """Figures of a term or of a translation of it. What was counted every year is there once, as counted last."""
    name = str(term.kind.value)
    model = Figure._meta.get_field(name).related_model
    keys = model.objects.filter(pk=term.pk).values("translation_key")
    newest: dict[str, Figure] = {}
    for figure in _public().filter(**{f"{name}__translation_key__in": keys}):
        newest.setdefault(figure.label, figure)
    return list(newest.values())[:limit]


def _latest(request: HttpRequest, limit: int, term: TermRecord | None) -> LatestFigures | None:
    """One query, however many there are. All are of one page: that of the language that the visitor reads."""
    figures = _overall(limit) if term is None else _about(term, limit)
    if not figures:
        return None
    page = figures[0].page
    own = [figure for figure in figures if figure.page_id == page.pk]
    return LatestFigures(own[0].year, own, page, page.link(request))


def register() -> None:
    """Make the figures known."""
    register_figures(_latest)
