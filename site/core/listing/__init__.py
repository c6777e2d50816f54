"""Lists that visitors filter: the URL is the state, counts tell what a click gives, nothing needs JavaScript."""

from core.listing.facets import (
    BaseFacet,
    ChoiceFacet,
    Facet,
    FacetOption,
    FacetView,
    SetFacet,
    TermFacet,
    TypeFacet,
    with_everywhere,
)
from core.listing.links import Chip, PageLink, passed_over
from core.listing.listing import BaseListing
from core.listing.matching import BaseMatches
from core.listing.rows import Listing

__all__ = [
    "BaseFacet",
    "BaseListing",
    "BaseMatches",
    "Chip",
    "ChoiceFacet",
    "Facet",
    "FacetOption",
    "FacetView",
    "Listing",
    "PageLink",
    "SetFacet",
    "TermFacet",
    "TypeFacet",
    "passed_over",
    "with_everywhere",
]
