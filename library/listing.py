"""The filtered list of the knowledge base: publications and funding schemes together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Case, F, Value, When
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from core.enums import TermKind
from core.listing import ChoiceFacet, Listing, TermFacet
from core.querysets import public_pages
from library.enums import FundingStatus, PublicationKind

if TYPE_CHECKING:
    from django.http import HttpRequest

    from core.listing.facets import FacetData, Values

__all__ = ["SCHEME", "library_listing"]

SCHEME = "regeling"
_URGENCY = (FundingStatus.OPEN, FundingStatus.BINNENKORT, FundingStatus.ONBEKEND, FundingStatus.GESLOTEN)


class KindFacet(ChoiceFacet):
    """The kind of a publication; a page without one is a funding scheme."""

    def __init__(self) -> None:
        choices = [*PublicationKind.choices, (SCHEME, _("Regeling met geld"))]
        super().__init__("soort", _("Soort"), "publicationpage__kind", choices)

    def values(self, data: FacetData) -> Values:
        """From the column that the listing read along."""
        found: dict[str, set[int]] = {}
        for row in data.rows:
            found.setdefault(row[self.column] or SCHEME, set()).add(row["pk"])
        return {value: frozenset(keys) for value, keys in found.items()}


def library_listing(request: HttpRequest) -> Listing:
    """Publications, the newest first; then schemes, first those that are open."""
    from library.models import FundingSchemePage, PublicationPage

    urgency = Case(
        *(When(fundingschemepage__status=status, then=Value(order)) for order, status in enumerate(_URGENCY)),
        default=Value(0),
    )
    newest = F("publicationpage__year").desc(nulls_last=True)
    is_scheme = Case(When(fundingschemepage__isnull=True, then=Value(0)), default=Value(1))
    pages = public_pages(Page).type(PublicationPage, FundingSchemePage)
    return Listing(
        request,
        pages.order_by(is_scheme, newest, urgency, "title"),
        [
            KindFacet(),
            ChoiceFacet("aanvragen", _("Geld aanvragen"), "fundingschemepage__status", FundingStatus.choices),
            TermFacet(TermKind.GEMEENTE),
            TermFacet(TermKind.THEME),
            TermFacet(TermKind.DIMENSION),
            TermFacet(TermKind.AUDIENCE),
        ],
    )
