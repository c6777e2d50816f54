"""The facts of an entry as people read them: grouped hours, words for costs, a trust line that ages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.routing import source_language
from directory.enums import AttendingType, CostKind, DeliveryForm, LanguageCode, Referral, ServiceStatus, Weekday

if TYPE_CHECKING:
    from datetime import date, time

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
    """Weekly hours of one way of contact at one place: (days, hours) in order."""

    heading: str
    place: str
    rows: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Facts:
    """Everything of a service that its page shows."""

    service: Any
    phones: list[Any] = field(default_factory=list)
    places: list[Any] = field(default_factory=list)
    hours: list[HoursGroup] = field(default_factory=list)
    costs: list[Any] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    trust: Trust | None = None
    closed: bool = False


def _months_since(day: date, today: date) -> int:
    months = (today.year - day.year) * 12 + today.month - day.month
    return months - 1 if today.day < day.day else months


def trust_of(service: Service, today: date | None = None) -> Trust:
    """The trust line: up to 6 months good, up to 12 a warning, older possibly out of date."""
    if service.assured_date is None:
        return Trust("never", _("Nog niet gecontroleerd, bel eerst"))
    age = _months_since(service.assured_date, today or timezone.localdate())
    month = date_format(service.assured_date, "F Y")
    if age <= GOOD_MONTHS:
        return Trust("good", _("Gecontroleerd in %(month)s") % {"month": month})
    if age <= WARN_MONTHS:
        return Trust("old", _("Lang niet gecontroleerd, bel eerst (laatst in %(month)s)") % {"month": month})
    return Trust("stale", _("Mogelijk verouderd, bel eerst (laatst in %(month)s)") % {"month": month})


def _clock(moment: time) -> str:
    return time_format(moment)


def _block(schedule: Any) -> str:
    hours = _("%(start)s tot %(end)s uur") % {"start": _clock(schedule.opens_at), "end": _clock(schedule.closes_at)}
    if schedule.ends_next_day:
        hours = _("%(hours)s (de nacht door)") % {"hours": hours}
    return f"{hours}, {schedule.description}" if schedule.description else hours


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


def _rows(schedules: list[Any]) -> tuple[tuple[str, str], ...]:
    """One row a run of days with the same hours, Monday first."""
    by_day = {day: [block for block in schedules if block.weekday == day] for day in Weekday.values}
    rows: list[tuple[list[str], str]] = []
    previous = ""
    for day, blocks in by_day.items():
        text = ", ".join(_block(block) for block in sorted(blocks, key=lambda block: block.opens_at))
        if text and text == previous:
            rows[-1][0].append(day)
        elif text:
            rows.append(([day], text))
        previous = text
    return tuple((_day_span(days), text) for days, text in rows)


def hours_groups(schedules: list[Any]) -> list[HoursGroup]:
    """Hours by way of contact and place."""
    groups: dict[tuple[str, str], list[Any]] = {}
    for schedule in schedules:
        place = schedule.location.public_name if schedule.location else ""
        groups.setdefault((schedule.attending_type, place), []).append(schedule)
    return [
        HoursGroup(str(AttendingType(kind).label), place, _rows(blocks)) for (kind, place), blocks in groups.items()
    ]


def _labels(enum: Any, values: list[str]) -> list[str]:
    return [str(enum(value).label) for value in values if value in enum.values]


def service_card_extra(service: Service) -> dict[str, Any]:
    """What a card shows of the facts. No query: it reads the digest."""
    digest = service.digest
    phones = digest.get("phones", [])
    return {
        "organisation": service.organisation.name,
        "phone": phones[0] if phones else "",
        "free": bool(digest.get("free")),
        "referral": service.referral,
        "referral_label": str(Referral(service.referral).label),
        "forms": _labels(DeliveryForm, digest.get("forms", [])),
        "form_values": digest.get("forms", []),
        "languages": _labels(LanguageCode, digest.get("languages", [])),
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
        hours=hours_groups(schedules),
        costs=[
            {"label": str(CostKind(cost.option).label), "amount": cost.amount, "text": cost.amount_description}
            for cost in service.cost_options.order_by("sort_order")
        ],
        languages=_labels(LanguageCode, digest.get("languages", [])),
        forms=_labels(DeliveryForm, digest.get("forms", [])),
        trust=trust_of(service),
        closed=service.status == ServiceStatus.TEMPORARILY_CLOSED,
    )
