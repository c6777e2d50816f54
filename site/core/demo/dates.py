"""Dates in content files: absolute, or relative to the day of the demo, so that a clone stays fresh."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

__all__ = ["is_relative", "parse_date", "parse_datetime", "shift_months"]

_RELATIVE = re.compile(r"^([+-])(\d{1,4})([dwmy])(\s+werkdag)?(?:\s+(\d{1,2}):(\d{2}))?$")
_SATURDAY = 5


def is_relative(value: Any) -> bool:
    """Whether a value is a relative date such as ``+14d``, ``-3m 19:30`` or ``+2w werkdag 19:30``."""
    return isinstance(value, str) and _RELATIVE.match(value.strip()) is not None


def shift_months(day: date, months: int) -> date:
    """The same day some months further; the last day of the month when that day does not exist."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _easter(year: int) -> date:
    """Easter Sunday of a year (the anonymous Gregorian algorithm, Meeus 1991)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    j = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * j) // 451
    month, day = divmod(h + j - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _holidays(year: int) -> set[date]:
    """Days on which hardly anybody in the Netherlands works."""
    easter = _easter(year)
    kings_day = date(year, 4, 27)
    if kings_day.isoweekday() == _SATURDAY + 2:
        kings_day -= timedelta(days=1)
    moving = {easter + timedelta(days=days) for days in (-2, 1, 39, 50)}
    return moving | {kings_day, date(year, 1, 1), date(year, 5, 5), date(year, 12, 25), date(year, 12, 26)}


def _workday(day: date, step: int) -> date:
    """This day, or the first workday before or after it: no weekend and no holiday."""
    while day.weekday() >= _SATURDAY or day in _holidays(day.year):
        day += timedelta(days=step)
    return day


def _relative(value: str, anchor: date) -> tuple[date, time | None]:
    message = f"'{value}' is geen datum. Schrijf 2026-03-01, +14d, -3m, +14d 19:30 of +14d werkdag 19:30."
    match = _RELATIVE.match(value.strip())
    if match is None:
        raise ValueError(message)
    try:
        return _shifted(match, anchor)
    except (ValueError, OverflowError):
        raise ValueError(message) from None


def _shifted(match: re.Match[str], anchor: date) -> tuple[date, time | None]:
    sign, number, unit, on_workday, hour, minute = match.groups()
    amount = int(number) * (1 if sign == "+" else -1)
    if unit in "dw":
        day = anchor + timedelta(days=amount * (7 if unit == "w" else 1))
    else:
        day = shift_months(anchor, amount * (12 if unit == "y" else 1))
    if on_workday:
        day = _workday(day, 1 if sign == "+" else -1)
    return day, time(int(hour), int(minute)) if hour else None


def parse_date(value: Any, anchor: date) -> date | None:
    """A date from a head; None stays None. Raises ValueError with what to write instead."""
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = str(value)
    try:
        return date.fromisoformat(text)
    except ValueError:
        return _relative(text, anchor)[0]


def _absolute(text: str) -> datetime | None:
    try:
        return datetime.combine(date.fromisoformat(text), time(9))
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def parse_datetime(value: Any, anchor: date) -> datetime | None:
    """A moment in local time (Europe/Amsterdam) from a head; without a time of day it is 9.00 uur."""
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value if timezone.is_aware(value) else timezone.make_aware(value)
    if isinstance(value, date):
        return timezone.make_aware(datetime.combine(value, time(9)))
    parsed = _absolute(str(value).strip())
    if parsed is None:
        day, moment = _relative(str(value), anchor)
        parsed = datetime.combine(day, moment or time(9))
    return parsed if timezone.is_aware(parsed) else timezone.make_aware(parsed)
