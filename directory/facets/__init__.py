"""The filters of the sociale kaart. They read the memory of the process: no filter asks a query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.enums import TermKind
from directory.facets.base import ListedFacet
from directory.facets.facts import by_name
from directory.facets.opening import OpenFacet
from directory.facets.terms import AreaFacet, AudienceFacet, QuestionFacet, TermsFacet
from directory.place_map import PlaceFacet

if TYPE_CHECKING:
    from django.http import HttpRequest

__all__ = ["AreaFacet", "ListedFacet", "QuestionFacet", "TermsFacet", "service_facets"]


def service_facets(request: HttpRequest | None = None) -> list[ListedFacet]:
    """All filters, in the order of the page."""
    facts = by_name()
    return [
        QuestionFacet(),
        AreaFacet(),
        PlaceFacet(),
        OpenFacet(request),
        AudienceFacet(),
        TermsFacet(TermKind.THEME),
        *(facts[name] for name in ("vorm", "kosten", "verwijzing", "wachttijd", "taal", "toegang", "leeftijd")),
        TermsFacet(TermKind.DIMENSION),
    ]
