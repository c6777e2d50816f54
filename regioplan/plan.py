"""The parts of the plan as visitors see them together: the wall, and how far each part is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from core.easy import EASY_READ
from core.querysets import public_pages

if TYPE_CHECKING:
    from django.http import HttpRequest

    from core.cards import Card

__all__ = ["Plan", "newest_rows", "read_plan"]


@dataclass(frozen=True, slots=True)
class Plan:
    """All parts that everyone can reach, by number."""

    blocks: list[Any]
    foundations: list[Any]

    @property
    def pages(self) -> list[Any]:
        """The building blocks, then the foundations."""
        return [*self.blocks, *self.foundations]

    def wall(self, request: HttpRequest) -> dict[str, list[Card]]:
        """Cards of the stones."""
        return {
            "blocks": [page.card(request) for page in self.blocks],
            "foundations": [page.card(request) for page in self.foundations],
        }

    def easy_cards(self, request: HttpRequest) -> list[Card]:
        """Cards that lead to the easy version of each part that has one."""
        cards = [page.card(request) for page in self.pages if page.has_part(EASY_READ)]
        return [replace(card, url=f"{card.url}{EASY_READ}/") for card in cards]

    def progress(self, request: HttpRequest) -> list[dict[str, Any]]:
        """Each part of which editors noted how far it is, with the newest note. Two queries."""
        newest = {**newest_rows(self.blocks), **newest_rows(self.foundations)}
        return [{"card": page.card(request), "row": newest[page.pk]} for page in self.pages if page.pk in newest]


def read_plan(block_model: Any, foundation_model: Any) -> Plan:
    """The plan in the active language. Two queries."""
    return Plan(*(list(public_pages(model).order_by("number", "pk")) for model in (block_model, foundation_model)))


def newest_rows(pages: list[Any]) -> dict[int, Any]:
    """The newest note about each of these pages of one type, by the key of the page."""
    if not pages:
        return {}
    rows = type(pages[0]).progress.rel.related_model.objects.filter(page__in=[page.pk for page in pages])
    return {row.page_id: row for row in rows.order_by("date", "pk")}
