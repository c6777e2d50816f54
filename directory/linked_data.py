"""What search engines are told of an entry: who gives the help, where, when and how one reaches it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from django.utils import timezone

from core.linked_data import compact, named, place
from core.phones import is_sample_number, tel_uri
from directory.enums import AttendingType, HolidayRule, Repeats, Weekday
from directory.hours import Deviation, holiday_name

if TYPE_CHECKING:
    from datetime import date, time

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

_DAY: Final = timedelta(days=1)
#: So many days ahead it is told on which the hours are others.
_AHEAD: Final = 56


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
    blocks = [block for block in _open(facts) if block.attending_type == AttendingType.PHONE]
    hours = [*_hours(blocks), *_special(facts, blocks, AttendingType.PHONE)]
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
        ) | {
            "openingHoursSpecification": _hours(here),
            "specialOpeningHoursSpecification": _special(facts, here, AttendingType.WALK_IN),
        }
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


def _special(facts: Facts, blocks: list[Any], usual: str) -> list[dict[str, Any]]:
    """The coming days on which these blocks don't count: other hours, or none.

    What differs for one way of contact only says nothing of a place where there are more. ``usual`` is the way of
    contact where no hours tell it.
    """
    if facts.closed:
        return []
    ways, today = {block.attending_type for block in blocks} or {usual}, timezone.localdate()
    until = today + _AHEAD * _DAY
    rows = facts.service.digest.get("deviations", ())
    differ = [Deviation.read(row[1:]) for row in rows if row[0] == "" or ways == {row[0]}]
    told = [
        _on(row.first, row.last, row.opens, row.closes) for row in differ if row.last >= today and row.first <= until
    ]
    days = (today + number * _DAY for number in range(_AHEAD + 1))
    if facts.service.holiday_rule == HolidayRule.CLOSED:
        weekdays = {Weekday.values.index(block.byday) for block in blocks}
        free = (day for day in days if day.weekday() in weekdays and holiday_name(day))
        told += [_on(day, day) for day in free if not any(row.covers(day) for row in differ)]
    return sorted(told, key=lambda row: str(row["validFrom"]))


def _on(first: date, last: date, opens: time | None = None, closes: time | None = None) -> dict[str, Any]:
    """Hours on some days; from midnight to midnight of the same day is closed."""
    return {
        "@type": "OpeningHoursSpecification",
        "opens": f"{opens:%H:%M}" if opens else "00:00",
        "closes": f"{closes:%H:%M}" if closes else "00:00",
        "validFrom": first.isoformat(),
        "validThrough": last.isoformat(),
    }
