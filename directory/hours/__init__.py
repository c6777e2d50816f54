"""When help can be reached: weekly hours, deviations and public holidays, without a database."""

from directory.hours.holidays import holiday_name
from directory.hours.periods import Period, instant, periods
from directory.hours.quick import Moment, next_change, open_at
from directory.hours.rules import AMSTERDAM, Block, Deviation, Timetable
from directory.hours.states import Contact, Reach, reach_at

__all__ = [
    "AMSTERDAM",
    "Block",
    "Contact",
    "Deviation",
    "Moment",
    "Period",
    "Reach",
    "Timetable",
    "holiday_name",
    "instant",
    "next_change",
    "open_at",
    "periods",
    "reach_at",
]
