"""The facts of an entry as people read them: grouped hours, words for costs, a trust line that ages."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from core.contact_sheets import ContactSheet, HoursSheet, SheetNumber
from core.desks import DeskDetails
from core.templatetags.page_tags import said
from directory.enums import AttendingType, CostKind, DeliveryForm, Law, LocationType, PhoneType, Referral, ServiceStatus
from directory.hours.words import HoursGroup, deviation_lines, hours_groups
from directory.languages import language_name
from directory.reachable import can_be_reached, reachable
from directory.trust import trust_of, wait_note

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from django.utils.safestring import SafeString

    from directory.models import Service, ServicePage
    from directory.reachable import Reachable
    from directory.trust import Trust

__all__ = [
    "Facts",
    "contact_sheet",
    "desk_details",
    "facts_of",
    "papers_of",
    "service_card_extra",
    "service_facts",
]


@dataclass(slots=True)
class Facts:
    """Everything of a service that its page shows."""

    service: Any
    phones: list[Any] = field(default_factory=list)
    places: list[Any] = field(default_factory=list)
    texts: list[Any] = field(default_factory=list)
    schedules: list[Any] = field(default_factory=list)
    hours: list[HoursGroup] = field(default_factory=list)
    deviations: list[SafeString] = field(default_factory=list)
    costs: list[Any] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    laws: list[str] = field(default_factory=list)
    contacts: list[Any] = field(default_factory=list)
    trust: Trust | None = None
    reach: Reachable | None = None
    closed: bool = False
    reopens_on: date | None = None

    @property
    def is_out_of_reach(self) -> bool:
        """Whether the page knows no way to anybody."""
        return not can_be_reached(self.service)

    @property
    def wait_note(self) -> str:
        """Since when the waiting time holds."""
        return wait_note(self.service)

    @property
    def visited(self) -> list[Any]:
        """The places where people come: not a postal address, nor one online."""
        return [place for place in self.places if place.location.location_type == LocationType.PHYSICAL]

    @property
    def contact_heading(self) -> str:
        """What the contact card offers: calling, coming by, mailing."""
        calls, mails = bool(self.phones), bool(self.service.email)
        visits = any(place.location.city and not place.location.address_is_secret for place in self.visited)
        return {
            (True, True): _("Bellen of langsgaan"),
            (True, False): _("Bellen of mailen") if mails else _("Bellen"),
            (False, True): _("Mailen of langsgaan") if mails else _("Langsgaan"),
            (False, False): _("Mailen") if mails else _("Contact"),
        }[calls, visits]


def _label(enum: Any, value: str) -> str:
    """The words for a value; none for one that is not in the list."""
    return str(enum(value).label) if value in enum.values else ""


def _labels(enum: Any, values: list[str]) -> list[str]:
    return [label for value in values if (label := _label(enum, value))]


def _in_a_row(labels: list[str]) -> list[str]:
    """Labels that stand behind each other with commas: only the first keeps its capital."""
    return [label if number == 0 else label[:1].lower() + label[1:] for number, label in enumerate(labels)]


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
        "forms": _in_a_row(_labels(DeliveryForm, digest.get("forms", []))),
        "form_values": digest.get("forms", []),
        "languages": [language_name(code) for code in digest.get("languages", [])],
        "wheelchair": digest.get("wheelchair") == "yes",
        "cities": digest.get("cities", []),
        "texts": [(_label(PhoneType, kind), number) for kind, number in digest.get("texts", [])],
        "chat_url": service.chat_url,
        "form_url": service.form_url,
        "trust": trust_of(service),
        "reach": reachable(service),
        "closed": service.status == ServiceStatus.TEMPORARILY_CLOSED,
        "sample": service.sample,
    }


def _reopening(services: Iterable[Service]) -> dict[int, date]:
    """The day on which help opens again, as the organisation said; only asked of what is closed for a while."""
    from directory.models import Closure

    closed = [service.pk for service in services if service.status == ServiceStatus.TEMPORARILY_CLOSED]
    if not closed:
        return {}
    days = Closure.objects.filter(service__in=closed, ended_at=None, reopens_on__gt=timezone.localdate())
    return {key: day for key, day in days.order_by("pk").values_list("service_id", "reopens_on") if day}


def service_facts(service: Service) -> Facts:
    """What the page of an entry shows. Four queries: numbers, places, hours, costs; the rest is in the digest."""
    return facts_of([service])[service.pk]


def facts_of(services: Iterable[Service]) -> dict[int, Facts]:
    """The facts of several entries by their key, for the same four queries."""
    shown = {service.pk: service for service in services}
    numbers, places, schedules, costs = (_rows_of(model, shown, *joined) for model, *joined in _child_models())
    found = {
        key: _facts(service, numbers[key], places[key], schedules[key], costs[key]) for key, service in shown.items()
    }
    for key, day in _reopening(shown.values()).items():
        found[key].reopens_on = day
    return found


def desk_details(pages: Iterable[ServicePage]) -> dict[int, DeskDetails]:
    """The number of each entry, and when it is answered: the hours of the telephone, else those of coming by."""
    given = [page for page in pages if page.service.status == ServiceStatus.ACTIVE and not page.service.do_not_list]
    shown = [page for page in given if page.service.digest.get("phones")]
    facts = facts_of(page.service for page in shown)
    return {
        page.pk: DeskDetails(page.service.digest["phones"][0], _hours_lines(facts[page.service_id].hours))
        for page in shown
    }


def contact_sheet(facts: Facts) -> ContactSheet:
    """The facts of an entry that one needs beside a telephone, on paper. A secret address is none."""
    closed = [_("Tijdelijk dicht.")] if facts.closed else []
    unknown = [] if facts.hours or facts.closed else [_("De tijden zijn niet bekend.")]
    return ContactSheet(
        numbers=(
            *(SheetNumber(row.number, row.description) for row in facts.phones),
            *(SheetNumber(row.number, row.get_type_display(), callable=False) for row in facts.texts),
        ),
        addresses=tuple(line for place in facts.visited if (line := _address(place.location))),
        hours=tuple(_hours_sheet(group) for group in facts.hours),
        notes=(*closed, *unknown, *([f"{facts.trust.text}."] if facts.trust else [])),
    )


def papers_of(services: Iterable[Service]) -> dict[int, ContactSheet]:
    """Addresses and hours by weekday for paper, where nothing counts that is only true now. Two queries."""
    from directory.models import Schedule, ServiceAtLocation

    shown = {service.pk: service for service in services}
    places, hours = _rows_of(ServiceAtLocation, shown, "location"), _rows_of(Schedule, shown, "location")
    facts = (_facts(service, [], places[key], hours[key], []) for key, service in shown.items())
    return {one.service.pk: replace(contact_sheet(one), notes=()) for one in facts}


def _cost_label(option: str) -> str:
    return _("Prijs niet bekend") if option == CostKind.UNKNOWN else _label(CostKind, option)


def _hours_sheet(group: HoursGroup) -> HoursSheet:
    named = format_html("{}: {}", group.heading, said(group.place)) if group.place else group.heading
    return HoursSheet(named, group.rows)


def _address(location: Any) -> str:
    if location.address_is_secret or not location.city:
        return ""
    parts = location.name, location.address_1, f"{location.postal_code} {location.city}".strip()
    return ", ".join(part for part in parts if part)


def _hours_lines(groups: list[HoursGroup]) -> tuple[str, ...]:
    by_phone = [group for group in groups if group.kind == AttendingType.PHONE]
    return tuple(
        format_html("{}: {}", days, format_html_join(", ", "{}", ((period,) for period in periods)))
        for group in (by_phone or groups)[:1]
        for days, periods in group.rows
    )


def _child_models() -> tuple[tuple[Any, ...], ...]:
    from directory.models import CostOption, Phone, Schedule, ServiceAtLocation

    return (Phone,), (ServiceAtLocation, "location"), (Schedule, "location"), (CostOption,)


def _rows_of(model: Any, services: Iterable[int], *joined: str) -> dict[int, list[Any]]:
    """The rows of each of these services, in the order of the editor."""
    found: dict[int, list[Any]] = defaultdict(list)
    rows = model.objects.filter(service__in=list(services)).order_by("sort_order")
    for row in rows.select_related(*joined) if joined else rows:
        found[row.service_id].append(row)
    return found


def _facts(service: Service, numbers: list[Any], places: list[Any], schedules: list[Any], costs: list[Any]) -> Facts:
    """The facts of one entry from its rows; ``reopens_on`` is filled in by ``facts_of``."""
    closed = service.status == ServiceStatus.TEMPORARILY_CLOSED
    digest = service.digest
    there = [row.location for row in places if row.location.location_type == LocationType.PHYSICAL]
    return Facts(
        service=service,
        phones=[row for row in numbers if row.type == PhoneType.VOICE],
        texts=[row for row in numbers if row.type != PhoneType.VOICE],
        places=places,
        schedules=schedules,
        hours=hours_groups(schedules, there),
        deviations=deviation_lines(digest.get("deviations", ())),
        costs=[
            {"label": label, "amount": cost.amount, "text": cost.amount_description}
            for cost in costs
            if (label := _cost_label(cost.option))
        ],
        languages=[language_name(code) for code in digest.get("languages", [])],
        forms=_labels(DeliveryForm, digest.get("forms", [])),
        laws=_labels(Law, digest.get("laws", [])),
        contacts=[{"name": name, "title": title, "phone": phone} for name, title, phone in digest.get("contacts", ())],
        trust=trust_of(service),
        reach=reachable(service),
        closed=closed,
    )
