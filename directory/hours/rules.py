"""What an organisation says of its hours, as plain values: they come from the digest of a service."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from directory.enums import AttendingType, HolidayRule, Repeats, Weekday

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["AMSTERDAM", "LAST_MINUTE", "Block", "Deviation", "Timetable", "at_secret_address", "tells_where", "way_in"]

#: All hours are what the clock on the wall says here.
AMSTERDAM: Final = ZoneInfo("Europe/Amsterdam")
#: The last minute of a day stands for its end: nobody closes for one minute at midnight.
LAST_MINUTE: Final = time(23, 59)
_VISITED: Final = frozenset({AttendingType.WALK_IN.value, AttendingType.APPOINTMENT.value})
_WEEK: Final = 7
_FORTNIGHT: Final = 14
_DAYS: Final = tuple(Weekday.values)


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


@dataclass(frozen=True, slots=True)
class Block:
    """Hours on one day of the week; ``closes`` at or before ``opens`` is on the next day.

    ``weekday`` counts from Monday 0. ``anchor`` is a day in a week in which fortnightly hours take place; ``first`` and
    ``last`` bound the days on which the block counts, both included.
    """

    weekday: int
    opens: time
    closes: time
    repeats: str = Repeats.WEEKLY.value
    anchor: date | None = None
    first: date | None = None
    last: date | None = None

    @classmethod
    def read(cls, row: list[Any]) -> Block:
        """From a digest: day, begin, end, and what is not weekly."""
        day, opens, closes, *rest = row
        repeats, anchor, first, last = rest or (None, None, None, None)
        return cls(
            _DAYS.index(day),
            time.fromisoformat(opens),
            time.fromisoformat(closes),
            repeats or Repeats.WEEKLY.value,
            _day(anchor),
            _day(first),
            _day(last),
        )

    @property
    def is_regular(self) -> bool:
        """Whether one can work out on which days it takes place."""
        return self.repeats != Repeats.IRREGULAR and not (self.repeats == Repeats.FORTNIGHTLY and self.anchor is None)

    def takes_place_on(self, day: date) -> bool:
        """Whether the block begins on this day."""
        if day.weekday() != self.weekday or not self.is_regular:
            return False
        if (self.first and day < self.first) or (self.last and day > self.last):
            return False
        if self.repeats == Repeats.FORTNIGHTLY:
            return self.anchor is not None and (_monday(day) - _monday(self.anchor)).days % _FORTNIGHT == 0
        if self.repeats == Repeats.LAST:
            return (day + timedelta(days=_WEEK)).month != day.month
        if self.repeats in Repeats.of_the_month():
            return (day.day - 1) // _WEEK + 1 == int(self.repeats)
        return True


@dataclass(frozen=True, slots=True)
class Deviation:
    """Other hours on some days, or none: then ``opens`` and ``closes`` are empty. Both days are included."""

    first: date
    last: date
    opens: time | None = None
    closes: time | None = None

    @classmethod
    def read(cls, row: list[Any]) -> Deviation:
        """From a digest: first day, last day, begin, end."""
        first, last, opens, closes = row[:4]
        return cls(
            date.fromisoformat(first),
            date.fromisoformat(last),
            time.fromisoformat(opens) if opens else None,
            time.fromisoformat(closes) if closes else None,
        )

    def covers(self, day: date) -> bool:
        """Whether the deviation holds on this day."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Timetable:
    """All that is known of the hours of one way of contact."""

    blocks: tuple[Block, ...] = ()
    deviations: tuple[Deviation, ...] = ()
    holidays: str = HolidayRule.UNKNOWN.value

    @classmethod
    def read(cls, blocks: Iterable[list[Any]], deviations: Iterable[list[Any]] = (), holidays: str = "") -> Timetable:
        """From the rows of a digest."""
        return cls(
            tuple(Block.read(row) for row in blocks),
            tuple(Deviation.read(row) for row in deviations),
            holidays or HolidayRule.UNKNOWN.value,
        )

    @property
    def has_regular(self) -> bool:
        """Whether of some hours one can work out when they are."""
        return any(block.is_regular for block in self.blocks)

    @property
    def has_irregular(self) -> bool:
        """Whether some hours stand in words only."""
        return any(not block.is_regular for block in self.blocks)


def at_secret_address(kind: str, location: Any, places: Sequence[Any]) -> bool:
    """Whether hours are at a secret address: that of their own place, else of all places where people come.

    Without a place of its own a telephone or a chat is nowhere.
    """
    if location is not None:
        return bool(location.address_is_secret)
    return kind in _VISITED and bool(places) and all(place.address_is_secret for place in places)


def tells_where(kind: str, location: Any, places: Sequence[Any]) -> bool:
    """Whether a note beside hours may tell the way to a secret address; without a kind it is about all of them."""
    return at_secret_address(kind or AttendingType.WALK_IN.value, location, places)


def way_in(kind: str, *, secret: bool) -> str:
    """The way of contact that visitors have in hours of this kind: nobody walks in at a secret address."""
    return AttendingType.APPOINTMENT.value if secret and kind == AttendingType.WALK_IN else str(kind)
