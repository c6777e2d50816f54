"""A month as the calendar of editors shows it: its weeks, its first and last moment, the months beside it."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from django.utils import timezone

__all__ = ["Month"]

_FIRST_YEAR, _LAST_YEAR = 2000, 2100
_MONTHS: Final = 12
_WRITTEN: Final = re.compile(r"([0-9]{4})-([0-9]{2})")


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """One month of the years that the calendar knows."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Month:
        """The month of a day."""
        return cls(day.year, day.month)

    @classmethod
    def current(cls) -> Month:
        """The month of today, in local time."""
        return cls.of(timezone.localdate())

    @classmethod
    def parse(cls, text: str) -> Month:
        """The month that is written as ``2026-03``; what is no month, or too far away, gives the month of today."""
        found = _WRITTEN.fullmatch(text)
        month = cls(int(found[1]), int(found[2])) if found else None
        return month if month is not None and month.is_known else cls.current()

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"

    @property
    def is_known(self) -> bool:
        """Whether the calendar shows it."""
        return 1 <= self.number <= _MONTHS and _FIRST_YEAR <= self.year <= _LAST_YEAR

    def _moved(self, months: int) -> Month | None:
        year, month = divmod(self.year * _MONTHS + self.number - 1 + months, _MONTHS)
        moved = Month(year, month + 1)
        return moved if moved.is_known else None

    @property
    def previous(self) -> Month | None:
        """The month before it; None at the end of what the calendar shows."""
        return self._moved(-1)

    @property
    def following(self) -> Month | None:
        """The month after it; None at the end of what the calendar shows."""
        return self._moved(1)

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return date(self.year, self.number, calendar.monthrange(self.year, self.number)[1])

    @property
    def span(self) -> tuple[datetime, datetime]:
        """Its first moment and the first moment after it, in local time: a month with a change of clocks is whole."""
        first, after = (
            timezone.make_aware(datetime.combine(day, time.min)) for day in (self.first, self.last + timedelta(days=1))
        )
        return first, after

    @property
    def weeks(self) -> list[list[date | None]]:
        """Rows of seven days from Monday; None for a day of another month."""
        rows = calendar.Calendar().monthdatescalendar(self.year, self.number)
        return [[day if day.month == self.number else None for day in row] for row in rows]
