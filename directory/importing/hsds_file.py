"""Read services in HSDS 3.1 JSON: a list, a page of an API, or one service. Faults are told by JSON pointer."""

from __future__ import annotations

import json
from math import inf
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from core.phones import spaced_number
from core.text import first_sentence
from directory.importing.faults import BadFile, Report
from directory.importing.hsds_own import choices_of, facts_of, is_ours, referral_phone_of
from directory.importing.hsds_parts import areas_of, attributes_of, contacts_of, costs_of, places_of
from directory.importing.hsds_schedules import holiday_rule_of, schedules_of
from directory.importing.hsds_values import Node
from directory.importing.records import in_order
from directory.importing.rows import Row
from directory.importing.texts import text_of, tidy

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["read_hsds"]

_SUMMARY: Final = 300
_DIGITS: Final = 18
#: Plain texts of a service and what they are here.
_TEXTS: Final = {"name": "name", "email": "email", "url": "url", "wait_time": "wait_time", "alert": "alert"}
_LONG: Final = {
    "description": "what",
    "application_process": "how",
    "fees_description": "cost",
    "eligibility_description": "for_whom",
}
_STATUSES: Final = ("active", "inactive", "defunct", "temporarily closed")
#: Lists of which a fault is told at the one that has it.
_MARKED: Final = ("phones", "cost_options", "contacts")
_PHONES: Final = {"sms": "sms", "text": "sms", "whatsapp": "whatsapp"}


def read_hsds(data: bytes, report: Report) -> list[Row]:
    """All services of a file. Faults go into the report, all of them. Raises ``BadFile`` when nothing can be read."""
    try:
        content = json.loads(data.decode("utf-8-sig"), parse_int=_whole)
    except UnicodeDecodeError:
        raise BadFile(_("Dit bestand is niet in UTF-8. Bewaar het als UTF-8.")) from None
    except json.JSONDecodeError as fault:
        words = _("Regel %(line)d, teken %(column)d: dit is geen goede JSON.")
        raise BadFile(words % {"line": fault.lineno, "column": fault.colno}) from None
    except RecursionError:
        raise BadFile(_("Dit bestand is te diep genest. Lever een lijst met services.")) from None
    return [_row(Node(one, pointer, report)) for pointer, one in _services(content)]


def _whole(digits: str) -> float:
    """A whole number; one that no field can hold counts as endless, so that its place gets the fault."""
    return int(digits) if len(digits) <= _DIGITS else inf


def _services(content: Any) -> list[tuple[str, Any]]:
    """Each service with its pointer."""
    if isinstance(content, list):
        return [(f"/{number}", one) for number, one in enumerate(content)]
    if isinstance(content, dict):
        for name in ("contents", "services"):
            if isinstance(content.get(name), list):
                return [(f"/{name}/{number}", one) for number, one in enumerate(content[name])]
        if "id" in content and "name" in content:
            return [("", content)]
    raise BadFile(_("Hier staan geen services in. Lever een lijst, of een pagina met “contents”."))


def _row(node: Node) -> Row:
    row = Row(node.pointer or "/", {}, {"name": f"{node.pointer}/name"})
    if not node.is_object():
        return row
    identity = node.uuid("id", required=True)
    row.values |= {"external_id": identity, "uuid": identity}
    for name, key in _TEXTS.items():
        _keep(row, node, key, name, " ".join(node.text(name).split()))
    for name, key in _LONG.items():
        _keep(row, node, key, name, text_of(node.text(name)))
    texts: dict[str, str] = {name: row.values[key] for name, key in (_TEXTS | _LONG).items() if node.has(name)}
    row.values["open_texts"] = texts
    if row.values.get("what"):
        _keep(row, node, "search_description", "description", _short(row.values["what"]))
    _keep(row, node, "status", "status", node.choice("status", _STATUSES))
    for name in ("minimum_age", "maximum_age"):
        _keep(row, node, name, name, node.number(name))
    _keep(row, node, "assured_date", "assured_date", node.day("assured_date"))
    _organisation(row, node)
    _lists(row, node)
    _own_words(row, node, texts)
    return row


def _own_words(row: Row, node: Node, texts: dict[str, str]) -> None:
    """What a site like this one told in words, back in its own fields."""
    for key, value in choices_of(node).items():
        _keep(row, node, key, "attributes", value)
    if not is_ours(node):
        return
    row.values |= facts_of(node, texts)
    if phone := referral_phone_of(node):
        row.values["referral_phone"] = spaced_number(phone.text("number"))
        row.marks["referral_phone"] = phone.pointer
    if rule := holiday_rule_of(node):
        _keep(row, node, "holiday_rule", "schedules", rule)


