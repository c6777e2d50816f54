"""Months of the calendar: which one is asked for, where it begins and ends, and the months beside it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from core.editor.months import Month
from tests.support.html import PageView

CALENDAR = "/admin/kalender/"


@pytest.mark.parametrize(
    ("month", "previous", "following"),
    [
        (Month(2031, 12), Month(2031, 11), Month(2032, 1)),
        (Month(2032, 1), Month(2031, 12), Month(2032, 2)),
        (Month(2000, 1), None, Month(2000, 2)),
        (Month(2100, 12), Month(2100, 11), None),
    ],
    ids=str,
)
def test_the_months_beside_a_month(month: Month, previous: Month | None, following: Month | None) -> None:
    assert (month.previous, month.following) == (previous, following)


@pytest.mark.parametrize(
    ("month", "first", "hours"),
    [
        (Month(2031, 3), datetime(2031, 2, 28, 23, tzinfo=UTC), 31 * 24 - 1),
        (Month(2031, 10), datetime(2031, 9, 30, 22, tzinfo=UTC), 31 * 24 + 1),
        (Month(2032, 2), datetime(2032, 1, 31, 23, tzinfo=UTC), 29 * 24),
    ],
    ids=["the clock goes on", "the clock goes back", "leap year"],
)
def test_a_month_is_whole_also_when_the_clock_changes(month: Month, first: datetime, hours: int) -> None:
    begin, end = month.span

    assert begin == first
    assert end.astimezone(UTC) - begin.astimezone(UTC) == timedelta(hours=hours)


@pytest.mark.parametrize("text", ["2031-03", "2000-01", "2100-12"])
def test_a_month_is_read_as_it_is_written(text: str) -> None:
    assert str(Month.parse(text)) == text


@pytest.mark.parametrize(
    "query",
    [
        "maand=abc",
        "maand=0000-13",
        "maand=9999-12",
        "maand=2031-00",
        "maand=٢٠٣١-٠٣",
        "maand=2031-3",
        "maand=%00",
        "maand=",
        "soort=onbekend&gemeente=nergens&vorm=x",
        "gemeente=%27%3B--&maand=2031-03-01",
    ],
)
def test_what_makes_no_sense_gives_this_month_with_everything(query: str, home: Any, admin_client: Client) -> None:
    plain, strange = (PageView(admin_client.get(f"{CALENDAR}?{text}")) for text in ("", query))

    assert strange.status == 200
    assert strange.main.select(".calendar__table") == plain.main.select(".calendar__table") != []


@pytest.mark.parametrize(("month", "ways"), [("2000-01", ["2000-02"]), ("2100-12", ["2100-11"])])
def test_the_calendar_has_a_first_and_a_last_month(
    month: str, ways: list[str], home: Any, admin_client: Client
) -> None:
    links = PageView(admin_client.get(CALENDAR, {"maand": month})).soup.select(".calendar__ways a")

    this = f"{timezone.localdate():%Y-%m}"
    assert {link["href"].partition("=")[2] for link in links} == {*ways, this}


def test_the_weeks_of_a_month_begin_on_monday(home: Any, admin_client: Client) -> None:
    table = PageView(admin_client.get(CALENDAR, {"maand": "2032-02"})).soup.select_one(".calendar__table")

    heads = [cell.get_text() for cell in table.select("thead th")]
    days = [[" ".join(cell.get_text().split()) for cell in row.select("td")] for row in table.select("tbody tr")]
    assert (heads[0], heads[-1], len(days)) == ("maandag", "zondag", 5)
    assert [days[0], days[-1]] == [
        ["", "", "", "", "", "", "1"],
        ["23", "24", "25", "26", "27", "28", "29"],
    ]
