"""How one reaches an entry at this moment, in words. It reads the digest: no query."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING, Any, Final

from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from directory.enums import AttendingType, Intake, ServiceStatus
from directory.hours import AMSTERDAM, Moment, Reach, Timetable, holiday_name, open_at, reach_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from directory.hours import Contact

__all__ = [
    "ADDRESSES",
    "OPEN_KINDS",
    "Mark",
    "Reachable",
    "can_be_reached",
    "has_contact",
    "is_open_now",
    "reachable",
    "timetable",
    "told_hours",
]

#: Ways of contact for which somebody needs no appointment.
OPEN_KINDS: Final = (AttendingType.PHONE, AttendingType.WALK_IN, AttendingType.CHAT)
#: Columns of the facts that lead to somebody.
ADDRESSES: Final = ("email", "chat_url", "form_url", "url")
_PHONE: Final = AttendingType.PHONE.value
_WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class Mark:
    """A state in words; ``level`` is open, soon, closed or unsure, and gives the colour.

    ``is_of_today`` is true of words that would lie on paper, which tells nothing of one day.
    """

    level: str
    text: str
    is_of_today: bool = False


@dataclass(frozen=True, slots=True)
class Reachable:
    """The states of one entry. ``ends`` (UTC) is when the first of them is over; ``phone`` goes beside a number."""

    is_open: bool
    phone: Mark | None
    others: tuple[Mark, ...]
    ends: datetime


def can_be_reached(service: Any) -> bool:
    """Whether there is any way to somebody: a number, a message, an address on the web, a place that is not secret."""
    return has_contact(service) or bool(service.digest.get("cities"))


def has_contact(service: Any) -> bool:
    """Whether there is a way to somebody from home, for who can't come by."""
    told = any(service.digest.get(name) for name in ("phones", "texts"))
    return told or any(getattr(service, name) for name in ADDRESSES)


def _deviations(digest: Mapping[str, Any], kind: str) -> list[list[Any]]:
    return [row[1:] for row in digest.get("deviations", ()) if row[0] in ("", kind)]


def timetable(digest: Mapping[str, Any], kind: str) -> Timetable:
    """The hours of one way of contact."""
    hours = digest.get("hours", {}).get(kind, ())
    return Timetable.read(hours, _deviations(digest, kind), digest.get("holidays", ""))


def told_hours(digests: Iterable[Mapping[str, Any]]) -> Iterator[Sequence[Any]]:
    """All blocks of a list, then begin and end of the days that differ, as ``next_change`` reads them."""
    for digest in digests:
        for rows in (digest.get("hours") or {}).values():
            yield from rows
        for row in digest.get("deviations", ()):
            yield "", row[3], row[4]


def _ways(digest: Mapping[str, Any]) -> list[str]:
    """The ways of contact of which any hours are told. Without a number nobody can call, whatever the hours say."""
    hours = {kind for kind, rows in (digest.get("hours") or {}).items() if rows}
    told = {row[0] for row in digest.get("deviations", ())}
    if "" in told:
        told.add(AttendingType.PHONE.value)
        if not hours and digest.get("spots"):
            told.add(AttendingType.WALK_IN.value)
    callable_ = bool(digest.get("phones"))
    return [kind for kind in AttendingType.values if kind in hours | told and (kind != _PHONE or callable_)]


def _contacts(digest: Mapping[str, Any], now: datetime) -> dict[str, Contact]:
    """The state of each way of contact; of one without weekly hours only when something is known of today."""
    hours, found = digest.get("hours") or {}, {}
    for kind in _ways(digest):
        contact = reach_at(timetable(digest, kind), now)
        if hours.get(kind) or contact.reach is not Reach.UNKNOWN:
            found[kind] = contact
    return found


