"""The shelf of stories that home, theme and gemeente pages show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from blog.models import StoryPage
from core.latest import Shelf, ShelfQuery, register_shelf
from core.querysets import public_pages

if TYPE_CHECKING:
    from core.cards import Card

__all__ = ["register"]


def _cards(query: ShelfQuery) -> list[Card]:
    """The newest stories."""
    newest = F("first_published_at").desc(nulls_last=True)
    return query.cards(query.narrow(public_pages(StoryPage)).order_by(*query.local_first, newest, "title"))


def register() -> None:
    """Make the shelf known."""
    register_shelf(
        Shelf(
            name="stories",
            heading=_("Verhalen"),
            more_path="/verhalen/",
            more_label=_("Alle verhalen"),
            cards=_cards,
            template="components/story.html",
            order=30,
        )
    )
