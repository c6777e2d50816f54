"""The calendar of editors: what comes, goes, happens or must be checked in a month, as far as they may see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final

from django.urls import reverse
from django.utils.formats import date_format, time_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from core.editor.calendar_sources import Found, Scope, found_alerts, found_pages
from core.enums import CalendarKind, TermKind
from core.models import PageTerm
from core.page_checks import page_models
from core.routing import source_language

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from core.editor.months import Month

__all__ = ["SHOWN_AT_ONCE", "Day", "Entry", "calendar_of", "kinds"]

#: So many things of a day are open in the month; the others are one click away, and beyond the second number untold.
SHOWN_AT_ONCE: Final = 4
_MOST: Final = 60
#: What takes more days than this stands on its first and its last day only.
_MOST_DAYS: Final = 7


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing on one day. ``url`` is empty for who may not change it."""

    kind: str
    label: str
    title: str
    url: str
    at: time | None
    note: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the month with what happens; ``date`` is None for a place that belongs to another month."""

    date: date | None
    entries: tuple[Entry, ...] = ()

    @property
    def shown(self) -> tuple[Entry, ...]:
        """What is open at once."""
        return self.entries[:SHOWN_AT_ONCE]

    @property
    def more(self) -> tuple[Entry, ...]:
        """What opens on demand."""
        return self.entries[SHOWN_AT_ONCE:_MOST]

    @property
    def untold(self) -> int:
        """How many do not fit at all."""
        return max(0, len(self.entries) - _MOST)


def kinds() -> dict[str, str]:
    """The kinds of things by their name in the address, in the order of a day."""
    own = {slug: str(label) for slug, label in CalendarKind.choices if slug != CalendarKind.PUBLISHED}
    declared = {dates.slug: str(dates.label) for model in page_models() for dates in model.calendar_dates}
    return {**own, **declared, CalendarKind.PUBLISHED.value: str(CalendarKind.PUBLISHED.label)}


def _visible(user: Any, gemeente: str) -> Any:
    """The pages that this person sees in the admin; with a gemeente only those that carry it."""
    seen = PagePermissionPolicy().explorable_instances(user).order_by().values("pk")
    pages = Page.objects.filter(pk__in=seen, depth__gt=1, alias_of=None)
    if gemeente:
        carried = PageTerm.objects.filter(**{f"{TermKind.GEMEENTE.value}__slug": gemeente})
        pages = pages.filter(pk__in=carried.values("page_id"))
    return pages


def _words(start: datetime | date, end: datetime | date | None) -> str:
    """From when to when, where there is more to say than the day and the time it begins."""
    if end is None:
        return ""
    if isinstance(end, datetime) and isinstance(start, datetime) and end.date() == start.date():
        return _("tot %(time)s uur") % {"time": time_format(end, "H.i")} if end > start else ""
    first, last = _days(start, end)
    if first == last:
        return ""
    return _("van %(first)s tot en met %(last)s") % {
        "first": date_format(first, "j F"),
        "last": date_format(last, "j F"),
    }


def _days(start: datetime | date, end: datetime | date | None) -> tuple[date, date]:
    """First and last day. What ends at midnight has its last day before that."""
    first = start.date() if isinstance(start, datetime) else start
    if isinstance(end, datetime):
        end = (end - timedelta(microseconds=1)).date()
    return first, max(first, end or first)


def _local(moment: datetime | date | None) -> datetime | date | None:
    return localtime(moment) if isinstance(moment, datetime) else moment


def _dated(found: Found, month: Month) -> Iterator[tuple[date, time | None, str]]:
    """The days of this month on which a thing stands, the time on the first, and the words about it."""
    start, end = _local(found.start), _local(found.end)
    assert start is not None  # noqa: S101  # a source gives nothing without a start
    first, last = _days(start, end)
    length = (last - first).days
    days = [first + timedelta(days=number) for number in range(length + 1)] if length < _MOST_DAYS else [first, last]
    words = " · ".join(part for part in (_words(start, end), found.note) if part)
    for day in days:
        if month.first <= day <= month.last:
            at = start.time() if isinstance(start, datetime) and day == first and start.time() != time.min else None
            yield day, at, words


def _languages() -> dict[int, str]:
    """The names of the languages other than Dutch."""
    return {one.pk: one.get_display_name() for one in Locale.objects.exclude(language_code=source_language())}


def calendar_of(*, user: Any, month: Month, gemeente: str = "", only: Collection[str] = ()) -> list[list[Day]]:
    """The weeks of a month with what this person may see, in a fixed number of queries.

    ``only`` keeps these kinds; nothing means everything. What belongs to no gemeente goes when one is asked for.
    """
    labels = kinds()
    wanted = [kind for kind in labels if not only or kind in only]
    scope = Scope(month, _visible(user, gemeente), user)
    changeable = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
    may_change = set(changeable.values_list("pk", flat=True))
    languages = _languages()
    found = [*found_pages(scope, wanted), *(() if gemeente else found_alerts(scope, wanted))]
    placed: dict[date, list[tuple[Any, Entry]]] = {}
    for one in found:
        url = one.url
        if one.page is not None and one.page in may_change:
            url = reverse("wagtailadmin_pages:edit", args=[one.page])
        language = languages.get(one.locale or 0, "")
        for day, at, words in _dated(one, month):
            note = " · ".join(part for part in (words, language) if part)
            entry = Entry(one.kind, one.label or labels[one.kind], one.title, url, at, note)
            order = (wanted.index(one.kind), at or time.min, one.title.casefold(), one.title)
            placed.setdefault(day, []).append((order, entry))
    return [[_day(day, placed) for day in week] for week in month.weeks]


def _day(day: date | None, placed: dict[date, list[tuple[Any, Entry]]]) -> Day:
    rows = sorted(placed.get(day, []), key=lambda row: row[0]) if day else []
    return Day(day, tuple(entry for _order, entry in rows))