def _by_place(digest: Mapping[str, Any], kind: str, now: datetime) -> dict[str, Contact]:
    """The state at each place with hours of its own; empty when there is one place, or nobody said which."""
    blocks: dict[str, list[list[Any]]] = {}
    places = digest.get("hours_places", {}).get(kind, ())
    for place, row in zip(places, digest.get("hours", {}).get(kind, ()), strict=False):
        blocks.setdefault(place, []).append(row)
    told = _deviations(digest, kind), digest.get("holidays", "")
    return {place: reach_at(Timetable.read(rows, *told), now) for place, rows in blocks.items()}


def is_open_now(digest: Mapping[str, Any], status: str, moment: Moment) -> bool | None:
    """Whether somebody can call, come or chat without an appointment; None when that is not known."""
    if status != ServiceStatus.ACTIVE:
        return False
    hours, ways = digest.get("hours") or {}, _ways(digest)
    if not ways:
        return None
    states = [
        open_at(hours.get(kind, ()), _deviations(digest, kind), digest.get("holidays", ""), moment)
        for kind in OPEN_KINDS
        if kind in ways
    ]
    if digest.get("phones") and _PHONE not in ways:
        states.append(None)  # a number of which nobody said when it is answered
    return True if True in states else None if None in states else False


def open_now_of_documents(keys: Iterable[str]) -> dict[str, bool | None]:
    """The same for documents of search, by their keys. One query."""
    from directory.models import ServicePage

    pages = {key.rpartition(":")[2]: key for key in keys}
    rows = ServicePage.objects.filter(pk__in=[pk for pk in pages if pk.isdecimal()])
    moment = Moment.at(timezone.now())
    return {
        pages[str(pk)]: is_open_now(digest, status, moment)
        for pk, digest, status in rows.values_list("pk", "service__digest", "service__status")
    }


# -- words -------------------------------------------------------------------------------------------------------------


def _when(moment: datetime, now: datetime) -> str:
    """Today "om 13.00 uur", then "morgen om 9.00 uur", "maandag om 9.00 uur", or with a date when that is far away."""
    local, today = moment.astimezone(AMSTERDAM), now.astimezone(AMSTERDAM).date()
    clock, days = time_format(local.time()), (local.date() - today).days
    if days == 0:
        return _("om %(clock)s uur") % {"clock": clock}
    if days == 1:
        return _("morgen om %(clock)s uur") % {"clock": clock}
    if days < _WEEK:
        return _("%(day)s om %(clock)s uur") % {"day": date_format(local, "l"), "clock": clock}
    return _("%(day)s om %(clock)s uur") % {"day": date_format(local, "j F"), "clock": clock}


def _until(moment: datetime, now: datetime) -> str:
    """The time, "17.00 uur" or "middernacht", or with the day when it stays open for longer than a night."""
    local = moment.astimezone(AMSTERDAM)
    clock = time_format(local.time())
    if (local.date() - now.astimezone(AMSTERDAM).date()).days <= 1:
        if local.time() == time(0):
            return _("middernacht")
        return _("%(clock)s uur") % {"clock": clock}
    return _("%(day)s %(clock)s uur") % {"day": date_format(local, "l"), "clock": clock}


def _open_words(kind: str, until: str) -> str:
    return {
        AttendingType.WALK_IN.value: _("Nu open, tot %(until)s"),
        AttendingType.PHONE.value: _("Nu te bellen, tot %(until)s"),
        AttendingType.CHAT.value: _("Nu te chatten, tot %(until)s"),
    }[kind] % {"until": until}


def _open_at_words(places: Mapping[str, Contact], now: datetime) -> str:
    """Where it is open and until when, if it is open at some of the places only."""
    is_open = {place: contact for place, contact in places.items() if contact.is_open}
    moments = [contact.moment for contact in is_open.values() if contact.moment is not None]
    if len(is_open) == len(places) or "" in is_open or not moments:
        return ""
    where = get_text_list(sorted(is_open), _("en"))
    return _("Nu open: %(place)s, tot %(until)s") % {"place": where, "until": _until(min(moments), now)}


