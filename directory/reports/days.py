"""Counting in working days."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from directory.hours.holidays import holiday_name

if TYPE_CHECKING:
    from datetime import date

__all__ = ["working_days_after"]

_FRIDAY = 4


def working_days_after(day: date, number: int) -> date:
    """The day that comes so many working days later: weekends and public holidays do not count."""
    left = number
    while left:
        day += timedelta(days=1)
        left -= day.weekday() <= _FRIDAY and not holiday_name(day)
    return day
