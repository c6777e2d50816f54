"""The list of entries with its filters, and entries like one. Facts come from the digest: filters cost one query."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db.models import Count, Q

from core.cards import cards_for
from core.listing import Listing
from core.querysets import public_pages
from directory.areas import chosen_gemeenten, located_in
from directory.enums import STOPPED
from directory.facets import service_facets
from directory.near import PARAMETER, home_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest

    from directory.models import ServicePage

__all__ = ["given_services", "service_listing", "similar_help", "stopped_pages", "visible_services"]

_SIMILAR = 3


def visible_services() -> Any:
    """Entries that the public may find: live, public, and not stopped."""
    from directory.models import ServicePage

    return public_pages(ServicePage).exclude(service__status__in=STOPPED).exclude(service__do_not_list=True)


def stopped_pages() -> Any:
    """Entries of help that is not given any more, in all languages."""
    from directory.models import ServicePage

    return ServicePage.objects.filter(Q(service__status__in=STOPPED) | Q(service__do_not_list=True))


def given_services() -> Any:
    """The facts of help that is given now, or will be."""
    from directory.models import Service

    return Service.objects.exclude(status__in=STOPPED).exclude(do_not_list=True)


def service_listing(request: HttpRequest) -> Listing:
    """The list of "Hulp vinden".

    Help with a place in the chosen gemeente stands before help from elsewhere; then what is near, for who told where
    they live.
    """
    chosen, home = chosen_gemeenten(request), home_of(request)

    def rank(row: Mapping[str, Any]) -> tuple[Any, ...]:
        digest = row["service__digest"]
        named = [term.slug for term in listing.terms_of(row["pk"]).gemeenten] if home else []
        return (bool(chosen) and chosen.isdisjoint(located_in(digest)), *(home.rank(digest, named) if home else ()))

    listing = Listing(
        request,
        visible_services().order_by("title"),
        service_facets(request),
        rank=rank if chosen or home else None,
        keep={PARAMETER: [home.words]} if home else None,
    )
    return listing


def similar_help(page: ServicePage, request: HttpRequest) -> dict[str, Any]:
    """Cards of entries with the most themes and gemeenten in common, and the address of all help of the theme."""
    terms = page.get_terms()
    themes, gemeenten = ([term.pk for term in found] for found in (terms.themes, terms.gemeenten))
    shared = Q(page_terms__theme__in=themes) | Q(page_terms__gemeente__in=gemeenten)
    others = (
        visible_services()
        .exclude(pk=page.pk)
        .annotate(
            shared_themes=Count("page_terms", filter=Q(page_terms__theme__in=themes)),
            shared_terms=Count("page_terms", filter=shared),
        )
        .filter(shared_themes__gt=0)
        .order_by("-shared_terms", "title")
    )
    query = urlencode([("thema", term.slug) for term in terms.themes])
    return {
        "similar": cards_for(others[:_SIMILAR], request) if themes else [],
        "similar_query": f"?{query}" if query else "",
    }
