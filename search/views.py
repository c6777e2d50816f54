"""The results page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from core.crisis import is_crisis
from core.enums import TermKind
from core.languages import language_links
from core.protection import read_only
from core.taxonomies import all_terms
from search.promoted import promoted
from search.results import search

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

__all__ = ["results"]


@read_only
def results(request: HttpRequest) -> HttpResponse:
    """Search by ``?q=``; without a query the page invites to search. Result pages are not for search engines."""
    found = search(request.GET)
    first = promoted(found.query, request) if found.query else []
    crisis = is_crisis(found.query)
    context = {
        "results": found,
        "promoted": first,
        "hits": [hit for hit in found.hits if hit.url not in {card.url for card in first}],
        "crisis": crisis,
        "sensitive": crisis or any(hit.sensitive for hit in found.hits),
        "themes": [] if found.total else all_terms(TermKind.THEME),
        "noindex": True,
        "languages": language_links(request, query=found.address),
        "crumbs": [
            {"title": _("Home"), "url": reverse("wagtail_serve", args=[""]), "lang": ""},
            {"title": _("Zoeken"), "url": "", "lang": ""},
        ],
    }
    response = render(request, "pages/search/results.html", context)
    response["Cache-Control"] = "no-store"
    return response
