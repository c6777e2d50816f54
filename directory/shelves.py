"""The shelf of help that home, theme and gemeente pages show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from core.latest import Shelf, ShelfQuery, register_shelf
from directory.listing import visible_services

if TYPE_CHECKING:
    from core.cards import Card

__all__ = ["register"]


def _cards(query: ShelfQuery) -> list[Card]:
    """Entries that were checked last come first."""
    pages = query.narrow(visible_services()).order_by("-service__assured_date", "title")
    return query.cards(pages)


def register() -> None:
    """Make the shelf known."""
    register_shelf(
        Shelf(
            name="help",
            heading=_("Hulp"),
            more_path="/hulp/",
            more_label=_("Alle hulp"),
            cards=_cards,
            template="components/service_card.html",
            order=10,
        )
    )
