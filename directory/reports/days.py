"""Counting in working days."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from directory.hours.holidays import holiday_name

if TYPE_CHECKING:
    from datetime import date

__all__ = ["working_days_after", "working_days_since"]

_FRIDAY = 4


def _is_working(day: date) -> bool:
    return day.weekday() <= _FRIDAY and not holiday_name(day)


def working_days_after(day: date, number: int) -> date:
    """The day that comes so many working days later: weekends and public holidays do not count."""
    left = number
    while left:
        day += timedelta(days=1)
        left -= _is_working(day)
    return day


def working_days_since(day: date, today: date) -> int:
    """How many working days went by: none on the day itself."""
    return sum(_is_working(day + timedelta(days=number)) for number in range(1, (today - day).days + 1))
