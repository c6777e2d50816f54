"""What an HSDS file says of an entry that is here: matched by UUID, without losing what such a file can't tell.

Open data leaves out who keeps an entry up to date, contacts that are not public, and where a secret place is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from core.text import fold
from directory.api.mapping import service as open_service
from directory.api.places import place_links
from directory.api.schedules import schedules_of
from directory.api.values import child_id, uri
from directory.importing.records import contact_record, location_record
from directory.importing.rows import DEFAULT_PLACE
from directory.importing.shared import address_key
from directory.importing.texts import text_of, tidy

if TYPE_CHECKING:
    from directory.importing.rows import Row

__all__ = ["match_known"]

Record = dict[str, Any]
#: Texts of open data, with the values of a row that come from each.
_TEXTS: Final = {
    "name": ("name",),
    "description": ("what", "search_description"),
    "application_process": ("how", "referral_how"),
    "eligibility_description": ("for_whom", "not_for"),
    "fees_description": ("cost",),
    "wait_time": ("wait_time", "wait_weeks", "wait_checked_on"),
    "alert": ("alert",),
    "url": ("url",),
}


def match_known(row: Row, service: Any, page: Any | None) -> None:
    """Complete the contacts and places of a row with those of this service. A table tells all itself."""
    if "place_uuids" in row.values and page is not None:
        _pass_over_same(row, service, page)
    if "contact_uuids" in row.values and "contacts" in row.values:
        told = list(zip(row.values["contacts"], row.values["contact_uuids"], strict=True))
        _set(row, "contacts", _contacts(told, service))
    if "place_uuids" in row.values and "places" in row.values:
        places, uuids = _Places(service).take(row.values["places"], row.values["place_uuids"])
        row.values |= {"places": places, "place_uuids": uuids}
    if "open_schedules" in row.values and _same_hours(row, service):
        row.values.pop("schedules", None)
        row.values.pop("deviations", None)


def _pass_over_same(row: Row, service: Any, page: Any) -> None:
    """Leave out texts that are still what our open data tells: it joins some, and writes others in another way."""
    service.page = page
    told = open_service(service)
    for name, keys in _TEXTS.items():
        if name in row.values["open_texts"] and row.values["open_texts"][name] == text_of(str(told.get(name, ""))):
            for key in keys:
                row.values.pop(key, None)
    for name in ("chat_url", "form_url"):
        if row.values.get(name) == uri(getattr(service, name)):
            row.values.pop(name, None)
    organisation = row.values.get("organisation") or {}
    for name in ("description", "website"):
        if organisation.get(name) == told["organization"].get(name):
            organisation.pop(name, None)


def _same_hours(row: Row, service: Any) -> bool:
    """Whether the hours are still as our open data tells them, at places in the same order.

    Days that differ and hours that are not fixed are in words there. From when one counts depends on the day of asking.
    """

    def lasting(rows: list[Record]) -> list[Record]:
        return [{name: value for name, value in one.items() if name != "dtstart"} for one in rows]

    here = [address_key(location_record(link.location)) for link in _sorted(service.places)]
    if "places" in row.values and [address_key(place) for place in row.values["places"]][: len(here)] != here:
        return False
    told = schedules_of(service, place_links(service))
    return lasting(row.values["open_schedules"]) == lasting(told)


def _set(row: Row, relation: str, rows: list[tuple[Record, int | None]]) -> None:
    """Put the rows in place, each with where it stands in the file."""
    marks = {number: row.marks.pop(f"{relation}.{number}", "") for number in range(len(row.values[relation]))}
    row.values[relation] = [values for values, _number in rows]
    for place, (_values, number) in enumerate(rows):
        if number is not None and marks.get(number):
            row.marks[f"{relation}.{place}"] = marks[number]


def _sorted(relation: Any) -> list[Any]:
    return sorted(relation.all(), key=lambda one: one.sort_order or 0)


def _contacts(told: list[tuple[Record, str]], service: Any) -> list[tuple[Record, int | None]]:
    """Contacts here with what the file says of them, then new ones. Who is not public is never missing in a file."""
    here = _sorted(service.contacts)
    numbers = {uuid: number for number, (_values, uuid) in enumerate(told) if uuid}
    pairs = {contact.pk: numbers[str(contact.uuid)] for contact in here if str(contact.uuid) in numbers}
    for contact in here:
        free = (number for number in range(len(told)) if number not in pairs.values())
        same = next((number for number in free if fold(told[number][0]["name"]) == fold(contact.name)), None)
        if contact.pk not in pairs and same is not None:
            pairs[contact.pk] = same
    found: list[tuple[Record, int | None]] = []
    for contact in here:
        number, before = pairs.get(contact.pk), contact_record(contact)
        if number is not None:
            said = {name: words for name, words in told[number][0].items() if words}
            found.append(({**before, **said}, number))
        elif contact.is_owner or not contact.is_public:
            found.append((before, None))
    new = (number for number in range(len(told)) if number not in pairs.values())
    return [*found, *((told[number][0], number) for number in new)]


class _Places:
    """The places of a service, as a file may call them."""

    def __init__(self, service: Any) -> None:
        links = _sorted(service.places)
        self.here = [{**location_record(link.location), "note": tidy(link.description)} for link in links]
        self.secret = {number for number, place in enumerate(self.here) if place["address_is_secret"]}
        self.by_uuid = {str(link.location.uuid): number for number, link in enumerate(links)}
        self.by_uuid |= {child_id(links[number].uuid, "location"): number for number in self.secret}
        self.by_address = {address_key(place): number for number, place in enumerate(self.here)}

    def take(self, told: list[Record], uuids: list[str]) -> tuple[list[Record], list[str]]:
        """The places of the file, completed, in its order; secret ones as they are here, also when it has them not."""
        exact = [self._find(place, uuid) for place, uuid in zip(told, uuids, strict=True)]
        used = {number for number in exact if number is not None}
        places, kept = [], []
        for order, (place, uuid, number) in enumerate(zip(told, uuids, exact, strict=True)):
            if number in self.secret:
                places.append(dict(self.here[number or 0]))
                kept.append("")
                continue
            free = order < len(self.here) and order not in used | self.secret
            before = self.here[number] if number is not None else self.here[order] if free else DEFAULT_PLACE
            places.append({**before, **place})
            kept.append(uuid)
        left = [dict(self.here[number]) for number in sorted(self.secret - used)]
        return [*places, *left], [*kept, *("" for _place in left)]

    def _find(self, place: Record, uuid: str) -> int | None:
        number = self.by_uuid.get(uuid)
        return number if number is not None else self.by_address.get(address_key({**DEFAULT_PLACE, **place}))
