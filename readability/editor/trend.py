"""How the texts of the site change: at the end of each month, how many pages have which judgement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.utils import timezone

from readability.enums import Judgement, Verdict

__all__ = ["MONTHS", "Month", "Row", "months_of"]

MONTHS: Final = 12
_YEAR: Final = 12

#: Page, moment of the version, verdict, signal.
Row = tuple[int, datetime, str, str]


@dataclass(frozen=True, slots=True)
class Bar:
    """A piece of the bar of a month, in percents of its width."""

    judgement: Judgement
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Month:
    """How many pages have which judgement at the end of a month."""

    first_day: date
    counts: tuple[tuple[Judgement, int], ...]

    @property
    def total(self) -> int:
        """All pages that were judged."""
        return sum(count for _judgement, count in self.counts)

    @property
    def bars(self) -> Iterator[Bar]:
        """The counts side by side."""
        start = 0.0
        for judgement, count in self.counts:
            width = round(100 * count / self.total, 2) if self.total else 0.0
            yield Bar(judgement, round(start, 2), width)
            start += width


def _first_days(today: date) -> list[date]:
    """The first days of the months up to today, the oldest first."""
    newest = today.year * _YEAR + today.month - 1
    return [date(number // _YEAR, number % _YEAR + 1, 1) for number in range(newest - MONTHS + 1, newest + 1)]


def months_of(rows: Iterable[Row], *, today: date) -> list[Month]:
    """The months up to today, from the oldest with a judged page. ``rows`` are in the order of their moment."""
    left = iter(rows)
    row = next(left, None)
    newest: dict[int, Judgement] = {}
    months = []
    for first_day in _first_days(today):
        while row is not None and _month(row[1]) <= (first_day.year, first_day.month):
            page, _at, verdict, signal = row
            newest[page] = Judgement(signal if verdict == Verdict.TOO_SHORT else verdict)
            row = next(left, None)
        if newest:
            found = Counter(newest.values())
            months.append(Month(first_day, tuple((judgement, found[judgement]) for judgement in Judgement)))
    return months


def _month(moment: datetime) -> tuple[int, int]:
    local = timezone.localtime(moment)
    return local.year, local.month
