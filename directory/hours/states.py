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

    from directory.hours.rules import Timetable

__all__ = ["Contact", "Reach", "reach_at"]

#: So far ahead an opening is told by its day; one later than that is no news to somebody who needs help now.
_AHEAD: Final = 35
#: Open without a break for longer than this is "dag en nacht".
_ALWAYS: Final = timedelta(days=8)
_DAY: Final = timedelta(days=1)


class Reach(StrEnum):
    """How a way of contact stands at one moment."""

    OPEN = "open"
    ALWAYS = "always"
    LATER = "later"
    CLOSED = "closed"
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
    if not any(block.is_regular for block in timetable.blocks) and not timetable.deviations:
        return Contact(Reach.UNKNOWN, midnight)
    found = [period for period in periods(timetable, today - _DAY, _AHEAD) if period.end > now]
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
    if following is None:
        is_known = not found and not timetable.has_irregular
        return Contact(Reach.CLOSED if is_known else Reach.UNKNOWN, ends)
    return Contact(Reach.LATER, ends, following.begin)
