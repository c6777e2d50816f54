"""From hours to moments: when exactly something is open, over midnight and when the clock is moved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from directory.enums import HolidayRule
from directory.hours.holidays import holiday_name
from directory.hours.rules import AMSTERDAM, LAST_MINUTE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directory.hours.rules import Timetable

__all__ = ["Period", "instant", "periods"]

_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Period:
    """From ``begin`` up to ``end``, in UTC. Not ``certain`` on a holiday of which nobody said what happens."""

    begin: datetime
    end: datetime
    certain: bool = True


def instant(day: date, clock: time, *, closing: bool = False) -> datetime:
    """The moment, in UTC, at which the clock on the wall shows this time.

    The hour that comes twice in October counts whole: opening is the first time, closing the second. A time that the
    clock skips in March is the moment at which it jumps.
    """
    local = datetime.combine(day, clock, tzinfo=AMSTERDAM).replace(fold=int(closing))
    moment = local.astimezone(UTC)
    if moment.astimezone(AMSTERDAM).replace(tzinfo=None) == local.replace(tzinfo=None):
        return moment
    moment = local.replace(fold=0).astimezone(UTC)
    offset = moment.astimezone(AMSTERDAM).utcoffset()
    while (moment - _MINUTE).astimezone(AMSTERDAM).utcoffset() == offset:
        moment -= _MINUTE
    return moment


def _period(day: date, opens: time, closes: time, *, certain: bool) -> Period:
    end_day = day
    if closes == LAST_MINUTE:
        end_day, closes = day + _DAY, time(0)
    elif closes <= opens:
        end_day = day + _DAY
    return Period(instant(day, opens), instant(end_day, closes, closing=True), certain)


def _on(timetable: Timetable, day: date) -> Iterator[Period]:
    """What begins on one day. A day with deviations has no other hours than theirs."""
    deviations = [deviation for deviation in timetable.deviations if deviation.covers(day)]
    if deviations:
        for deviation in deviations:
            if deviation.opens is not None and deviation.closes is not None:
                yield _period(day, deviation.opens, deviation.closes, certain=True)
        return
    blocks = [block for block in timetable.blocks if block.takes_place_on(day)]
    if not blocks:
        return
    is_holiday = timetable.holidays != HolidayRule.OPEN and bool(holiday_name(day))
    if is_holiday and timetable.holidays == HolidayRule.CLOSED:
        return
    for block in blocks:
        yield _period(day, block.opens, block.closes, certain=not is_holiday)


def periods(timetable: Timetable, start: date, days: int) -> list[Period]:
    """All periods that begin in ``days`` days from ``start`` (a local day), in order; those that touch are one."""
    found = sorted(
        (period for number in range(days) for period in _on(timetable, start + number * _DAY)),
        key=lambda period: period.begin,
    )
    merged: list[Period] = []
    for period in found:
        last = merged[-1] if merged else None
        if last is not None and period.begin <= last.end and period.certain == last.certain:
            merged[-1] = Period(last.begin, max(last.end, period.end), last.certain)
        else:
            merged.append(period)
    return merged
