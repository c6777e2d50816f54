"""The facts of an entry that an owner can change, each with a key, a value and words.

Keys: a field of the service or of its Dutch page (``email``, ``cost``), ``phone:<uuid>`` and ``phone:new``,
``address:<uuid of the place>``, ``hours:<way of contact>:<uuid of the place or ->:<day>``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.cleaning import one_line
from core.routing import language_of, source_language
from core.text import lines_of, plain_text
from directory.enums import AttendingType, Intake, LocationType, PhoneType, Repeats, Weekday
from directory.hours.words import hours_lines
from directory.reviews.hours_text import block_of, hours_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.utils.safestring import SafeString

    from directory.models import Service

__all__ = [
    "NOWHERE",
    "PAGE_FIELDS",
    "PREFETCH",
    "SERVICE_FIELDS",
    "Facts",
    "current_facts",
    "dutch_page",
    "is_weekly",
    "label_of",
    "other_hours",
    "value_in",
    "words_of",
]

Facts = dict[str, Any]
_END_OF_LINE: Final = re.compile(r"</(?:p|li|h[2-6])>|<br ?/?>")
#: What ``current_facts`` reads: a list of entries hands it over.
PREFETCH: Final = ("phones", "places__location", "schedules__location", "pages")
#: In the key of hours that belong to no place, as those of a telephone.
NOWHERE: Final = "-"
SERVICE_FIELDS: Final = {
    "email": gettext_lazy("E-mailadres"),
    "url": gettext_lazy("Website"),
    "chat_url": gettext_lazy("Adres van de chat"),
    "form_url": gettext_lazy("Adres van het formulier"),
    "intake": gettext_lazy("Aanmelden"),
    "wait_weeks": gettext_lazy("Wachttijd in weken"),
}
PAGE_FIELDS: Final = {"cost": gettext_lazy("Wat kost het?"), "alert": gettext_lazy("Let op")}


def _in_order(rows: Any) -> list[Any]:
    """Child rows in the order of the editor; in memory, so that a list of entries can hand them over."""
    return sorted(rows.all(), key=lambda row: (row.sort_order or 0, row.pk))


def dutch_page(service: Service) -> Any:
    """The Dutch page of an entry, the live one first; None when there is none."""
    pages = [page for page in service.pages.all() if language_of(page) == source_language()]
    return min(pages, key=lambda page: (not page.live, page.pk), default=None)


def _text_of(html: str) -> str:
    """Rich text as an owner reads and types it, one paragraph a line."""
    parts = (plain_text(part) for part in _END_OF_LINE.split(html))
    return "\n".join(line for part in parts for line in lines_of(part))


def is_weekly(row: Any) -> bool:
    """Whether hours are the same every week, all year: only those fit the short form."""
    special = (row.starts_on, row.valid_from, row.valid_to, row.description)
    return row.repeats == Repeats.WEEKLY and not any(special)


def _places(service: Service) -> list[Any]:
    return [row.location for row in _in_order(service.places) if row.location.location_type == LocationType.PHYSICAL]


def _hours(service: Service, places: Iterable[Any]) -> Facts:
    """Every day of every way of contact, also the days without hours."""
    found: Facts = {}
    first = next((str(place.uuid) for place in places), NOWHERE)
    groups = [(AttendingType.WALK_IN.value, first)] if first != NOWHERE else []
    groups += (
        [(AttendingType.PHONE.value, NOWHERE)]
        if any(row.type == PhoneType.VOICE for row in service.phones.all())
        else []
    )
    rows = [row for row in _in_order(service.schedules) if is_weekly(row)]
    ways = [_way(row) for row in rows]
    told = [*ways, *(_way(row) for row in _lasting(service))]
    known = {way for way, _place in told}
    for way, place in dict.fromkeys([*told, *(group for group in groups if group[0] not in known)]):
        for day in Weekday.values:
            found[f"hours:{way}:{place}:{day}"] = []
    for (way, place), row in zip(ways, rows, strict=True):
        found[f"hours:{way}:{place}:{row.byday}"].append(block_of(row.opens_at, row.closes_at))
    return {key: sorted(blocks) for key, blocks in found.items()}


def _way(row: Any) -> tuple[str, str]:
    """The way of contact and the place of hours."""
    return row.attending_type, str(row.location.uuid) if row.location else NOWHERE


def _lasting(service: Service) -> list[Any]:
    """Hours that are not the same every week and that are not over."""
    today = timezone.localdate()
    rows = (row for row in _in_order(service.schedules) if not is_weekly(row))
    return [row for row in rows if row.valid_to is None or row.valid_to >= today]


def other_hours(service: Service) -> dict[str, list[SafeString]]:
    """Hours that do not fit the short form, in words, by the begin of the key of the days beside which they stand.

    No change of an owner touches them.
    """
    groups: dict[str, list[Any]] = {}
    for row in _lasting(service):
        groups.setdefault(":".join(("hours", *_way(row))), []).append(row)
    return {key: hours_lines(rows) for key, rows in groups.items()}


def current_facts(service: Service) -> Facts:
    """What can be changed, as it is now. A secret address is not among it."""
    places, page = _places(service), dutch_page(service)
    found: Facts = {}
    for phone in _in_order(service.phones):
        found[f"phone:{phone.uuid}"] = [one_line(phone.number), one_line(phone.description)]
    for name in SERVICE_FIELDS:
        found[name] = getattr(service, name)
    for place in places:
        if not place.address_is_secret:
            address = (place.address_1, place.postal_code, place.city)
            found[f"address:{place.uuid}"] = [one_line(part) for part in address]
    found |= _hours(service, places)
    if page is not None:
        found |= {"cost": _text_of(page.cost), "alert": one_line(page.alert)}
    return found


def value_in(facts: Facts, key: str) -> Any:
    """The value of a fact; that of one which is not there is empty, as a proposal has it."""
    return facts.get(key, [] if key.startswith("hours:") else None)


def label_of(key: str) -> str:
    """What a fact is called."""
    kind, *rest = key.split(":")
    if kind == "phone":
        return _("Nieuw telefoonnummer") if rest == ["new"] else _("Telefoonnummer")
    if kind == "address":
        return _("Adres")
    if kind == "hours":
        way, _place, day = rest
        return f"{AttendingType(way).label}, {str(Weekday(day).label).lower()}"
    return str((SERVICE_FIELDS | PAGE_FIELDS)[kind])


def words_of(key: str, value: Any) -> str:
    """A value as people read it; empty when there is none."""
    if key.startswith("hours:"):
        return hours_words(value) if value else _("dicht")
    if key.startswith(("phone:", "address:")):
        return ", ".join(part for part in value or () if part)
    if key == "intake" and value in Intake.values:
        return str(Intake(value).label)
    return "" if value is None else str(value)
