"""The results page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from core.cards import Card
from search.results import search

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

__all__ = ["results"]


def _promoted(query: str, request: HttpRequest) -> list[Card]:
    """Pages that editors put first for this query: live and public ones only. The query itself is not kept."""
    rows = SearchPromotion.objects.filter(
        query__query_string=Query.normalise_query_string(query)[:255], page__live=True
    ).select_related("page")
    cards = []
    for row in rows:
        page: Any = row.page
        if page.get_view_restrictions().exists():
            continue
        card = page.specific_deferred.basic_card(request)
        cards.append(card)
    return cards


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """Search by ``?q=``; without a query the page invites to search. Result pages are not for search engines."""
    found = search(request.GET)
    context = {
        "results": found,
        "promoted": _promoted(found.query, request) if found.query else [],
        "noindex": True,
        "crumbs": [{"title": _("Home"), "url": "/", "lang": ""}, {"title": _("Zoeken"), "url": "", "lang": ""}],
    }
    response = render(request, "pages/search/results.html", context)
    response["Cache-Control"] = "no-store"
    return response
