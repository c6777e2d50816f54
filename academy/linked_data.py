"""What search engines are told of a gathering: when, where, how one takes part and what it costs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from academy.enums import EventMode
from core.linked_data import moment, named, place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from academy.models import EventPage, LeergangEdition

__all__ = ["event_data", "instance_data"]

_MODES = {
    EventMode.ON_SITE: "OfflineEventAttendanceMode",
    EventMode.ONLINE: "OnlineEventAttendanceMode",
    EventMode.HYBRID: "MixedEventAttendanceMode",
}
#: One amount and nothing that makes it another: "5 euro", "€ 7,50 met lunch".
_AMOUNT = re.compile(r"^(?:€ ?(\d+(?:,\d\d)?)|(\d+(?:,\d\d)?) euro)(?![^.]*\d)")


def event_data(page: EventPage, url: str) -> dict[str, Any]:
    """A gathering as a schema.org Event."""
    mode = EventMode(page.mode)
    where: list[dict[str, Any]] = []
    if mode != EventMode.ONLINE and (page.location_name or page.city):
        where.append(place(page.location_name or page.city, street=page.address, city=page.city))
    if mode != EventMode.ON_SITE:
        where.append({"@type": "VirtualLocation", "url": url})
    return {
        "@type": "Event",
        "startDate": moment(page.starts_at),
        "endDate": moment(page.ends_at),
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": f"https://schema.org/{_MODES[mode]}",
        "location": where[0] if len(where) == 1 else where,
        "isAccessibleForFree": True if page.is_free else None,
        "offers": _offer(page, url),
    }


def _offer(page: EventPage, url: str) -> dict[str, Any]:
    """The price, when the editor's words are one amount."""
    found = _AMOUNT.match(page.cost.strip())
    if not page.is_free and found is None:
        return {}
    price = (found[1] or found[2]).replace(",", ".") if found else "0"
    return {"@type": "Offer", "price": price, "priceCurrency": "EUR", "url": url}


def instance_data(editions: Iterable[LeergangEdition]) -> list[dict[str, Any]]:
    """The groups that one can still join or follow."""
    return [
        {
            "@type": "CourseInstance",
            "name": edition.name,
            "startDate": edition.starts_on.isoformat(),
            "endDate": edition.ends_on.isoformat(),
            "location": named("Place", edition.place),
        }
        for edition in editions
    ]
