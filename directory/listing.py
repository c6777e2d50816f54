"""The filtered list of entries. Facts come from the digest: filters cost one query, whatever their number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from core.enums import TermKind
from core.listing import Facet, Listing, SetFacet, TermFacet
from core.querysets import public_pages
from directory.enums import DeliveryForm, LanguageCode, Referral, ServiceStatus

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.utils.functional import _StrPromise

    from core.listing.facets import FacetData, Values

__all__ = ["service_listing", "visible_services"]

_HIDDEN = (ServiceStatus.INACTIVE, ServiceStatus.DEFUNCT)
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


class ReferralFacet(SetFacet):
    """Whether one can go without a letter."""

    column = "service__referral"


def visible_services() -> Any:
    """Entries that the public may find: live, public, and not stopped."""
    from directory.models import ServicePage

    return public_pages(ServicePage).exclude(service__status__in=_HIDDEN)


def service_listing(request: HttpRequest) -> Listing:
    """The list of "Hulp vinden"."""
    return Listing(
        request,
        visible_services().order_by("title"),
        [
            TermFacet(TermKind.GEMEENTE),
            TermFacet(TermKind.THEME),
            DigestFacet("vorm", _("Hoe"), DeliveryForm.choices, lambda digest: digest.get("forms", [])),
            DigestFacet("kosten", _("Kosten"), [(_FREE, _("Gratis"))], _flag("free", _FREE)),
            ReferralFacet("verwijzing", _("Aanmelden"), [(_NO_REFERRAL, _("Geen verwijzing nodig"))], _no_referral),
            DigestFacet("taal", _("Taal"), LanguageCode.choices, lambda digest: digest.get("languages", [])),
            DigestFacet(
                "toegang",
                _("Kunt u er goed in?"),
                [("rolstoel", _("Met een rolstoel"))],
                _flag("wheelchair", "rolstoel"),
            ),
            TermFacet(TermKind.DIMENSION),
            TermFacet(TermKind.AUDIENCE),
        ],
    )
