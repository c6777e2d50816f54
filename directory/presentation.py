"""The facts of an entry as people read them: grouped hours, words for costs, a trust line that ages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.html import escape, format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.routing import source_language
from core.templatetags.page_tags import said
from directory.enums import AttendingType, CostKind, DeliveryForm, Referral, ServiceStatus, Weekday
from directory.languages import language_name
from directory.models.schedules import MIDNIGHT

if TYPE_CHECKING:
    from datetime import date, time

    from django.utils.safestring import SafeString

    from directory.models import Service

__all__ = ["Facts", "HoursGroup", "Trust", "hours_groups", "service_card_extra", "service_facts", "trust_of"]

_PAIR = 2
GOOD_MONTHS = 6
WARN_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Trust:
    """When an entry was last checked, in words, and how that sounds: good, old, stale or never."""

    level: str
    text: str


@dataclass(frozen=True, slots=True)
class HoursGroup:
    """Weekly hours of one way of contact at one place: days and their periods, in order."""

    heading: str
    place: str
    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(slots=True)
class Facts:
    """Everything of a service that its page shows."""

    service: Any
    phones: list[Any] = field(default_factory=list)
    places: list[Any] = field(default_factory=list)
    schedules: list[Any] = field(default_factory=list)
    hours: list[HoursGroup] = field(default_factory=list)
    costs: list[Any] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    trust: Trust | None = None
    closed: bool = False

    @property
    def contact_heading(self) -> str:
        """What the contact card offers: calling, coming by, mailing."""
        calls, mails = bool(self.phones), bool(self.service.email)
        visits = any(place.location.city and not place.location.address_is_secret for place in self.places)
        return {
            (True, True): _("Bellen of langsgaan"),
            (True, False): _("Bellen of mailen") if mails else _("Bellen"),
            (False, True): _("Mailen of langsgaan") if mails else _("Langsgaan"),
            (False, False): _("Mailen") if mails else _("Contact"),
        }[calls, visits]


def _months_since(day: date, today: date) -> int:
    months = (today.year - day.year) * 12 + today.month - day.month
    return months - 1 if today.day < day.day else months


def trust_of(service: Service, today: date | None = None) -> Trust:
    """The trust line: up to 6 months good, up to 12 a warning, older possibly out of date.

    It sends nobody to a telephone that the entry does not have.
    """
    ask = _("bel eerst") if service.digest.get("phones") else _("vraag het eerst na")
    if service.assured_date is None:
        return Trust("never", _("Nog niet gecontroleerd, %(ask)s") % {"ask": ask})
    age = _months_since(service.assured_date, today or timezone.localdate())
    month = date_format(service.assured_date, "F Y")
    if age <= GOOD_MONTHS:
        return Trust("good", _("Gecontroleerd in %(month)s") % {"month": month})
    if age <= WARN_MONTHS:
        return Trust("old", _("Lang niet gecontroleerd, %(ask)s (laatst in %(month)s)") % {"ask": ask, "month": month})
    return Trust("stale", _("Mogelijk verouderd, %(ask)s (laatst in %(month)s)") % {"ask": ask, "month": month})


def _clock(moment: time) -> str:
    return time_format(moment)


def _block(schedule: Any) -> SafeString:
    """Hours in words; an editor's note behind it, in its own language."""
    start, end = _clock(schedule.opens_at), _clock(schedule.closes_at)
    if schedule.closes_at == MIDNIGHT:
        hours = _("%(start)s uur tot middernacht") % {"start": start}
    else:
        hours = _("%(start)s tot %(end)s uur") % {"start": start, "end": end}
    if schedule.ends_next_day:
        hours = _("%(hours)s (de nacht door)") % {"hours": hours}
    return format_html("{}, {}", hours, said(schedule.description)) if schedule.description else escape(hours)


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


def _rows(schedules: list[Any]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """One row a run of days with the same hours, Monday first."""
    by_day = {day: [block for block in schedules if block.byday == day] for day in Weekday.values}
    rows: list[tuple[list[str], tuple[str, ...]]] = []
    previous: tuple[str, ...] = ()
    for day, blocks in by_day.items():
        ordered = sorted(blocks, key=lambda block: block.opens_at)
        periods = tuple(_block(block) for block in ordered)
        if periods and periods == previous:
            rows[-1][0].append(day)
        elif periods:
            rows.append(([day], periods))
        previous = periods
    return tuple((_day_span(days), periods) for days, periods in rows)


def hours_groups(schedules: list[Any]) -> list[HoursGroup]:
    """Hours by way of contact and place."""
    groups: dict[tuple[str, str], list[Any]] = {}
    for schedule in schedules:
        place = schedule.location.public_name if schedule.location else ""
        groups.setdefault((schedule.attending_type, place), []).append(schedule)
    return [
        HoursGroup(label, place, _rows(blocks))
        for (kind, place), blocks in groups.items()
        if (label := _label(AttendingType, kind))
    ]


def _label(enum: Any, value: str) -> str:
    """The words for a value; none for one that is not in the list."""
    return str(enum(value).label) if value in enum.values else ""


def _labels(enum: Any, values: list[str]) -> list[str]:
    return [label for value in values if (label := _label(enum, value))]


def service_card_extra(service: Service) -> dict[str, Any]:
    """What a card shows of the facts. No query: it reads the digest."""
    digest = service.digest
    phones = digest.get("phones", [])
    return {
        "organisation": service.organisation.name,
        "phone": phones[0] if phones else "",
        "email": service.email,
        "url": service.url,
        "free": bool(digest.get("free")),
        "referral": service.referral,
        "referral_label": _label(Referral, service.referral),
        "forms": _labels(DeliveryForm, digest.get("forms", [])),
        "form_values": digest.get("forms", []),
        "languages": [language_name(code) for code in digest.get("languages", [])],
        "wheelchair": digest.get("wheelchair") == "yes",
        "cities": digest.get("cities", []),
        "trust": trust_of(service),
        "closed": service.status == ServiceStatus.TEMPORARILY_CLOSED,
        "sample": service.sample,
    }


def service_facts(service: Service) -> Facts:
    """What the page of an entry shows. Four queries: phones, places, hours, costs; the rest is in the digest."""
    digest = service.digest
    schedules = list(service.schedules.select_related("location").order_by("sort_order"))
    return Facts(
        service=service,
        phones=list(service.phones.order_by("sort_order")),
        places=list(service.places.select_related("location").order_by("sort_order")),
        schedules=schedules,
        hours=hours_groups(schedules),
        costs=[
            {"label": label, "amount": cost.amount, "text": cost.amount_description}
            for cost in service.cost_options.order_by("sort_order")
            if (label := _label(CostKind, cost.option))
        ],
        languages=[language_name(code) for code in digest.get("languages", [])],
        forms=_labels(DeliveryForm, digest.get("forms", [])),
        trust=trust_of(service),
        closed=service.status == ServiceStatus.TEMPORARILY_CLOSED,
    )
