"""Dates in content files, absolute or relative to the day of the demo."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from core.demo.dates import is_relative, parse_date, parse_datetime, shift_months

ANCHOR = date(2030, 1, 31)
HERE = ZoneInfo("Europe/Amsterdam")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("+14d", date(2030, 2, 14)),
        ("-1d", date(2030, 1, 30)),
        ("+2w", date(2030, 2, 14)),
        ("+1m", date(2030, 2, 28)),
        ("-2m", date(2029, 11, 30)),
        ("-12m", date(2029, 1, 31)),
        ("+1y", date(2031, 1, 31)),
        (" -1y ", date(2029, 1, 31)),
        ("+3d 19:30", date(2030, 2, 3)),
        ("+2d werkdag", date(2030, 2, 4)),  # from Saturday on
        ("-4d werkdag", date(2030, 1, 25)),  # from Sunday back
        ("+4d werkdag", date(2030, 2, 4)),
        ("+328d werkdag", date(2030, 12, 27)),  # over both days of Christmas
        ("+78d werkdag", date(2030, 4, 23)),  # over Good Friday to Easter Monday
        ("2026-03-01", date(2026, 3, 1)),
        (date(2026, 3, 1), date(2026, 3, 1)),
        (datetime(2026, 3, 1, 10, 0), date(2026, 3, 1)),  # noqa: DTZ001  # YAML gives it so
        (None, None),
        ("", None),
    ],
)
def test_a_date(value: Any, expected: date | None) -> None:
    assert parse_date(value, ANCHOR) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("+14d", datetime(2030, 2, 14, 9, 0, tzinfo=HERE)),
        ("+14d 19:30", datetime(2030, 2, 14, 19, 30, tzinfo=HERE)),
        ("+2d werkdag 19:30", datetime(2030, 2, 4, 19, 30, tzinfo=HERE)),
        ("-6m 7:05", datetime(2029, 7, 31, 7, 5, tzinfo=HERE)),
        ("2026-03-01", datetime(2026, 3, 1, 9, 0, tzinfo=HERE)),
        ("2026-03-01 19:30", datetime(2026, 3, 1, 19, 30, tzinfo=HERE)),
        ("2026-07-01T19:30+00:00", datetime(2026, 7, 1, 21, 30, tzinfo=HERE)),
        (date(2026, 3, 1), datetime(2026, 3, 1, 9, 0, tzinfo=HERE)),
        (datetime(2026, 3, 1, 10, 0), datetime(2026, 3, 1, 10, 0, tzinfo=HERE)),  # noqa: DTZ001  # YAML gives it so
        (datetime(2026, 3, 1, 10, 0, tzinfo=HERE), datetime(2026, 3, 1, 10, 0, tzinfo=HERE)),
        (None, None),
        ("", None),
    ],
)
def test_a_moment(value: Any, expected: datetime | None) -> None:
    assert parse_datetime(value, ANCHOR) == expected


@pytest.mark.parametrize("value", ["morgen", "+14", "14d", "+14x", "1 maart", "+14d 25:00", "+9999y", "2026-02-30", 5])
def test_what_is_no_date_is_said_with_what_is(value: Any) -> None:
    expected = f"'{value}' is geen datum. Schrijf 2026-03-01, +14d, -3m, +14d 19:30 of +14d werkdag 19:30."

    for parse in (parse_date, parse_datetime):
        with pytest.raises(ValueError, match="is geen datum") as raised:
            parse(value, ANCHOR)
        assert str(raised.value) == expected


def test_what_is_relative() -> None:
    assert [is_relative(value) for value in ("+14d", " -3m 19:30", "2026-03-01", date(2026, 3, 1), None)] == [
        True,
        True,
        False,
        False,
        False,
    ]


def test_months_keep_the_day_where_it_exists() -> None:
    assert [shift_months(date(2028, 1, 31), months) for months in (1, 2, 13, -1, -11)] == [
        date(2028, 2, 29),
        date(2028, 3, 31),
        date(2029, 2, 28),
        date(2027, 12, 31),
        date(2027, 2, 28),
    ]
