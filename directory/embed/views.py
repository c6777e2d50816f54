"""``/hulp/inbedden/urk/``: the help of one gemeente, for a frame on another site. No script, no cookie, no form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from csp.constants import NONE
from csp.decorators import csp_replace
from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.clickjacking import xframe_options_exempt

from core.enums import TermKind
from core.protection import read_only
from core.taxonomies import TermRecord, term_by_slug
from directory.facets import AreaFacet, TermsFacet
from directory.listing import ServiceListing, located_first

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse, HttpResponseBase
    from pyroaring import BitMap


__all__ = ["COLOURS", "embedded"]

#: The colours that a site may choose, and our colour pair of each: text on it has enough contrast, by day and by night.
COLOURS: Final = {"water": "t-water", "groen": "t-opgroeien", "riet": "t-eenzaam", "klei": "t-geld", "tulp": "t-ouder"}
_PER_PAGE: Final = 50
#: Only this page may stand in a frame of another site, and it runs nothing.
_POLICY: Final = {"frame-ancestors": ["*"], "script-src": [NONE], "form-action": [NONE], "connect-src": [NONE]}


@dataclass(frozen=True, slots=True)
class Choices:
    """What the address asks for. What is not in our lists falls away."""

    colour: str
    theme: TermRecord | None
    language: str

    @classmethod
    def of(cls, request: HttpRequest) -> Choices:
        """Read the parameters ``kleur``, ``thema`` and ``taal``."""
        colour, language = request.GET.get("kleur", ""), request.GET.get("taal", "")
        known = dict(settings.LANGUAGES)
        return cls(
            colour if colour in COLOURS else "water",
            term_by_slug(TermKind.THEME, request.GET.get("thema", "")),
            language if language in known else translation.get_language() or settings.LANGUAGE_CODE,
        )

    def query(self, page: int) -> str:
        """The address of another part of the same list."""
        pairs = {"kleur": self.colour, "thema": self.theme.slug if self.theme else "", "taal": self.language}
        return "?" + urlencode({**{name: value for name, value in pairs.items() if value}, "page": page})


class _ForOneGemeente(ServiceListing):
    """The list of a gemeente, whatever the address of the visitor says."""

    def __init__(self, request: HttpRequest, slug: str, theme: TermRecord | None) -> None:
        area, themes = AreaFacet(), TermsFacet(TermKind.THEME)

        def in_order(listing: ServiceListing) -> list[list[BitMap]]:
            return [located_first([slug], listing.listed)]

        super().__init__(request, (area, themes), per_page=_PER_PAGE, in_order=in_order)
        self.selected = {area.name: [slug], themes.name: [theme.slug] if theme else []}


@read_only
@xframe_options_exempt
def embedded(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The list, in the language that the address asks for. 404 for what is no gemeente of this site."""
    return csp_replace(_POLICY)(lambda visit: _answer(visit, slug))(request)


def _answer(request: HttpRequest, slug: str) -> HttpResponse:
    choices = Choices.of(request)
    with translation.override(choices.language):
        gemeente = term_by_slug(TermKind.GEMEENTE, slug)
        if gemeente is None:
            raise Http404
        theme = term_by_slug(TermKind.THEME, choices.theme.slug) if choices.theme else None
        listing = _ForOneGemeente(request, slug, theme)
        filters = [("gemeente", slug), *([("thema", theme.slug)] if theme else [])]
        context = {
            "gemeente": gemeente,
            "theme": theme,
            "colour": COLOURS[choices.colour],
            "cards": listing.cards,
            "total": len(listing.keys),
            "parts": [(number, choices.query(number)) for number in listing.page.paginator.page_range],
            "part": listing.page.number,
            "all_query": urlencode(filters),
        }
        response = render(request, "pages/directory/embedded.html", context)
    response.headers["Content-Language"] = choices.language
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
