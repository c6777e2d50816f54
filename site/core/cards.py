"""The card: what any page shows of itself in a list, a search result or beside another page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from core.taxonomies import terms_for

if TYPE_CHECKING:
    from django.http import HttpRequest

    from core.models import BasePage

__all__ = ["Card", "CardMeta", "cards_for"]


@dataclass(frozen=True, slots=True)
class CardMeta:
    """One mark on a card: a pictogram and a few words.

    ``lang`` is filled when the words are an editor's and not in the language of the page around the card.
    """

    icon: str
    text: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """What a list shows of one thing. Templates need nothing else.

    ``theme`` is the CSS class of the colour pair, ``lang`` is filled when the words are not in the
    language of the page around it, ``extra`` holds what only one area's card template knows.
    """

    title: str
    url: str
    summary: str = ""
    kind_label: str = ""
    kind_slug: str = ""
    icon: str = ""
    theme: str = ""
    image: Any = None
    meta: tuple[CardMeta, ...] = ()
    lang: str = ""
    extra: dict[str, Any] = field(default_factory=dict)

    def lang_if_other(self) -> str:
        """As a page says it: for tags that mark the words of either."""
        return self.lang


def cards_for(pages: Iterable[BasePage], request: HttpRequest | None = None) -> list[Card]:
    """Cards of specific pages, with the terms of all of them read in one query."""
    listed = list(pages)
    missing = [page.pk for page in listed if page.loaded_terms is None]
    if missing:
        found = terms_for(missing)
        for page in listed:
            if page.loaded_terms is None:
                page.set_terms(found.get(page.pk))
    return [page.card(request) for page in listed]
