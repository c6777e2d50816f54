"""Whether something is open at one moment, for whole lists: most entries need no more than comparing two times.

The answer is that of ``reach_at``; a property test holds them side by side. What is not plain (a holiday, a day that
differs, the nights in which the clock is moved) is left to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any, Final

from directory.enums import Repeats, Weekday
from directory.hours.holidays import holiday_name
from directory.hours.periods import instant
from directory.hours.rules import AMSTERDAM, Block, Timetable
from directory.hours.states import Reach, reach_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

__all__ = ["Moment", "next_change", "open_at"]

_DAY: Final = timedelta(days=1)
_DAYS: Final = tuple(Weekday.values)
_WEEKLY: Final = 3  # cells of a row that says no more than day, begin and end
_REPEATS: Final = 3


@dataclass(frozen=True, slots=True)
class Moment:
    """What a list needs to know of a moment, worked out once."""

    now: datetime
    clock: str
    today: date
    yesterday: date
    is_plain: bool

    @classmethod
    def at(cls, now: datetime) -> Moment:
        """For an aware datetime."""
        local = now.astimezone(AMSTERDAM)
        today, yesterday = local.date(), local.date() - _DAY
        offsets = {(local + shift).utcoffset() for shift in (-_DAY, timedelta(), _DAY)}
        is_plain = len(offsets) == 1 and not holiday_name(today) and not holiday_name(yesterday)
        return cls(now, f"{local:%H:%M}", today, yesterday, is_plain)


def open_at(rows: Sequence[list[Any]], deviations: Sequence[list[Any]], holidays: str, moment: Moment) -> bool | None:
    """Whether it is open; None when that is not known. ``rows`` and ``deviations`` are those of a digest."""
    if not moment.is_plain or deviations:
        reach = reach_at(Timetable.read(rows, deviations, holidays), moment.now).reach
        return None if reach is Reach.UNKNOWN else reach in (Reach.OPEN, Reach.ALWAYS)
    if any(_covers(row, moment) for row in rows):
        return True
    if all(len(row) > _WEEKLY for row in rows):
        # Nothing weekly: whether anything is known of it at all, and coming, takes a look ahead.
        return None if reach_at(Timetable.read(rows, (), holidays), moment.now).reach is Reach.UNKNOWN else False
    return False


def next_change(rows: Iterable[Sequence[Any]], moment: Moment) -> datetime:
    """Before when nothing can open or close: ``rows`` are all blocks of a list, and ``[begin, end]`` of other days.

    It may be too early, as when a block of another season begins, but never too late; midnight at the latest.
    """
    today, yesterday = _DAYS[moment.today.weekday()], _DAYS[moment.yesterday.weekday()]
    clocks: set[str] = set()
    for row in rows:
        if row[0] == today or row[0] not in _DAYS:
            clocks.update(row[1:3])
        elif row[0] == yesterday:
            clocks.add(row[2])
    times = [time.fromisoformat(clock) for clock in clocks if clock]
    ends = [instant(moment.today + _DAY, time(0))]
    ends += [instant(moment.today, clock, closing=closing) for clock in times for closing in (False, True)]
    return min(end for end in ends if end > moment.now)


def _covers(row: list[Any], moment: Moment) -> bool:
    """Whether a block began today or yesterday and lasts at this moment. Times of two digits compare as text."""
    code, opens, closes = row[:3]
    over_midnight = closes <= opens
    if code == _DAYS[moment.today.weekday()] and opens <= moment.clock:
        lasts = over_midnight or moment.clock < closes or closes == "23:59"
        return lasts and _takes_place(row, moment.today)
    if code == _DAYS[moment.yesterday.weekday()] and over_midnight and moment.clock < closes:
        return _takes_place(row, moment.yesterday)
    return False


def _takes_place(row: list[Any], day: date) -> bool:
    if len(row) == _WEEKLY:
        return True
    return row[_REPEATS] != Repeats.IRREGULAR and Block.read(row).takes_place_on(day)
