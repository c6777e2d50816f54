"""The results page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import Page
from wagtail.search.utils import normalise_query_string

from search.results import search

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from core.cards import Card

__all__ = ["results"]


def _promoted(query: str, request: HttpRequest) -> list[Card]:
    """Pages that editors put first for this query: live and public ones only. The query itself is not kept."""
    rows = SearchPromotion.objects.filter(
        query__query_string=normalise_query_string(query)[:255], page__in=Page.objects.live().public()
    ).select_related("page")
    cards = []
    for row in rows:
        page: Any = row.page.specific_deferred
        cards.append(page.basic_card(request))
    return cards


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """Search by ``?q=``; without a query the page invites to search. Result pages are not for search engines."""
    found = search(request.GET)
    context = {
        "results": found,
        "promoted": _promoted(found.query, request) if found.query else [],
        "noindex": True,
        "crumbs": [
            {"title": _("Home"), "url": reverse("wagtail_serve", args=[""]), "lang": ""},
            {"title": _("Zoeken"), "url": "", "lang": ""},
        ],
    }
    response = render(request, "pages/search/results.html", context)
    response["Cache-Control"] = "no-store"
    return response
