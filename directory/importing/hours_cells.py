"""Opening hours and days that differ, in a cell: "ma-vr 09:00-12:00; za 10:00-12:00 | om de week"."""

from __future__ import annotations

import re
from typing import Any, Final

from django.utils.translation import gettext as _

from core.text import fold
from directory.enums import AttendingType, Repeats
from directory.importing.cells import BadCell, date_from, items_from, items_to, time_from

__all__ = ["WAYS", "deviations_from", "deviations_to", "hours_from", "hours_to"]

DAYS: Final = {"ma": "MO", "di": "TU", "wo": "WE", "do": "TH", "vr": "FR", "za": "SA", "zo": "SU"}
_NAMES: Final = {code: day for day, code in DAYS.items()}
#: The columns of hours and the way of contact of each.
WAYS: Final = {
    "inloop": AttendingType.WALK_IN.value,
    "bellen": AttendingType.PHONE.value,
    "chatten": AttendingType.CHAT.value,
    "op afspraak": AttendingType.APPOINTMENT.value,
}
_WAY_NAMES: Final = {value: name for name, value in WAYS.items()}
_REPEATS: Final = {
    "om de week": Repeats.FORTNIGHTLY.value,
    "1e van de maand": Repeats.FIRST.value,
    "2e van de maand": Repeats.SECOND.value,
    "3e van de maand": Repeats.THIRD.value,
    "4e van de maand": Repeats.FOURTH.value,
    "laatste van de maand": Repeats.LAST.value,
    "niet vast": Repeats.IRREGULAR.value,
}
_REPEAT_NAMES: Final = {value: name for name, value in _REPEATS.items()}
#: What begins with these words is a date.
_DATES: Final = {"telt vanaf": "starts_on", "vanaf": "valid_from", "tot en met": "valid_to"}
_EXPLAINS: Final = "uitleg:"
_BLOCK: Final = re.compile(r"(?P<days>[a-z]{2}(?:\s*[-,]\s*[a-z]{2})*)\s+(?P<from>[\d:.]+)\s*[-–]\s*(?P<to>[\d:.]+)")
_PLACE: Final = re.compile(r"plek (\d{1,2})")
_RANGE: Final = re.compile(r"(.+?)(?:\s+t/m\s+(.+))?")
_CLOCKS: Final = re.compile(r"([\d:.]+)\s*[-–]\s*([\d:.]+)")


def _days(text: str) -> list[str]:
    """The days of "ma-wo, vr"."""
    names, found = list(DAYS), []
    for part in text.replace(" ", "").split(","):
        ends = part.split("-")
        if len(ends) > 2 or any(end not in DAYS for end in ends):  # noqa: PLR2004  # from and to
            raise BadCell(_("'%(text)s' is geen dag. Schrijf ma, di, wo, do, vr, za of zo.") % {"text": part})
        first, last = names.index(ends[0]), names.index(ends[-1])
        if last < first:
            raise BadCell(_("'%(text)s' loopt terug. Begin met de eerste dag van de week.") % {"text": part})
        found += [DAYS[name] for name in names[first : last + 1]]
    return found


def _option(part: str, block: dict[str, Any]) -> None:
    """One part behind the hours: how often, from when, where, or an explanation."""
    words = fold(part)
    place = _PLACE.fullmatch(words)
    start = next((name for name in _DATES if words.startswith(f"{name} ")), None)
    if words in _REPEATS:
        block["repeats"] = _REPEATS[words]
    elif place:
        block["place"] = int(place[1]) - 1
    elif start:
        block[_DATES[start]] = date_from(part[len(start) :].strip())
    else:
        block["description"] = part[len(_EXPLAINS) :].strip() if words.startswith(_EXPLAINS) else part


def hours_from(cell: str, way: str) -> list[dict[str, Any]]:
    """The blocks of one column."""
    blocks = []
    for head, *parts in items_from(cell):
        found = _BLOCK.fullmatch(head.lower())
        if not found:
            raise BadCell(_("'%(text)s' begrijpen we niet. Schrijf de tijden zo: ma 09:00-12:00.") % {"text": head})
        block: dict[str, Any] = {
            "attending_type": way,
            "opens_at": time_from(found["from"]),
            "closes_at": time_from(found["to"]),
            "repeats": Repeats.WEEKLY.value,
            **dict.fromkeys(_DATES.values()),
            "description": "",
            "place": None,
        }
        for part in parts:
            _option(part, block)
        blocks += [{**block, "byday": day} for day in _days(found["days"])]
    return blocks


def hours_to(blocks: list[dict[str, Any]], way: str) -> str:
    """The cell of one column."""
    items = []
    for block in blocks:
        if block["attending_type"] == way:
            item = [f"{_NAMES[block['byday']]} {block['opens_at']}-{block['closes_at']}"]
            item += [_REPEAT_NAMES[block["repeats"]]] if block["repeats"] in _REPEAT_NAMES else []
            item += [f"{words} {block[name]}" for words, name in _DATES.items() if block[name]]
            item += [f"plek {block['place'] + 1}"] if block["place"] is not None else []
            items.append([*item, *([f"{_EXPLAINS} {block['description']}"] if block["description"] else [])])
    return items_to(items)


def deviations_from(cell: str) -> list[dict[str, Any]]:
    """Days that differ: "25-12-2026 t/m 26-12-2026 | dicht | uitleg: Kerst"."""
    found = []
    for head, *parts in items_from(cell):
        days = _RANGE.fullmatch(head)
        first = date_from(days[1]) if days else date_from(head)
        row: dict[str, Any] = {
            "attending_type": "",
            "first_day": first,
            "last_day": date_from(days[2]) if days and days[2] else first,
            "opens_at": None,
            "closes_at": None,
            "description": "",
        }
        for part in parts:
            _deviation_option(part, row)
        found.append(row)
    return found


def _deviation_option(part: str, row: dict[str, Any]) -> None:
    words, clocks = fold(part), _CLOCKS.fullmatch(part)
    if clocks:
        row["opens_at"], row["closes_at"] = time_from(clocks[1]), time_from(clocks[2])
    elif words in WAYS:
        row["attending_type"] = WAYS[words]
    elif words.startswith(_EXPLAINS):
        row["description"] = part[len(_EXPLAINS) :].strip()
    elif words != "dicht":
        row["description"] = part


def deviations_to(rows: list[dict[str, Any]]) -> str:
    """The cell of days that differ."""
    items = []
    for row in rows:
        days = row["first_day"] + (f" t/m {row['last_day']}" if row["last_day"] != row["first_day"] else "")
        item = [days, f"{row['opens_at']}-{row['closes_at']}" if row["opens_at"] else "dicht"]
        item += [_WAY_NAMES[row["attending_type"]]] if row["attending_type"] else []
        items.append([*item, *([f"{_EXPLAINS} {row['description']}"] if row["description"] else [])])
    return items_to(items)
