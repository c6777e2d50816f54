"""Opening hours as HSDS schedules. ADR 0015 tells how a reader makes moments of them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from directory.api.values import child_id, known
from directory.api.vocabulary import DEVIATION, HOLIDAYS, attribute, term
from directory.enums import HolidayRule, LocationType, Repeats, Weekday
from directory.hours.rules import at_secret_address, tells_where, way_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from directory.api.values import Row

__all__ = ["schedules_of"]

_FORTNIGHT: Final = 14
_WEEK: Final = tuple(Weekday.values)
#: A night that began on a day that differs lasts until the day after.
_PAST: Final = timedelta(days=2)


def _clock(value: Any) -> str | None:
    return f"{value:%H:%M}" if value is not None else None


def _day(value: date | None) -> str | None:
    return value.isoformat() if value is not None else None


def _first_on(row: Any, start: date) -> date:
    """The first day of the week of a block, on or after ``start``."""
    return start + timedelta(days=(_WEEK.index(row.byday) - start.weekday()) % len(_WEEK))


def _in_its_week(row: Any) -> date:
    """The day of a fortnightly block in the week of the day from which one counts: that may be another weekday."""
    monday: date = row.starts_on - timedelta(days=row.starts_on.weekday())
    return monday + timedelta(days=_WEEK.index(row.byday))


def _begin(row: Any, today: date) -> date | None:
    """ICalendar's DTSTART: the first day of the series. One that runs already did not begin after ``today``."""
    if row.repeats != Repeats.FORTNIGHTLY:
        return _first_on(row, row.valid_from) if row.valid_from else None
    known_day = _in_its_week(row)
    start = row.valid_from or min(known_day, today - timedelta(days=1))
    back = (known_day - start).days
    return date.fromordinal(known_day.toordinal() - back // _FORTNIGHT * _FORTNIGHT)


def _rule(row: Any, today: date, note: str) -> Row:
    """When a block comes back. One that is not fixed has no rule: it stands in words."""
    if row.repeats == Repeats.IRREGULAR:
        words = _("%(day)s, niet vast. Vraag het na.") % {"day": row.get_byday_display()}
        return {"description": f"{words} {note}".strip()}
    monthly = row.repeats not in (Repeats.WEEKLY, Repeats.FORTNIGHTLY)
    return {
        "dtstart": _day(_begin(row, today)),
        "wkst": None if monthly else Weekday.MO.value,
        "freq": "MONTHLY" if monthly else "WEEKLY",
        "interval": 2 if row.repeats == Repeats.FORTNIGHTLY else 1,
        "byday": f"{row.repeats}{row.byday}" if monthly else row.byday,
        "description": note,
    }


def _is_secret(service: Any, row: Any) -> bool:
    """Whether these hours are at a secret address; by the places that are read already."""
    there = {place.location_id: place.location for place in service.places.all()}
    return at_secret_address(row.attending_type, there.get(row.location_id), _visited(service))


def _visited(service: Any) -> list[Any]:
    """The addresses where people come."""
    locations = (place.location for place in service.places.all())
    return [location for location in locations if location.location_type == LocationType.PHYSICAL]


def _block(service: Any, row: Any, places: Mapping[int, Row], today: date) -> Row:
    secret = _is_secret(service, row)
    note = "" if secret else row.description  # at a secret place it may tell the way to it
    return known(
        {
            "id": str(row.uuid),
            "service_id": str(service.uuid),
            **places.get(row.location_id, {}),
            "valid_from": _day(row.valid_from),
            "valid_to": _day(row.valid_to),
            **_rule(row, today, note),
            "opens_at": _clock(row.opens_at),
            "closes_at": _clock(row.closes_at),
            "attending_type": way_in(row.attending_type, secret=secret),
            "notes": _("Tijden zoals de klok in Nederland ze wijst (Europe/Amsterdam), zomer en winter."),
        }
    )


def _marked(row: Row, slug: str) -> Row:
    """The row with what one must know of it."""
    found = term("kenmerk", slug)
    mark = [attribute(child_id(UUID(row["id"]), slug), row["id"], "schedule", found)] if found else []
    return known({**row, "attributes": mark})


def _deviation(service: Any, row: Any) -> Row:
    """Days with other hours, as a series of their own; without hours when it is closed."""
    note = "" if tells_where(row.attending_type, None, _visited(service)) else row.description
    if row.opens_at is None:
        words = _("Dicht op deze dagen.")
        hours: Row = {}
    else:
        words = _("Alleen deze tijden op deze dagen.")
        hours = {
            "dtstart": _day(row.first_day),
            "until": _day(row.last_day),
            "wkst": Weekday.MO.value,
            "freq": "WEEKLY",
            "interval": 1,
            "byday": ",".join(_WEEK),
            "opens_at": _clock(row.opens_at),
            "closes_at": _clock(row.closes_at),
        }
    made = {
        "id": str(row.uuid),
        "service_id": str(service.uuid),
        "valid_from": _day(row.first_day),
        "valid_to": _day(row.last_day),
        **hours,
        "description": f"{words} {note}".strip(),
        "attending_type": row.attending_type,
    }
    return _marked(known(made), DEVIATION)


def _holidays(service: Any) -> list[Row]:
    words = {
        HolidayRule.CLOSED.value: _("Op feestdagen dicht."),
        HolidayRule.OPEN.value: _("Op feestdagen gewoon open."),
    }.get(service.holiday_rule)
    if words is None:
        return []
    row = {"id": child_id(service.uuid, "holidays"), "service_id": str(service.uuid), "description": words}
    return [_marked(row, HOLIDAYS)]


def schedules_of(service: Any, places: Mapping[int, Row]) -> list[Row]:
    """All hours of a service; ``places`` gives the links of a block to its place, by key of the location."""
    today = timezone.localdate()
    blocks = [_block(service, row, places, today) for row in service.schedules.all()]
    differ = [_deviation(service, row) for row in service.deviations.all() if row.last_day >= today - _PAST]
    return [*blocks, *differ, *(_holidays(service) if blocks else ())]
