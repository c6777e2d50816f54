"""Wagtail's screens of promoted results, without the counts that it makes of searches: those here are never kept so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.urls import path
from django.views.generic import RedirectView
from wagtail.contrib.search_promotions.views import IndexView

if TYPE_CHECKING:
    from django.http import HttpRequest
    from wagtail.admin.menu import MenuItem

__all__ = ["PromotedView", "hide_search_terms", "promoted_urls"]

_REPORT: Final = "search-terms"
_VIEWS: Final = "views"


class PromotedView(IndexView):
    """What editors put first, by words; without the column of how often somebody searched for them."""

    columns = tuple(column for column in IndexView.columns if column.name != _VIEWS)


def hide_search_terms(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Take the report of Wagtail out of the menu: the report of this site tells what visitors look for."""
    menu_items[:] = [item for item in menu_items if item.name != _REPORT]


def promoted_urls() -> list[Any]:
    """The addresses that stand in for those of Wagtail; its report leads to that of this site."""
    report = RedirectView.as_view(pattern_name="search_insight")
    return [
        path("searchpicks/", PromotedView.as_view()),
        path("searchpicks/results/", PromotedView.as_view(results_only=True)),
        path("searchpicks/reports/search-terms/", report),
        path("searchpicks/reports/search-terms/results/", report),
    ]
