"""The list of entries with its filters, and entries like one. Facts come from the digest: filters cost one query."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from core.cards import cards_for
from core.enums import TermKind
from core.listing import Facet, Listing, SetFacet, TermFacet, with_everywhere
from core.querysets import public_pages
from directory.areas import chosen_gemeenten, located_in
from directory.enums import STOPPED, DeliveryForm, Referral
from directory.languages import language_choices

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.utils.functional import _StrPromise

    from core.listing.facets import FacetData, Values
    from directory.models import ServicePage

__all__ = ["given_services", "service_listing", "similar_help", "stopped_pages", "visible_services"]

_SIMILAR = 3
_FREE, _NO_REFERRAL = "gratis", "geen-verwijzing"


class DigestFacet(Facet):
    """A facet over what a digest says; ``pick`` gives the values of one entry."""

    column = "service__digest"

    def __init__(
        self,
        name: str,
        label: str | _StrPromise,
        choices: list[tuple[str, Any]],
        pick: Callable[[dict[str, Any]], list[str]],
    ) -> None:
        super().__init__(name, label)
        self.choices = choices
        self.pick = pick

    def labels(self) -> dict[str, str]:
        """The choices, in their own order."""
        return {str(value): str(label) for value, label in self.choices}

    def values(self, data: FacetData) -> Values:
        """From the digests that the list read along."""
        found: dict[str, set[int]] = {}
        for row in data.rows:
            for value in self.pick(row["service__digest"]):
                found.setdefault(value, set()).add(row["pk"])
        return {value: frozenset(keys) for value, keys in found.items()}


def _flag(key: str, value: str) -> Callable[[dict[str, Any]], list[str]]:
    return lambda digest: [value] if digest.get(key) in (True, "yes") else []


def _no_referral(data: FacetData) -> Values:
    return {_NO_REFERRAL: frozenset(row["pk"] for row in data.rows if row["service__referral"] == Referral.NONE)}


class AreaFacet(TermFacet):
    """Gemeenten of an entry: those on its page, else those in its facts; without any it is for the whole province."""

    column = "service__digest"

    def __init__(self) -> None:
        super().__init__(TermKind.GEMEENTE)

    def values(self, data: FacetData) -> Values:
        """From the terms and the digests that the list read."""
        slugs = self.labels()
        found: dict[str, set[int]] = {slug: set() for slug in slugs}
        for row in data.rows:
            terms = data.terms.get(row["pk"])
            chosen = [term.slug for term in terms.gemeenten] if terms else []
            for slug in chosen or row["service__digest"].get("gemeenten", []):
                found.setdefault(slug, set()).add(row["pk"])
        values = {slug: frozenset(keys) for slug, keys in found.items()}
        return with_everywhere(values, slugs, (row["pk"] for row in data.rows))


class ReferralFacet(SetFacet):
    """Whether one can go without a letter."""

    column = "service__referral"


def visible_services() -> Any:
    """Entries that the public may find: live, public, and not stopped."""
    from directory.models import ServicePage

    return public_pages(ServicePage).exclude(service__status__in=STOPPED)


def stopped_pages() -> Any:
    """Entries of help that is not given any more, in all languages."""
    from directory.models import ServicePage

    return ServicePage.objects.filter(service__status__in=STOPPED)


def given_services() -> Any:
    """The facts of help that is given now, or will be."""
    from directory.models import Service

    return Service.objects.exclude(status__in=STOPPED)


def service_listing(request: HttpRequest) -> Listing:
    """The list of "Hulp vinden"; help with a place in the chosen gemeente stands before help from elsewhere."""
    chosen = chosen_gemeenten(request)
    return Listing(
        request,
        visible_services().order_by("title"),
        [
            AreaFacet(),
            TermFacet(TermKind.THEME),
            DigestFacet(
                "vorm", _("Waar en hoe krijgt u hulp?"), DeliveryForm.choices, lambda digest: digest.get("forms", [])
            ),
            DigestFacet("kosten", _("Kosten"), [(_FREE, _("Gratis"))], _flag("free", _FREE)),
            ReferralFacet(
                "verwijzing",
                _("Brief van de huisarts (verwijzing)"),
                [(_NO_REFERRAL, _("Geen brief nodig"))],
                _no_referral,
            ),
            DigestFacet("taal", _("Taal"), language_choices(), lambda digest: digest.get("languages", [])),
            DigestFacet(
                "toegang",
                _("Rolstoel"),
                [("rolstoel", _("U kunt naar binnen met een rolstoel"))],
                _flag("wheelchair", "rolstoel"),
            ),
            TermFacet(TermKind.DIMENSION),
            TermFacet(TermKind.AUDIENCE),
        ],
        first=(lambda row: bool(chosen & located_in(row["service__digest"]))) if chosen else None,
    )


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
