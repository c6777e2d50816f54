"""Hours as people read them: grouped by way of contact and place, days with the same hours together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.html import escape, format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.routing import source_language
from core.templatetags.page_tags import said
from directory.enums import AttendingType, Repeats, Weekday
from directory.hours.rules import LAST_MINUTE, Deviation, at_secret_address, way_in
from directory.models.schedules import MIDNIGHT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, time

    from django.utils.safestring import SafeString

__all__ = ["HoursGroup", "deviation_lines", "hours_groups", "hours_lines"]

_PAIR = 2


@dataclass(frozen=True, slots=True)
class HoursGroup:
    """Weekly hours of one way of contact at one place: days and their periods, in order."""

    kind: str
    heading: str
    place: str
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def _clock(moment: time) -> str:
    return time_format(moment)


def _limits(schedule: Any) -> list[str]:
    """When it is not every week, or not the whole year."""
    often = {
        Repeats.FORTNIGHTLY.value: _("om de week"),
        Repeats.FIRST.value: _("alleen de eerste van de maand"),
        Repeats.SECOND.value: _("alleen de tweede van de maand"),
        Repeats.THIRD.value: _("alleen de derde van de maand"),
        Repeats.FOURTH.value: _("alleen de vierde van de maand"),
        Repeats.LAST.value: _("alleen de laatste van de maand"),
        Repeats.IRREGULAR.value: _("niet vast, vraag het na"),
    }.get(schedule.repeats)
    words = [often] if often else []
    if schedule.valid_from:
        words.append(_("vanaf %(day)s") % {"day": _date(schedule.valid_from)})
    if schedule.valid_to:
        words.append(_("tot en met %(day)s") % {"day": _date(schedule.valid_to)})
    return words


def _date(day: date) -> str:
    return date_format(day, "j F Y")


def _secret(schedule: Any, places: Sequence[Any]) -> bool:
    return at_secret_address(schedule.attending_type, schedule.location, places)


def _block(schedule: Any, *, secret: bool) -> SafeString:
    """Hours in words; an editor's note behind it, in its own language. At a secret place it may tell the way to it."""
    start, end = _clock(schedule.opens_at), _clock(schedule.closes_at)
    to_the_end = schedule.closes_at in {MIDNIGHT, LAST_MINUTE}
    if to_the_end and schedule.opens_at == MIDNIGHT:
        hours = _("de hele dag en nacht")
    elif to_the_end:
        hours = _("%(start)s uur tot middernacht") % {"start": start}
    else:
        hours = _("%(start)s tot %(end)s uur") % {"start": start, "end": end}
    if schedule.ends_next_day:
        hours = _("%(hours)s (de nacht door)") % {"hours": hours}
    hours = ", ".join([hours, *_limits(schedule)])
    note = "" if secret else schedule.description
    return format_html("{}, {}", hours, said(note)) if note else escape(hours)


def _day_span(days: list[str]) -> str:
    """One day by name, two days joined by "en", more as a span "maandag tot en met vrijdag"."""
    names = [str(Weekday(day).label) for day in days]
    first = names[0]
    last = names[-1].lower() if get_language() == source_language() else names[-1]
    if len(names) == 1:
        return first
    if len(names) == _PAIR:
        return _("%(first)s en %(last)s") % {"first": first, "last": last}
    return _("%(first)s tot en met %(last)s") % {"first": first, "last": last}


def _rows(schedules: list[Any], places: Sequence[Any]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """One row a run of days with the same hours, Monday first."""
    by_day = {day: [block for block in schedules if block.byday == day] for day in Weekday.values}
    rows: list[tuple[list[str], tuple[str, ...]]] = []
    previous: tuple[str, ...] = ()
    for day, blocks in by_day.items():
        ordered = sorted(blocks, key=lambda block: block.opens_at)
        periods = tuple(_block(block, secret=_secret(block, places)) for block in ordered)
        if periods and periods == previous:
            rows[-1][0].append(day)
        elif periods:
            rows.append(([day], periods))
        previous = periods
    return tuple((_day_span(days), periods) for days, periods in rows)


def hours_lines(schedules: list[Any]) -> list[SafeString]:
    """Hours in one line a run of days: "vrijdag 18.00 tot 21.30 uur, alleen de tweede van de maand"."""
    rows = ((days, period) for days, periods in _rows(schedules, ()) for period in periods)
    return [format_html("{} {}", days[:1].lower() + days[1:], period) for days, period in rows]


def hours_groups(schedules: list[Any], places: Sequence[Any] = ()) -> list[HoursGroup]:
    """Hours by way of contact and place; ``places`` are the locations of the service where people come."""
    groups: dict[tuple[str, str], list[Any]] = {}
    for schedule in schedules:
        place = schedule.location.public_name if schedule.location else ""
        kind = way_in(schedule.attending_type, secret=_secret(schedule, places))
        groups.setdefault((kind, place), []).append(schedule)
    return [
        HoursGroup(kind, label, place, _rows(blocks, places))
        for (kind, place), blocks in groups.items()
        if (label := _kind(kind))
    ]


def _kind(kind: str) -> str:
    return str(AttendingType(kind).label) if kind in AttendingType.values else ""


def deviation_lines(rows: Iterable[list[Any]]) -> list[SafeString]:
    """The days that differ from today on, each in one line; ``rows`` are those of a digest."""
    today = timezone.localdate()
    found = [(row[0], Deviation.read(row[1:]), row[5]) for row in rows]
    return [_deviation(*row) for row in sorted(found, key=lambda row: row[1].first) if row[1].last >= today]


def _deviation(kind: str, row: Deviation, description: str) -> SafeString:
    days = _date(row.first)
    if row.last != row.first:
        days = _("%(first)s tot en met %(last)s") % {"first": days, "last": _date(row.last)}
    label = _kind(kind)
    days = f"{days} ({label.lower()})" if label else days
    hours = _("dicht")
    if row.opens is not None and row.closes is not None:
        hours = _("%(start)s tot %(end)s uur") % {"start": _clock(row.opens), "end": _clock(row.closes)}
    note = format_html(", {}", said(description)) if description else ""
    return format_html("{}: {}{}", days, hours, note)
