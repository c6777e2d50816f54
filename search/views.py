"""The results page, what is suggested while somebody types, the list on paper and the feed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.http import JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from core.crisis import lines_for, said_in
from core.desks import desks_of
from core.enums import TermKind
from core.languages import language_links
from core.protection import read_only
from core.routing import source_language
from core.taxonomies import all_terms
from search.insight.counting import count_search
from search.page.hits import groups_of
from search.promoted import promoted
from search.results import search
from search.suggest import suggestions_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest, HttpResponse

    from search.results import Results

__all__ = ["paper", "results", "suggest"]

_ON_PAPER: Final = 50
_HEADERS: Final = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow"}


def _private(response: HttpResponse) -> HttpResponse:
    """Nobody keeps what somebody looked for."""
    for name, value in _HEADERS.items():
        response[name] = value
    return response


def _crumbs() -> list[dict[str, str]]:
    return [
        {"title": _("Home"), "url": reverse("wagtail_serve", args=[""]), "lang": ""},
        {"title": _("Zoeken"), "url": "", "lang": ""},
    ]


def _is_sensitive(found: Results) -> bool:
    crisis = bool(found.finding.understood.crisis)
    return crisis or any(document.sensitive for document in found.finding.answer.documents)


def _gemeenten(found: Results) -> Sequence[str]:
    place = found.finding.understood.place
    return found.choices.values.get("gemeente") or ((place.gemeente,) if place is not None else ())


def _context(request: HttpRequest, found: Results) -> dict[str, Any]:
    """What the page and the list on paper share."""
    sensitive, crisis = _is_sensitive(found), found.finding.understood.crisis
    return {
        "crisis_lines": lines_for(crisis) if crisis else (),
        "crisis_own": said_in(found.finding.understood.language) if crisis else None,
        "results": found,
        "sensitive": sensitive,
        "noindex": True,
        "languages": language_links(request, query=found.address),
        "crumbs": _crumbs(),
    }


@read_only
def results(request: HttpRequest) -> HttpResponse:
    """Search by ``?q=``; without a query the page invites to search. Result pages are not for search engines."""
    found = search(request.GET, action=request.path)
    whole = found.query and found.choices.page == 1 and not found.choices.is_filtered and not found.choices.kind
    first = promoted(found.finding.understood) if whole else []
    context = _context(request, found)
    count_search(request, found.finding)
    feed = reverse("search_feed") + found.choices.address() if found.total and not context["sensitive"] else ""
    return _private(
        render(
            request,
            "pages/search/results.html",
            {
                **context,
                "promoted": first,
                "groups": groups_of(found.finding, {card.url for card in first}),
                "desks": () if found.total else desks_of(_gemeenten(found)),
                "themes": () if found.total else all_terms(TermKind.THEME),
                "feed": {"url": feed, "title": _("Zoeken: %(query)s") % {"query": found.query}} if feed else None,
                "paper_url": reverse("search:paper") + found.choices.address() if found.total else "",
            },
        )
    )


@read_only
def paper(request: HttpRequest) -> HttpResponse:
    """The first of the results on one page, to print and take along: with numbers, addresses and hours."""
    found = search(request.GET, action=reverse("search:results"), size=_ON_PAPER)
    groups = groups_of(found.finding, on_paper=True)
    context = {**_context(request, found), "groups": groups, "host": request.get_host()}
    return _private(render(request, "pages/search/paper.html", context))


@read_only
def suggest(request: HttpRequest) -> HttpResponse:
    """What the words may become, as JSON, with the words for a screen reader."""
    active = get_language() or source_language()
    found = suggestions_for(request.GET.get("q", ""), languages=list(dict.fromkeys((active, source_language()))))
    number = len(found)
    status = ngettext(
        "%(number)s suggestie. Kies met de pijltjes.", "%(number)s suggesties. Kies met de pijltjes.", number
    ) % {"number": number}
    body = {
        "status": status if found else _("Geen suggesties."),
        "suggestions": [{"text": one.title, "lang": "" if one.language == active else one.language} for one in found],
    }
    return _private(JsonResponse(body))
