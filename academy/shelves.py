"""The shelf of events that home, theme and gemeente pages show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from academy.models import EventPage
from core.latest import Shelf, ShelfQuery, register_shelf
from core.querysets import public_pages

if TYPE_CHECKING:
    from core.cards import Card

__all__ = ["register"]


def _cards(query: ShelfQuery) -> list[Card]:
    """Events that have not ended, soonest first, also those for the whole province."""
    pages = public_pages(EventPage).filter(ends_at__gte=timezone.now())
    return query.cards(query.narrow(pages).order_by("starts_at"))


def register() -> None:
    """Make the shelf known."""
    register_shelf(
        Shelf(
            name="events",
            heading=_("Agenda"),
            more_path="/agenda/",
            more_label=_("Hele agenda"),
            cards=_cards,
            template="components/event.html",
            order=40,
        )
    )
