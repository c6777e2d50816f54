"""Content files of entries of the sociale kaart, with the fewest facts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from directory.models import Location, Organisation, Schedule, Service
from tests.support.content import ContentTree

__all__ = ["FACTS", "HOURS", "PLACE", "count_facts", "write_entry"]

PLACE = {"name": "De Boot", "address_1": "Kade 1", "postal_code": "8321 AB", "city": "Urk"}
HOURS = {"byday": "MO", "opens_at": "09:00", "closes_at": "12:00"}
FACTS: dict[str, Any] = {
    "organization": {"name": "Buurthuis De Boot", "description": "Buren."},
    "phones": [{"number": "0527 00 11 22"}],
    "locations": [{**PLACE, "schedules": [HOURS]}],
}


def write_entry(content: ContentTree, name: str = "boot", **changes: Any) -> Path:
    """One entry with some other facts."""
    return content.page(f"directory/{name}", type="service", title=name.title(), service={**FACTS, **changes})


def count_facts() -> tuple[int, ...]:
    """How many services, organisations, locations and schedules there are."""
    return tuple(model.objects.count() for model in (Service, Organisation, Location, Schedule))
