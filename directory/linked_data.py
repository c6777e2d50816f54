"""What search engines are told of an entry: who gives the help, where, when and how one reaches it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from core.linked_data import compact, named, place
from core.phones import is_sample_number, tel_uri
from directory.enums import AttendingType, Repeats, Weekday

if TYPE_CHECKING:
    from core.taxonomies import PageTerms
    from directory.presentation import Facts

__all__ = ["service_data"]

_DAYS = dict(
    zip(
        Weekday.values,
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        strict=True,
    )
)


def service_data(facts: Facts, terms: PageTerms) -> dict[str, Any]:
    """An entry as a schema.org Service. A secret address and a made-up number stay out."""
    service = facts.service
    return {
        "@type": "Service",
        "provider": named("Organization", service.organisation.name),
        "areaServed": [named("AdministrativeArea", term.name) for term in terms.gemeenten],
        "availableChannel": compact([*_by_phone(facts), *_at_places(facts), *_online(facts)]),
    }


def _by_phone(facts: Facts) -> list[dict[str, Any]]:
    hours = _hours([block for block in _open(facts) if block.attending_type == AttendingType.PHONE])
    return [
        {
            "@type": "ServiceChannel",
            "servicePhone": {
                "@type": "ContactPoint",
                "telephone": tel_uri(phone.number).removeprefix("tel:"),
                "hoursAvailable": hours,
            },
        }
        for phone in facts.phones
        if not is_sample_number(phone.number)
    ]


def _at_places(facts: Facts) -> list[dict[str, Any]]:
    found = []
    for row in facts.visited:
        location = row.location
        if location.address_is_secret or not location.city:
            continue
        here = [block for block in _open(facts) if block.location_id == location.pk]
        where = place(
            location.name, street=location.address_1, postal_code=location.postal_code, city=location.city
        ) | {"openingHoursSpecification": _hours(here)}
        found.append({"@type": "ServiceChannel", "serviceLocation": where})
    return found


def _online(facts: Facts) -> list[dict[str, Any]]:
    return [{"@type": "ServiceChannel", "serviceUrl": facts.service.url}]


def _open(facts: Facts) -> list[Any]:
    """The hours, unless the help is closed for a while."""
    return [] if facts.closed else facts.schedules


def _hours(blocks: list[Any]) -> list[dict[str, Any]]:
    """Hours of every week, with the days on which that begins and ends. What is past, or not weekly, can't be said."""
    today = timezone.localdate()
    return [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": f"https://schema.org/{_DAYS[block.byday]}",
            "opens": f"{block.opens_at:%H:%M}",
            "closes": f"{block.closes_at:%H:%M}",
            "validFrom": block.valid_from.isoformat() if block.valid_from else None,
            "validThrough": block.valid_to.isoformat() if block.valid_to else None,
        }
        for block in blocks
        if block.repeats == Repeats.WEEKLY and not (block.valid_to and block.valid_to < today)
    ]
