"""HSDS schedules as our blocks of hours. Times are what the clock shows: an offset behind them is passed over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from core.text import fold
from directory.api.vocabulary import DEVIATION, HOLIDAYS
from directory.enums import AttendingType, Repeats, Weekday
from directory.importing.hsds_own import day_of_words, holidays_of, kind_of, note_of_days

if TYPE_CHECKING:
    from collections.abc import Collection

    from directory.importing.hsds_values import Node

__all__ = ["holiday_rule_of", "schedules_of"]

_BYDAY: Final = re.compile(r"(-?[1-5])?(MO|TU|WE|TH|FR|SA|SU)")
_TIME: Final = re.compile(r"([01]\d|2[0-3]):([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?")
_MONTHLY: Final = {"1": Repeats.FIRST, "2": Repeats.SECOND, "3": Repeats.THIRD, "4": Repeats.FOURTH, "-1": Repeats.LAST}
_FORTNIGHT: Final = 2
#: Words in the free text of ``attending_type`` by which we know a way of contact.
_WAYS: Final = {
    AttendingType.PHONE: ("phone", "telefoon", "bellen", "call"),
    AttendingType.CHAT: ("chat",),
    AttendingType.APPOINTMENT: ("appointment", "afspraak"),
}


def _way(text: str) -> str:
    words = fold(text)
    if text in AttendingType.values:
        return text
    found = (way for way, signs in _WAYS.items() if any(sign in words for sign in signs))
    return str(next(found, AttendingType.WALK_IN))


def _clock(node: Node, name: str) -> str | None:
    text = node.text(name)
    if not text:
        return None
    found = _TIME.fullmatch(text)
    if found is None:
        node.fault(name, _("'%(text)s' is geen tijd. Schrijf de tijd zo: 09:00.") % {"text": text})
        return None
    return f"{found[1]}:{found[2]}"


def _repeats(node: Node, number: str | None) -> str | None:
    """How often; None for a rule that we can't keep."""
    freq, interval = node.text("freq").upper() or "WEEKLY", node.number("interval") or 1
    if freq == "WEEKLY" and not number and interval in (1, _FORTNIGHT):
        return str(Repeats.FORTNIGHTLY if interval == _FORTNIGHT else Repeats.WEEKLY)
    if freq == "MONTHLY" and number in _MONTHLY and interval == 1:
        return str(_MONTHLY[number])
    return None


def _blocks(node: Node, place: int | None) -> list[dict[str, Any]]:
    opens, closes = _clock(node, "opens_at"), _clock(node, "closes_at")
    byday, note = node.text("byday").upper().replace(" ", ""), " ".join(node.text("description").split())
    irregular = "" if byday or node.text("freq") else day_of_words(note)[0]
    if irregular:
        byday, note = day_of_words(note)
    if opens is None or closes is None or not byday:
        node.report.note(node.pointer, _("Zonder dag, begin en einde kunnen wij deze tijden niet gebruiken."))
        return []
    blocks = []
    for day in byday.split(","):
        found = _BYDAY.fullmatch(day)
        repeats = str(Repeats.IRREGULAR) if irregular else _repeats(node, found[1]) if found else None
        if found is None or repeats is None:
            node.fault("byday", _("'%(text)s' kennen we niet. Gebruik dagen zoals MO,TU of 1MO.") % {"text": day})
            continue
        blocks.append(
            {
                "attending_type": _way(node.text("attending_type")),
                "byday": str(Weekday(found[2])),
                "opens_at": opens,
                "closes_at": closes,
                "repeats": repeats,
                "starts_on": node.day("dtstart") if repeats == Repeats.FORTNIGHTLY else None,
                "valid_from": node.day("valid_from"),
                "valid_to": node.day("valid_to") or node.day("until"),
                "description": note[:120],
                "place": place,
            }
        )
    return blocks


def _deviation(node: Node) -> dict[str, Any] | None:
    """A schedule of certain days only, without a weekday or with our mark: other hours, or closed."""
    first, last = node.day("valid_from"), node.day("valid_to")
    if (node.text("byday") and kind_of(node) != DEVIATION) or first is None or last is None:
        return None
    way = node.text("attending_type")
    return {
        "attending_type": _way(way) if way else "",
        "first_day": first,
        "last_day": last,
        "opens_at": _clock(node, "opens_at"),
        "closes_at": _clock(node, "closes_at"),
        "description": note_of_days(" ".join(node.text("description").split()))[:120],
    }


def holiday_rule_of(node: Node) -> str:
    """What the hours of a service say of holidays; nothing when they do not speak of them."""
    told = (one.text("description") for one in node.children("schedules") if kind_of(one) == HOLIDAYS)
    return next((holidays_of(words) for words in told), "")


def schedules_of(
    node: Node, *, place: int | None, passed: Collection[str] = ()
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The blocks of hours and the days that differ, of a service or of one of its places, but those to pass over."""
    blocks: list[dict[str, Any]] = []
    deviations = []
    for schedule in node.children("schedules"):
        if schedule.text("id") in passed or kind_of(schedule) == HOLIDAYS:
            continue
        deviation = _deviation(schedule)
        if deviation is not None:
            deviations.append(deviation)
        else:
            blocks += _blocks(schedule, place)
    return blocks, deviations