def _keep(row: Row, node: Node, key: str, name: str, value: Any) -> None:
    """A value that the file speaks of."""
    if node.has(name):
        row.values[key] = value
        row.marks[key] = f"{node.pointer}/{name}"


def _short(text: str) -> str:
    """A summary of a description: its first sentence, when it fits."""
    sentence = first_sentence(text)
    if len(sentence) <= _SUMMARY:
        return tidy(sentence)
    return tidy(sentence[: _SUMMARY - 1].rpartition(" ")[0]) + "…"


def _organisation(row: Row, node: Node) -> None:
    organisation = node.child("organization")
    if organisation is None:
        if not node.has("organization"):
            node.fault("organization", _("De organisatie ontbreekt. Lever services met hun organisatie (full=true)."))
            row.bad.add("organisation.name")
        row.marks["organisation.name"] = f"{node.pointer}/organization/name"
        return
    found: dict[str, Any] = {"name": " ".join(organisation.text("name").split())}
    for name, key in {"description": "description", "website": "website", "email": "email"}.items():
        if organisation.has(name):
            found[key] = tidy(organisation.text(name))
        row.marks[f"organisation.{key}"] = f"{organisation.pointer}/{name}"
    for number in organisation.children("organization_identifiers"):
        if number.text("identifier_scheme") == "NL-KVK":
            found["kvk_number"] = tidy(number.text("identifier"))
            row.marks["organisation.kvk_number"] = f"{number.pointer}/identifier"
    if found.get("description") == found["name"]:
        found.pop("description")  # the standard wants one, and repeats the name without
    row.marks["organisation.name"] = f"{organisation.pointer}/name"
    row.values["organisation"] = found
    row.values["organisation_id"] = organisation.uuid("id")


def _phones(node: Node) -> list[dict[str, Any]]:
    """Numbers for everybody: our own answers have the one for referrers among them."""
    kept_apart = referral_phone_of(node) if is_ours(node) else None
    return [
        {
            "number": spaced_number(phone.text("number")),
            "type": _PHONES.get(phone.text("type").lower(), "voice"),
            "description": " ".join(phone.text("description").split()),
        }
        for phone in node.children("phones")
        if kept_apart is None or phone.pointer != kept_apart.pointer
    ]


def _languages(node: Node) -> list[dict[str, Any]]:
    rows = {
        language.text("code").lower(): {"code": language.text("code").lower(), "note": tidy(language.text("note"))}
        for language in node.children("languages")
    }
    return list(rows.values())


def _told_at_places(node: Node) -> set[str]:
    """Hours that are told at a place too: they count once, with their place."""
    links = [one for one in node.children("service_at_locations") if one.has("location")]
    return {hours.text("id") for link in links for hours in link.children("schedules")} - {""}


def _lists(row: Row, node: Node) -> None:
    places, hours = places_of(node)
    lists: dict[str, tuple[str, Callable[[Node], Any]]] = {
        "phones": ("phones", _phones),
        "languages": ("languages", _languages),
        "cost_options": ("cost_options", costs_of),
        "contacts": ("contacts", contacts_of),
        "service_areas": ("service_areas", areas_of),
    }
    for key, (name, read) in lists.items():
        rows = read(node) if node.has(name) else []
        _keep(row, node, key, name, rows)
        if key in _MARKED:
            numbers = {id(one): number for number, one in enumerate(rows)}
            for number, one in enumerate(in_order(key, rows)):
                row.marks[f"{key}.{number}"] = f"{node.pointer}/{name}/{numbers[id(one)]}"
    for key, slugs in (attributes_of(node) if node.has("attributes") else {}).items():
        _keep(row, node, key, "attributes", slugs)
    if "contacts" in row.values:
        row.values["contact_uuids"] = [contact.pop("uuid") for contact in row.values["contacts"]]
    row.values["place_uuids"] = [place.pop("uuid") for place in places]
    _keep(row, node, "places", "service_at_locations", places)
    if node.has("schedules") or hours:
        row.values["open_schedules"] = [one.value for one in node.children("schedules")]
        own, deviations = schedules_of(node, place=None, passed=_told_at_places(node))
        row.values["schedules"] = [*own, *hours]
        row.marks["schedules"] = f"{node.pointer}/schedules"
        if deviations:
            row.values["deviations"] = deviations
