"""What is near the visitor: "Waar woont u?" puts the list in another order and hides nothing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from core.enums import TermKind
from core.taxonomies import all_terms
from directory.areas import gemeenten_of
from directory.memory.distance import by_distance
from directory.memory.listed import union
from directory.postcodes import Nearness, find_spot, nearness, spot_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest
    from pyroaring import BitMap

    from directory.memory.listed import Listed
    from directory.postcodes import Spot

__all__ = ["PARAMETER", "Home", "home_of"]

PARAMETER = "waar"
_LONGEST = 60
_KEPT = "wel_home"


@dataclass(frozen=True)
class Home:
    """What the visitor typed, and the spot that we know by it; None when we know none."""

    words: str
    spot: Spot | None

    def distance(self, digest: Mapping[str, Any]) -> Nearness | None:
        """To the nearest place of an entry that we know. Secret places are not in it."""
        if self.spot is None:
            return None
        found = (spot_of(city, code) for city, code in digest.get("spots", ()))
        return min((nearness(self.spot, spot) for spot in found if spot is not None), default=None)

    @cached_property
    def gemeenten(self) -> set[str]:
        """Slugs of the gemeenten in which the visitor may live: those of the postcodes, and of the places by name."""
        if self.spot is None:
            return set()
        by_code = {term.slug for term in all_terms(TermKind.GEMEENTE) if term.cbs_code in self.spot.gemeenten}
        return by_code or gemeenten_of(self.spot.places)

    def in_order(self, listed: Listed) -> list[BitMap]:
        """All entries in groups: help for the own gemeente first, and in it what is near.

        The gemeenten of a page go before those in the facts. Help without an address is as near as the next place; an
        address outside the list of postcodes is far away.
        """
        if self.spot is None:
            return [listed.all]
        own = union([listed.everywhere, *(rows for slug, rows in listed.by_area.items() if slug in self.gemeenten)])
        near = by_distance(self.spot, listed)
        return [rows for side in (own, listed.all - own) for one in near if (rows := one & side)]

    def words_for(self, digest: Mapping[str, Any]) -> str:
        """How far an entry is, for its card; empty when nobody asked or there is no address."""
        distance = self.distance(digest)
        if distance is None:
            return ""
        return {
            Nearness.HERE: _("in uw plaats"),
            Nearness.NEAR: _("minder dan 5 km"),
            Nearness.CLOSE: _("5 tot 15 km"),
            Nearness.FAR: _("verder dan 15 km"),
        }[distance]


def home_of(request: HttpRequest | None) -> Home | None:
    """Where the visitor lives, when they said so; worked out once a request."""
    if request is None:
        return None
    if not hasattr(request, _KEPT):
        words = " ".join(request.GET.get(PARAMETER, "").split())[:_LONGEST]
        setattr(request, _KEPT, Home(words, find_spot(words)) if words else None)
    home: Home | None = getattr(request, _KEPT)
    return home
