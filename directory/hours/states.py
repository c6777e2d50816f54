"""Whether one can reach help at a moment by one way of contact, and when that changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from directory.hours.periods import instant, periods
from directory.hours.rules import AMSTERDAM

if TYPE_CHECKING:
    from datetime import datetime

    from directory.hours.periods import Period
    from directory.hours.rules import Timetable

__all__ = ["Contact", "Reach", "reach_at"]

#: So many days are looked at, more of them only when fewer give no answer. An opening after the last is no news to
#: somebody who needs help now.
_WINDOWS: Final = (3, 11, 36)
#: Open without a break for longer than this is "dag en nacht".
_ALWAYS: Final = timedelta(days=8)
_DAY: Final = timedelta(days=1)


class Reach(StrEnum):
    """How a way of contact stands at one moment."""

    OPEN = "open"
    ALWAYS = "always"
    LATER = "later"
    CLOSED = "closed"
    TODAY = "today"  # closed for the rest of the day; nobody said more
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Contact:
    """The state of one way of contact. ``moment`` (UTC) is when it closes or opens; the answer holds until ``ends``."""

    reach: Reach
    ends: datetime
    moment: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether one can reach it now."""
        return self.reach in (Reach.OPEN, Reach.ALWAYS)


def reach_at(timetable: Timetable, now: datetime) -> Contact:
    """The state at ``now`` (aware). It never holds longer than the local day: words such as "morgen" change then."""
    today = now.astimezone(AMSTERDAM).date()
    midnight = instant(today + _DAY, time(0))
    if not timetable.has_regular and not timetable.deviations:
        return Contact(Reach.UNKNOWN, midnight)
    found: list[Period] = []
    for days in _WINDOWS:
        found = [period for period in periods(timetable, today - _DAY, days) if period.end > now]
        if _is_answered(found, now, instant(today + (days - 2) * _DAY, time(0))):
            break
    return _answer(found, now, midnight, timetable)


def _is_answered(found: list[Period], now: datetime, edge: datetime) -> bool:
    """Whether more days could not change the answer: what is open ends before the last day, or something comes."""
    if not found:
        return False
    if found[0].begin <= now:
        return max(period.end for period in found if period.begin <= now) < edge
    return any(period.certain and period.begin < edge for period in found)


def _answer(found: list[Period], now: datetime, midnight: datetime, timetable: Timetable) -> Contact:
    current = [period for period in found if period.begin <= now]
    if current:
        certain = [period for period in current if period.certain]
        if not certain:
            return Contact(Reach.UNKNOWN, min(midnight, *(period.end for period in current)))
        end = max(period.end for period in certain)
        if end - now > _ALWAYS:
            return Contact(Reach.ALWAYS, midnight)
        return Contact(Reach.OPEN, min(midnight, end), end)
    following = next((period for period in found if period.certain), None)
    ends = min([midnight, *(period.begin for period in found)])
    if following is None and not timetable.has_regular:
        # Only some days are known: those that differ. Of all other days nothing is.
        today = now.astimezone(AMSTERDAM).date()
        is_told = any(deviation.covers(today) for deviation in timetable.deviations)
        return Contact(Reach.TODAY if is_told else Reach.UNKNOWN, ends)
    if following is None:
        is_known = not found and not timetable.has_irregular
        return Contact(Reach.CLOSED if is_known else Reach.UNKNOWN, ends)
    return Contact(Reach.LATER, ends, following.begin)
