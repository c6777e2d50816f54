"""Opening hours as another system reads them: with iCalendar's rules, to the moment, in winter and in summer."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from importlib import import_module
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine

from directory.hours import Timetable, periods
from directory.models import ScheduleDeviation
from tests.support.hsds import fetch, judge, make_entry
from tests.support.services import add_hours, add_place

_NOW = datetime(2026, 1, 2, 12, tzinfo=UTC)
_DAY = timedelta(days=1)
_rrule: Any = import_module("dateutil.rrule")


def _moments(row: dict[str, Any], zone: ZoneInfo, first: date, last: date) -> list[tuple[datetime, datetime]]:
    """Begin and end, in UTC, of what one row says of these days.

    What a reader of the ADR would write: the library ``dateutil`` for RFC 5545, nothing of our own.
    """
    if "freq" not in row:
        return []
    begin = max(first, date.fromisoformat(row.get("valid_from", first.isoformat())))
    end = min(last, date.fromisoformat(row.get("valid_to", last.isoformat())))
    start = date.fromisoformat(row.get("dtstart", begin.isoformat()))
    rule = f"FREQ={row['freq']};INTERVAL={row['interval']};BYDAY={row['byday']};WKST={row.get('wkst', 'MO')}"
    days = _rrule.rrulestr(rule, dtstart=datetime.combine(start, time()))
    opens, closes = (time.fromisoformat(row[name]) for name in ("opens_at", "closes_at"))
    found = []
    for day in days.between(datetime.combine(begin, time()), datetime.combine(end, time()), inc=True):
        until = day.date() + (_DAY if closes <= opens else timedelta())
        found.append(
            (
                datetime.combine(day.date(), opens, tzinfo=zone).astimezone(UTC),
                datetime.combine(until, closes, tzinfo=zone).astimezone(UTC),
            )
        )
    return found


def _read(client: Any, page: Any, first: date, last: date) -> list[tuple[str, str]]:
    """All moments that the API tells, as text, in order."""
    zone = ZoneInfo(fetch(client, "/")["timezone"])
    rows = fetch(client, f"/services/{page.service.uuid}")["schedules"]
    found = sorted(moment for row in rows for moment in _moments(row, zone, first, last))
    return [(f"{begin:%m-%d %H:%M}", f"{end:%m-%d %H:%M}") for begin, end in found]


@time_machine.travel(_NOW, tick=False)
def test_nine_o_clock_is_nine_o_clock_in_winter_and_in_summer(fixed: Any, client: Any) -> None:
    page = make_entry(fixed)
    add_hours(page.service, "MO", "09:00", "17:00")

    assert _read(client, page, date(2026, 1, 5), date(2026, 1, 11)) == [("01-05 08:00", "01-05 16:00")]
    assert _read(client, page, date(2026, 7, 6), date(2026, 7, 12)) == [("07-06 07:00", "07-06 15:00")]


@time_machine.travel(_NOW, tick=False)
def test_over_midnight_and_in_the_nights_in_which_the_clock_moves(fixed: Any, client: Any) -> None:
    page = make_entry(fixed)
    add_hours(page.service, "SA", "22:00", "04:00")

    assert _read(client, page, date(2026, 1, 10), date(2026, 1, 10)) == [("01-10 21:00", "01-11 03:00")]
    assert _read(client, page, date(2026, 7, 11), date(2026, 7, 11)) == [("07-11 20:00", "07-12 02:00")]
    assert _read(client, page, date(2026, 3, 28), date(2026, 3, 28)) == [("03-28 21:00", "03-29 02:00")]
    assert _read(client, page, date(2026, 10, 24), date(2026, 10, 24)) == [("10-24 20:00", "10-25 03:00")]


HOURS: list[dict[str, Any]] = [
    {},
    {"valid_from": date(2026, 2, 4), "valid_to": date(2026, 6, 30)},
    {"repeats": "fortnightly", "starts_on": date(2026, 1, 6)},
    {"repeats": "fortnightly", "starts_on": date(2024, 1, 9)},
    {"repeats": "fortnightly", "starts_on": date(2026, 5, 12)},
    {"repeats": "fortnightly", "starts_on": date(2027, 5, 11), "valid_from": date(2026, 3, 1)},
    {"repeats": "fortnightly", "starts_on": date(2025, 1, 7), "valid_from": date(2026, 3, 4)},
    {"repeats": "fortnightly", "starts_on": date(2026, 1, 11)},
    {"repeats": "fortnightly", "starts_on": date(2026, 1, 12), "valid_from": date(2026, 3, 4)},
    *({"repeats": number} for number in ("1", "2", "3", "4", "-1")),
    {"repeats": "-1", "valid_from": date(2026, 2, 10), "valid_to": date(2026, 12, 31)},
]


@pytest.mark.parametrize("rule", HOURS)
@time_machine.travel(_NOW, tick=False)
def test_others_work_out_the_same_days_as_we_do(rule: dict[str, Any], fixed: Any, client: Any) -> None:
    page = make_entry(fixed)
    add_hours(page.service, "TU", "21:30", "01:00", **rule)
    page.service.refresh_from_db()
    first, days = date(2026, 1, 2), 500

    theirs = _read(client, page, first, first + (days - 1) * _DAY)
    ours = periods(Timetable.read(page.service.digest["hours"]["inloop"]), first, days)

    assert theirs == [(f"{period.begin:%m-%d %H:%M}", f"{period.end:%m-%d %H:%M}") for period in ours]
    assert len(theirs) > 3


@time_machine.travel(_NOW, tick=False)
def test_the_rules_in_the_words_of_icalendar(fixed: Any, client: Any) -> None:
    page = make_entry(fixed)
    place = add_place(page.service)
    add_hours(page.service, "MO", "09:00", "12:00", location=place)
    add_hours(page.service, "TU", "09:00", "10:00", repeats="fortnightly", starts_on=date(2026, 1, 6))
    add_hours(page.service, "FR", "09:00", "10:00", repeats="-1", attending_type="telefoon")
    names = ("dtstart", "freq", "interval", "byday", "opens_at", "closes_at", "attending_type")

    rows = fetch(client, f"/services/{page.service.uuid}")["schedules"]

    assert [[row.get(name) for name in names] for row in rows] == [
        [None, "WEEKLY", 1, "MO", "09:00", "12:00", "inloop"],
        ["2026-01-06", "WEEKLY", 2, "TU", "09:00", "10:00", "inloop"],
        [None, "MONTHLY", 1, "-1FR", "09:00", "10:00", "telefoon"],
    ]
    assert {"timezone"} & {name for row in rows for name in row} == set()
    assert {row["notes"] for row in rows} == {
        "Tijden zoals de klok in Nederland ze wijst (Europe/Amsterdam), zomer en winter."
    }
    assert [("location_id" in row, "service_at_location_id" in row) for row in rows] == [
        (True, True),
        *[(False, False)] * 2,
    ]


@time_machine.travel(_NOW, tick=False)
def test_hours_that_are_not_fixed_have_no_rule(fixed: Any, client: Any) -> None:
    page = make_entry(fixed)
    add_hours(page.service, "TH", "09:00", "10:00", repeats="irregular", description="Soms in de hal.")

    rows = fetch(client, f"/services/{page.service.uuid}")["schedules"]

    assert [row["description"] for row in rows] == ["Donderdag, niet vast. Vraag het na. Soms in de hal."]
    assert _read(client, page, date(2026, 1, 1), date(2026, 12, 31)) == []
    assert [judge("schedule", row) for row in rows] == [[]]


@time_machine.travel(_NOW, tick=False)
def test_days_that_differ_and_holidays(fixed: Any, client: Any) -> None:
    page = make_entry(fixed, holiday_rule="closed")
    add_hours(page.service, "MO", "09:00", "12:00")
    facts = {"service": page.service, "attending_type": ""}
    ScheduleDeviation.objects.create(first_day=date(2025, 12, 1), last_day=date(2025, 12, 30), **facts)
    ScheduleDeviation.objects.create(
        first_day=date(2026, 5, 4), last_day=date(2026, 5, 5), description="Vakantie.", **facts
    )
    ScheduleDeviation.objects.create(
        first_day=date(2026, 6, 6), last_day=date(2026, 6, 7), opens_at=time(22), closes_at=time(1), **facts
    )

    rows = fetch(client, f"/services/{page.service.uuid}")["schedules"]

    assert [(row["description"], row["attributes"][0]["value"]) for row in rows[1:]] == [
        ("Dicht op deze dagen. Vakantie.", "afwijkende-dagen"),
        ("Alleen deze tijden op deze dagen.", "afwijkende-dagen"),
        ("Op feestdagen dicht.", "feestdagen"),
    ]
    assert [(row.get("valid_from"), row.get("valid_to")) for row in rows[1:]] == [
        ("2026-05-04", "2026-05-05"),
        ("2026-06-06", "2026-06-07"),
        (None, None),
    ]
    assert _moments(rows[2], ZoneInfo("Europe/Amsterdam"), date(2026, 1, 1), date(2026, 12, 31)) == [
        (datetime(2026, 6, 6, 20, tzinfo=UTC), datetime(2026, 6, 6, 23, tzinfo=UTC)),
        (datetime(2026, 6, 7, 20, tzinfo=UTC), datetime(2026, 6, 7, 23, tzinfo=UTC)),
    ]
    assert [judge("schedule", row) for row in rows] == [[]] * 4
