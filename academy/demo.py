"""How the demo makes the academy and the agenda."""

from __future__ import annotations

from typing import Any

from academy.models import (
    AcademyPage,
    EventIndexPage,
    EventPage,
    LeergangEdition,
    LeergangPage,
    SessionTypePage,
)
from core.demo import ContentItem, DemoContext, PageType, register_page_type
from core.demo.dates import parse_date

__all__ = ["register"]


def _editions(page: Any, item: ContentItem, context: DemoContext) -> None:
    page.editions = [
        LeergangEdition(
            sort_order=order,
            name=entry["name"],
            starts_on=parse_date(entry["starts_on"], context.anchor),
            ends_on=parse_date(entry["ends_on"], context.anchor),
            place=entry.get("place") or "",
            price=entry.get("price") or "",
            status=entry["status"],
        )
        for order, entry in enumerate(item.head.get("editions") or [])
    ]


_EVENT_FIELDS = (
    "kind",
    "starts_at",
    "ends_at",
    "mode",
    "location_name",
    "address",
    "city",
    "cost",
    "registration",
    "recording_url",
    "sample",
)


def register() -> None:
    """Make the types known to the demo."""
    register_page_type(PageType("academy_index", AcademyPage, "/"))
    register_page_type(PageType("event_index", EventIndexPage, "/"))
    register_page_type(
        PageType(
            "session_type",
            SessionTypePage,
            "/academie/",
            ("duration", "max_participants", "learn", "suited_for"),
        )
    )
    register_page_type(PageType("leergang", LeergangPage, "/academie/", ("track",), _editions))
    register_page_type(PageType("event", EventPage, "/agenda/", _EVENT_FIELDS))