def _always_words(kind: str) -> str:
    return {
        AttendingType.WALK_IN.value: _("Dag en nacht open"),
        AttendingType.PHONE.value: _("Dag en nacht te bellen"),
        AttendingType.CHAT.value: _("Dag en nacht te chatten"),
    }[kind]


def _later_words(kind: str, when: str) -> str:
    return {
        AttendingType.WALK_IN.value: _("Opent %(when)s"),
        AttendingType.PHONE.value: _("Bellen kan weer %(when)s"),
        AttendingType.CHAT.value: _("Chatten kan weer %(when)s"),
    }[kind] % {"when": when}


def _today_words(kind: str) -> str:
    return {
        AttendingType.WALK_IN.value: _("Nu dicht"),
        AttendingType.PHONE.value: _("Nu niet te bellen"),
        AttendingType.CHAT.value: _("Nu niet te chatten"),
    }[kind]


def _unknown(digest: Mapping[str, Any], now: datetime) -> Mark:
    ask = _("bel eerst") if digest.get("phones") else _("vraag het eerst na")
    if holiday_name(now.astimezone(AMSTERDAM).date()):
        return Mark("unsure", _("Vandaag is een feestdag, %(ask)s") % {"ask": ask}, is_of_today=True)
    return Mark("unsure", _("Tijden niet bekend, %(ask)s") % {"ask": ask})


def _mark(kind: str, contact: Contact, digest: Mapping[str, Any], now: datetime) -> Mark:
    if contact.reach is Reach.ALWAYS:
        return Mark("open", _always_words(kind))
    if contact.reach is Reach.OPEN and contact.moment is not None:
        return Mark("open", _open_words(kind, _until(contact.moment, now)))
    if contact.reach is Reach.LATER and contact.moment is not None:
        return Mark("soon", _later_words(kind, _when(contact.moment, now)))
    if contact.reach is Reach.TODAY:
        return Mark("closed", _today_words(kind))
    if contact.reach is Reach.CLOSED:
        return Mark("closed", _("De komende weken dicht"))
    return _unknown(digest, now)


def _intake(service: Any) -> list[Mark]:
    if service.intake == Intake.STOP:
        return [Mark("unsure", _("Neemt nu geen nieuwe mensen aan"))]
    if service.intake == Intake.WAITING_LIST:
        return [Mark("unsure", _("Er is een wachtlijst"))]
    return []


def reachable(service: Any, now: datetime | None = None) -> Reachable:
    """How one reaches a service at ``now``. Beside a number only the state of the telephone is told."""
    now, digest = now or timezone.now(), service.digest
    if service.status == ServiceStatus.TEMPORARILY_CLOSED:
        closed = Mark("unsure", _("Tijdelijk dicht"))
        return Reachable(is_open=False, phone=None, others=(closed,), ends=reach_at(Timetable(), now).ends)
    contacts = _contacts(digest, now)
    marks = {kind: _mark(kind, contacts[kind], digest, now) for kind in OPEN_KINDS if kind in contacts}
    places = _by_place(digest, AttendingType.WALK_IN.value, now)
    if words := _open_at_words(places, now):
        marks[AttendingType.WALK_IN] = Mark("open", words)
    is_open = any(contacts[kind].is_open for kind in OPEN_KINDS if kind in contacts)
    phone = marks.pop(AttendingType.PHONE, None)
    if marks and phone is None and digest.get("phones") and not is_open:
        phone = Mark("unsure", _("Bel eerst: tijden van dit nummer niet bekend"))
    others = [*marks.values(), *_intake(service)]
    if not marks and AttendingType.APPOINTMENT.value in contacts:
        others.insert(0, Mark("soon", _("Alleen op afspraak")))
    elif not contacts:
        others.insert(0, _unknown(digest, now))
    told = [*contacts.values(), *places.values(), reach_at(Timetable(), now)]
    ends = min(contact.ends for contact in told)
    return Reachable(is_open, phone, tuple(others), ends)
