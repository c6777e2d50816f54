"""What our own open data tells in words, as the facts that it came from: HSDS has no field for these."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from directory.api.values import child_id
from directory.api.vocabulary import SAMPLE
from directory.enums import HolidayRule, Intake, Referral, Weekday
from directory.importing.texts import tidy

if TYPE_CHECKING:
    from directory.importing.hsds_values import Node

__all__ = [
    "choices_of",
    "day_of_words",
    "facts_of",
    "holidays_of",
    "is_ours",
    "kind_of",
    "note_of_days",
    "place_of_words",
    "referral_phone_of",
]

Record = dict[str, Any]
#: Taxonomies of which a service has one term, with the column of that choice.
_CHOICES: Final[dict[str, tuple[str, Any]]] = {"verwijzing": ("referral", Referral), "aanmelden": ("intake", Intake)}
_SUMMARY: Final = 300
_WEEKS: Final = re.compile(r"(\d{1,3}) \w+")
_PLACE: Final = re.compile(r"(?:(.+), )?(?:([1-9]\d{3} ?[A-Z]{2}) )?([^,]+)")


def _linked(node: Node) -> dict[str, list[str]]:
    """The values of attributes by their taxonomy."""
    found: dict[str, list[str]] = {}
    for one in node.children("attributes"):
        found.setdefault(one.text("link_type"), []).append(one.text("value"))
    return found


def kind_of(node: Node) -> str:
    """What our mark says of hours: days that differ, or holidays; nothing without one."""
    return next(iter(_linked(node).get("kenmerk", [])), "")


def is_ours(node: Node) -> bool:
    """Whether a service comes from a site like this one: each of those tells whether somebody new can come."""
    return any(value in Intake.values for value in _linked(node).get("aanmelden", []))


def choices_of(node: Node) -> Record:
    """Referral, whether somebody new can come, and whether it is a sample."""
    linked = _linked(node)
    found: Record = {}
    for taxonomy, (column, enum) in _CHOICES.items():
        known = [value for value in linked.get(taxonomy, []) if value in enum.values]
        found |= {column: known[0]} if known else {}
    return {**found, "sample": SAMPLE in linked.get("kenmerk", [])} if found or "kenmerk" in linked else found


def referral_phone_of(node: Node) -> Node | None:
    """The number for who refers: by its id, else by its words, since another site may have given it another id.

    A second one with these words is a number for everybody.
    """
    identity, phones = node.uuid("id"), list(node.children("phones"))
    own = child_id(UUID(identity), "referral_phone") if identity else ""
    known = (phone for phone in phones if own and phone.text("id") == own)
    worded = (phone for phone in phones if phone.text("description") == _("Voor verwijzers"))
    return next(known, None) or next(worded, None)


def _split(text: str, label: str) -> tuple[str, str]:
    """A text, and the last paragraph that begins with this label."""
    before, mark, after = f"\n\n{text}".rpartition(f"\n\n{label} ")
    return (tidy(before), tidy(after)) if mark else (text, "")


def _wait(text: str) -> Record:
    """The weeks of a waiting time and the day of asking; other words stay words."""
    words, _bracket, rest = text.partition(" (")
    weeks = _WEEKS.fullmatch(words)
    if not weeks and words != _("Geen wachttijd"):
        return {"wait_weeks": None, "wait_checked_on": None}
    return {"wait_time": "", "wait_weeks": int(weeks[1]) if weeks else 0, "wait_checked_on": _asked_on(rest)}


def _asked_on(text: str) -> str | None:
    before, after = (_("gevraagd op %(day)s") % {"day": "\n"}).split("\n")
    day, _space, rest = text.removesuffix(")").removeprefix(before).removesuffix(after).partition(" ")
    month, _space, year = rest.partition(" ")
    numbers = {str(name).casefold(): number for number, name in MONTHS.items()}
    try:
        return datetime(int(year), numbers[month.casefold()], int(day)).date().isoformat()  # noqa: DTZ001  # a day only
    except (KeyError, ValueError):
        return None


def facts_of(node: Node, texts: dict[str, str]) -> Record:
    """The facts that our open data joins into one text. ``texts`` are those of the file, by their HSDS name."""
    found: Record = {}
    summary, _gap, rest = texts.get("description", "").partition("\n\n")
    if rest and len(summary) <= _SUMMARY:
        found |= {"search_description": " ".join(summary.split()), "what": rest}
    for name, key, other, label in (
        ("application_process", "how", "referral_how", _("Voor verwijzers:")),
        ("eligibility_description", "for_whom", "not_for", _("Niet voor:")),
    ):
        if name in texts:
            found[key], found[other] = _split(texts[name], label)
    if texts.get("wait_time"):
        found |= _wait(texts["wait_time"])
    if "alert" in texts:
        found["alert"] = tidy(texts["alert"].removeprefix(_("Verzonnen voorbeeld: deze hulp bestaat niet.")))
    columns = {_("Chat"): "chat_url", _("Aanmelden"): "form_url"}
    for address in node.children("additional_urls"):
        if address.text("label") in columns:
            found[columns[address.text("label")]] = address.text("url")
    return found


def holidays_of(text: str) -> str:
    """What happens on holidays."""
    words = {_("Op feestdagen dicht."): HolidayRule.CLOSED, _("Op feestdagen gewoon open."): HolidayRule.OPEN}
    return words.get(text, HolidayRule.UNKNOWN).value


def day_of_words(text: str) -> tuple[str, str]:
    """The day of hours that are not fixed, and the note behind it; nothing for other words."""
    for day, label in Weekday.choices:
        begin = _("%(day)s, niet vast. Vraag het na.") % {"day": label}
        if text.startswith(begin):
            return day, text.removeprefix(begin).strip()
    return "", text


def note_of_days(text: str) -> str:
    """The note of days that differ, without our own words before it."""
    for begin in (_("Dicht op deze dagen."), _("Alleen deze tijden op deze dagen.")):
        text = text.removeprefix(begin).strip()
    return text


def place_of_words(location: Node) -> Record:
    """Where a place is when there is no whole address: its words; or that the address is secret."""
    text = " ".join(location.text("description").split())
    secret = _("Het adres is geheim.")
    if text.startswith(secret):
        before, after = (_("Gemeente: %(name)s.") % {"name": "\n"}).split("\n")
        town = text.removeprefix(secret).strip().removeprefix(before).removesuffix(after)
        return {"address_is_secret": True, "city": "" if "," in town else town}
    found = _PLACE.fullmatch(text)
    return {"address_1": found[1] or "", "postal_code": found[2] or "", "city": found[3]} if found else {}
