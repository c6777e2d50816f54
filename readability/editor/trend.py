"""How the texts of the site change: at the end of each month, how many live pages have which judgement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final

from django.db.models import Count, DateTimeField, F, Q, Window
from django.db.models.functions import Lead
from django.utils import timezone

from readability.enums import Judgement, Signal, Verdict

if TYPE_CHECKING:
    from readability.models import ReadabilityResultQuerySet

__all__ = ["MONTHS", "Month", "months_of"]

MONTHS: Final = 12
_YEAR: Final = 12


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


def _end_of(first_day: date) -> datetime:
    """The moment at which the month is over."""
    number = first_day.year * _YEAR + first_day.month
    return timezone.make_aware(datetime.combine(date(number // _YEAR, number % _YEAR + 1, 1), time.min))


def _judged(judgement: Judgement) -> Q:
    if judgement.value in Signal.values:
        return Q(verdict=Verdict.TOO_SHORT, signal=judgement.value)
    return Q(verdict=judgement.value)


def months_of(results: ReadabilityResultQuerySet, *, today: date) -> list[Month]:
    """The months up to today, from the oldest with a judged page, of the pages that are live now.

    Each version counts from its publication until the next one of its page. The database counts, in one query, and
    passes over what was replaced before the oldest month.
    """
    days = _first_days(today)
    replaced = Window(
        Lead("published_at"), partition_by=F("page"), order_by=("published_at", "pk"), output_field=DateTimeField()
    )
    online = results.filter(page__live=True, published_at__isnull=False).order_by().annotate(until=replaced)
    online = online.filter(Q(until=None) | Q(until__gte=_end_of(days[0])))
    wanted = {
        f"at_{number}_{judgement.name}": Count(
            "pk",
            filter=Q(published_at__lt=_end_of(day)) & (Q(until=None) | Q(until__gte=_end_of(day))) & _judged(judgement),
        )
        for number, day in enumerate(days)
        for judgement in Judgement
    }
    found = online.aggregate(**wanted)
    months = [
        Month(day, tuple((judgement, found[f"at_{number}_{judgement.name}"]) for judgement in Judgement))
        for number, day in enumerate(days)
    ]
    return months[next((place for place, month in enumerate(months) if month.total), len(months)) :]
