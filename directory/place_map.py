"""Help by place: the values of a filter, and the map of the list with a count at each place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations
from math import hypot
from typing import TYPE_CHECKING, Final

from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.enums import TermKind
from core.taxonomies import all_terms
from directory.facets.base import ListedFacet
from directory.memory.listed import union
from directory.postcodes import areas, find_spot, middle

if TYPE_CHECKING:
    from pyroaring import BitMap

    from core.listing import BaseListing, FacetOption
    from directory.facets.base import Found
    from directory.memory.listed import Listed
    from directory.postcodes import Area, Spot

__all__ = ["ELSEWHERE", "PARAMETER", "WITHOUT_ADDRESS", "PlaceDot", "PlaceFacet", "PlaceMap", "place_map", "point_of"]

PARAMETER: Final = "plaats"
ELSEWHERE, WITHOUT_ADDRESS = "elders", "zonder-adres"
#: In the order in which they are drawn; the outlines are in ``templates/partials/outline.html``.
_OUTLINES: Final = ("almere", "dronten", "lelystad", "noordoostpolder", "urk", "zeewolde")
#: The drawing in the Dutch national grid: metres a unit, and where its corner lies. Fitted, so that the postcodes of a
#: gemeente lie in its outline.
_METRES, _LEFT, _TOP = 102.3, 135354, 541337
_SMALLEST, _LARGEST = 19.0, 36.0
#: Between two dots; and how often they are pushed: few touch, so few rounds do.
_BETWEEN, _ROUNDS, _NOTHING = 2.0, 12, 0.5


@dataclass(frozen=True, slots=True)
class PlaceDot:
    """A place on the map: where it stands and how large it is, in units of the drawing."""

    option: FacetOption
    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class PlaceMap:
    """What the map shows and what the list beside it says: every place of ``options`` in Flevoland has a dot."""

    dots: tuple[PlaceDot, ...]
    options: tuple[FacetOption, ...]
    outlines: tuple[str, ...] = _OUTLINES


def _places() -> dict[str, str]:
    """Names of the places by their slug, in alphabetical order: those with a postcode, and whole gemeenten."""
    named = [area.place for area in areas().values()]
    named += [term.name for term in all_terms(TermKind.GEMEENTE)]
    found: dict[str, str] = {}
    for name in sorted(named, key=str.casefold):
        found.setdefault(slugify(name), name)
    return found


class PlaceFacet(ListedFacet):
    """In which place help is given. The map chooses it, so it has no tick boxes.

    The postcode tells the place, else the name of the place does. A secret address is in no digest: help with no
    other address counts as help without one.
    """

    offered = False

    def __init__(self) -> None:
        super().__init__(PARAMETER, gettext_lazy("Plaats"))

    def labels(self) -> dict[str, str]:
        """The places, then what is outside them."""
        return {**_places(), ELSEWHERE: _("Buiten Flevoland"), WITHOUT_ADDRESS: _("Hulp zonder adres")}

    def values(self, listed: Listed) -> Found:
        """From the addresses of the entries."""
        codes = {code: slugify(area.place) for code, area in areas().items()}
        names = {name.casefold(): slug for slug, name in _places().items()}
        for term in all_terms(TermKind.GEMEENTE):
            names |= {name.casefold(): slugify(term.name) for name in term.names}
        found: dict[str, list[BitMap]] = {}
        for spot, rows in listed.of("spot").items():
            code, _bar, city = spot.partition("|")
            slug = codes.get(code) or names.get(city.casefold(), ELSEWHERE)
            found.setdefault(slug, []).append(rows)
        places = {slug: union(rows) for slug, rows in found.items()}
        return {**places, WITHOUT_ADDRESS: listed.all - listed.rows("with", "spot")}


def point_of(spot: Spot) -> tuple[float, float]:
    """Where a spot is in the drawing (y downwards).

    The first terms of the formula of Schreutelkamp and Strang van Hees for the Dutch national grid: within Flevoland
    that is exact to about 100 metres, and our coordinates are no finer than 700.
    """
    north, east = 0.36 * (spot.latitude - 52.15517440), 0.36 * (spot.longitude - 5.38720621)
    across = 155000 + 190094.945 * east - 11832.228 * north * east
    up = 463000 + 309056.544 * north + 3638.893 * east * east
    return round((across - _LEFT) / _METRES, 1), round((_TOP - up) / _METRES, 1)


def _dot(option: FacetOption, spot: Spot) -> PlaceDot:
    x, y = point_of(spot)
    return PlaceDot(option, x, y, round(min(_LARGEST, _SMALLEST + option.count**0.5 * 2), 1))


def _apart(dots: list[PlaceDot]) -> list[PlaceDot]:
    """The same dots, pushed aside until none covers another: two harbours lie within a few hundred metres."""
    for _round in range(_ROUNDS):
        moved = False
        for first, second in combinations(range(len(dots)), 2):
            one, other = dots[first], dots[second]
            across, down = other.x - one.x, other.y - one.y
            distance = hypot(across, down)
            gap = one.radius + other.radius + _BETWEEN - distance
            if gap > _NOTHING:
                moved = True
                right, under = (across / distance, down / distance) if distance else (1.0, 0.0)
                dots[first] = replace(one, x=one.x - right * gap / 2, y=one.y - under * gap / 2)
                dots[second] = replace(other, x=other.x + right * gap / 2, y=other.y + under * gap / 2)
        if not moved:
            break
    return [replace(dot, x=round(dot.x, 1), y=round(dot.y, 1)) for dot in dots]


def _spot(option: FacetOption, by_place: dict[str, list[Area]]) -> Spot | None:
    """Where a place is: the middle of its postcodes, and of a whole gemeente that of all its places."""
    if option.value in {ELSEWHERE, WITHOUT_ADDRESS}:
        return None
    return middle(option.label, by_place.get(option.value, ())) or find_spot(option.label)


def place_map(listing: BaseListing) -> PlaceMap | None:
    """The places of the items that fit the other filters; None when there are none. No query."""
    options = tuple(listing.alone(PARAMETER))
    by_place: dict[str, list[Area]] = {}
    for area in areas().values() if options else ():
        by_place.setdefault(slugify(area.place), []).append(area)
    found = [(option, _spot(option, by_place)) for option in options]
    dots = [_dot(option, spot) for option, spot in found if spot is not None]
    return PlaceMap(tuple(_apart(dots)), options) if options else None
