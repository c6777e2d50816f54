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
from core.demo.validate import check, check_names

__all__ = ["register"]


_EDITION_NAMES = ("name", "starts_on", "ends_on", "place", "price", "status")


def _editions(page: Any, item: ContentItem, context: DemoContext) -> None:
    rows = []
    for order, entry in enumerate(item.head.get("editions") or []):
        at = ("editions", order)
        check_names(entry, _EDITION_NAMES, item, at=at)
        row = LeergangEdition(
            sort_order=order,
            name=entry.get("name") or "",
            starts_on=item.value(parse_date, entry.get("starts_on"), context.anchor, at=(*at, "starts_on")),
            ends_on=item.value(parse_date, entry.get("ends_on"), context.anchor, at=(*at, "ends_on")),
            place=entry.get("place") or "",
            price=entry.get("price") or "",
            status=entry.get("status") or "",
        )
        check(row, item, at=at, exclude=("page",))
        rows.append(row)
    page.editions = rows


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
    register_page_type(PageType("leergang", LeergangPage, "/academie/", ("track",), _editions, dated=("editions",)))
    register_page_type(PageType("event", EventPage, "/agenda/", _EVENT_FIELDS))
