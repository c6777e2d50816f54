"""When the text of a page has to be checked again, for pages of all types in one query.

The fields stand in the table of each page type, so one query joins all these tables with ``UNION ALL``. A database
has no portable way to add months to a date: a day is one number here, and numbers can be added, sorted and compared.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.db.models import DateField, ExpressionWrapper, F, IntegerField, Q, QuerySet
from django.db.models.functions import Coalesce, ExtractDay, ExtractMonth, ExtractYear, TruncDate
from django.utils import timezone

from core.page_checks import page_models

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Review", "due_between", "due_of", "keys_of", "overdue_keys", "reviews", "today_number"]

#: More than the days of any month, so that a month and a day are one number that sorts well.
_DAYS: Final = 32
_MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class Review:
    """Of one page: since when it should be checked, and by whom."""

    page: int
    due: date
    owner: int | None


def _number(day: date, months: int = 0) -> int:
    """A day, some months later, as a number."""
    return (day.year * _MONTHS + day.month - 1 + months) * _DAYS + day.day


def _day(number: int) -> date:
    """The day of a number; the 31st of a month of 30 days is its last day."""
    months, day = divmod(number, _DAYS)
    year, month = divmod(months, _MONTHS)
    for last in range(day, 0, -1):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    message = f"no day has the number {number}"
    raise ValueError(message)


def today_number() -> int:
    """Today, to compare with the column ``due`` of ``with_due``."""
    return _number(timezone.localdate())


def due_of(page: Any) -> date | None:
    """When a page in memory has to be checked again; None for a page that needs no check or is not out yet."""
    published = page.first_published_at
    last = page.reviewed_on or (timezone.localdate(published) if published else None)
    if not page.review_interval_months or last is None:
        return None
    return _day(_number(last, page.review_interval_months))


def _with_due(model: Any) -> QuerySet[Any]:
    """Live pages of one type that need a check now and then, with ``due``; an alias goes with its original."""
    last = Coalesce("reviewed_on", TruncDate("first_published_at"), output_field=DateField())
    due = ExpressionWrapper(
        (ExtractYear(last) * _MONTHS + ExtractMonth(last) - 1 + F("review_interval_months")) * _DAYS + ExtractDay(last),
        output_field=IntegerField(),
    )
    pages: QuerySet[Any] = model.objects.filter(live=True, alias_of=None, review_interval_months__gt=0)
    with_due: QuerySet[Any] = pages.annotate(due=due).filter(due__isnull=False).order_by()
    return with_due


def keys_of(**wanted: Any) -> QuerySet[Any]:
    """The keys of pages of any type whose fields have these values, for a subquery."""
    first, *others = (model.objects.filter(**wanted).order_by().values("pk") for model in page_models())
    together: QuerySet[Any] = first.union(*others, all=True)
    return together


def overdue_keys() -> QuerySet[Any]:
    """The keys of pages of any type that had to be checked before today, for a subquery."""
    first, *others = (_with_due(model).filter(due__lt=today_number()).values("pk") for model in page_models())
    together: QuerySet[Any] = first.union(*others, all=True)
    return together


def due_between(pages: QuerySet[Any], first: date, last: date, *columns: str) -> list[tuple[date, Any]]:
    """The pages among these that have to be checked in some whole months, with these columns: one query."""
    wanted = pages.order_by().values("pk")
    until = _number(last.replace(day=1)) + _DAYS - 1  # the 31st of a month of 30 days too
    parts = []
    for model in page_models():
        found = _with_due(model).filter(due__gte=_number(first.replace(day=1)), due__lt=until, pk__in=wanted)
        parts.append(found.values_list("due", *columns))
    rows: Iterable[Any] = parts[0].union(*parts[1:], all=True).order_by("due")
    return [(_day(due), row) for due, *row in rows]


def reviews(pages: QuerySet[Any], *, most: int, owner: int | None = None, others: bool = False) -> list[Review]:
    """The pages among these that had to be checked before today, the longest waiting first: one query.

    ``owner`` keeps those of one person: who checks the page, or else who made it; ``others`` keeps all the rest.
    """
    parts = []
    for model in page_models():
        found = _with_due(model).annotate(who=Coalesce("review_owner", "owner")).filter(due__lt=today_number())
        found = found.filter(pk__in=pages.values("pk"))
        if owner is not None:
            found = found.filter(~Q(who=owner) | Q(who=None) if others else Q(who=owner))
        parts.append(found.values_list("pk", "due", "who"))
    rows: Iterable[Any] = parts[0].union(*parts[1:], all=True).order_by("due", "pk")[:most]
    return [Review(page, _day(due), who) for page, due, who in rows]
