"""The shelf of initiatives that home, theme and gemeente pages show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from core.latest import Shelf, ShelfQuery, register_shelf
from core.querysets import public_pages
from initiatives.models import InitiativePage

if TYPE_CHECKING:
    from core.cards import Card

__all__ = ["register"]


def _cards(query: ShelfQuery) -> list[Card]:
    """Forerunners first, then the ones that changed last."""
    changed_last = F("last_published_at").desc(nulls_last=True)
    pages = query.narrow(public_pages(InitiativePage))
    return query.cards(pages.order_by(*query.local_first, "-forerunner", changed_last, "title"))


def register() -> None:
    """Make the shelf known."""
    register_shelf(
        Shelf(
            name="initiatives",
            heading=_("Initiatieven"),
            more_path="/initiatieven/",
            more_label=_("Alle initiatieven"),
            cards=_cards,
            order=20,
        )
    )
