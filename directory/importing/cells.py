"""What a cell of a table may hold, both ways: lists, dates, times, amounts, choices. Faults say what to write."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final

from django.utils import translation
from django.utils.translation import gettext as _

from core.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = [
    "MOST_DIGITS",
    "BadCell",
    "amount_from",
    "choice_from",
    "choice_words",
    "date_from",
    "formula_in",
    "items_from",
    "items_to",
    "number_from",
    "safe_cell",
    "time_from",
    "unsafe_cell",
    "yes_from",
    "yes_to",
]

ITEM, PART = ";", "|"
#: Ages and weeks are below a thousand.
MOST_DIGITS: Final = 3
_DANGER: Final = re.compile(r"'*[=+\-@\t\r]")
#: What only a formula begins with: "+31 320" and "- thuis" are text.
_FORMULA: Final = re.compile(r"[=@]|[+-]\s*[^\W\d_]+\s*[(|!]")
_PIECE: Final = re.compile(r"\\(.)|([;|])|([^\\;|]+)|\\\Z", re.DOTALL)
_SPECIAL: Final = re.compile(r"([\\;|])")
_TIME: Final = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)(?::[0-5]\d)?")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})")
_YES, _NO = (
    frozenset({"ja", "j", "1", "waar", "x", "yes", "true"}),
    frozenset({"nee", "n", "0", "onwaar", "no", "false"}),
)


class BadCell(ValueError):  # noqa: N818  # no error of ours
    """What is wrong with a cell, in words for whoever made the file."""


def safe_cell(text: str) -> str:
    """Text for a spreadsheet: what a program would take for a formula gets an apostrophe before it."""
    return f"'{text}" if _DANGER.match(text) else text


def unsafe_cell(text: str) -> str:
    """The text as it was before ``safe_cell``."""
    return text[1:] if text.startswith("'") and _DANGER.match(text) else text


def formula_in(cell: str) -> bool:
    """Whether a cell holds a formula, which a spreadsheet would carry out; an apostrophe before it makes text."""
    return bool(_FORMULA.match(cell.lstrip()))


def items_from(cell: str) -> list[list[str]]:
    r"""The items of a list, each in its parts: "a | b; c" gives [[a, b], [c]]. A backslash before a sign keeps it."""
    items = [[""]]
    for mark in _PIECE.finditer(cell):
        kept, sign, words = mark.groups()
        if sign == ITEM:
            items.append([""])
        elif sign == PART:
            items[-1].append("")
        else:
            items[-1][-1] += kept or words or ""
    return [[part.strip() for part in parts] for parts in items if any(part.strip() for part in parts)]


def items_to(items: Iterable[Sequence[str]]) -> str:
    """A list for a cell, as ``items_from`` reads it."""
    cells = []
    for item in items:
        parts = [_SPECIAL.sub(r"\\\1", part) for part in item]
        while len(parts) > 1 and not parts[-1]:
            parts.pop()
        cells.append(" | ".join(parts))
    return "; ".join(cells)


def date_from(cell: str) -> str:
    """A day as 2026-03-31; 31-3-2026 will do."""
    swapped = _DAY_FIRST.fullmatch(cell)
    text = f"{swapped[3]}-{int(swapped[2]):02}-{int(swapped[1]):02}" if swapped else cell
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise BadCell(_("'%(text)s' is geen datum. Schrijf de datum zo: 31-03-2026.") % {"text": cell}) from None


def time_from(cell: str) -> str:
    """A time of the clock as 09:00."""
    found = _TIME.fullmatch(cell)
    if not found:
        raise BadCell(_("'%(text)s' is geen tijd. Schrijf de tijd zo: 09:00.") % {"text": cell})
    return f"{int(found[1]):02}:{found[2]}"


def amount_from(cell: str) -> str:
    """An amount in euro as 2.50."""
    try:
        amount = Decimal(cell.replace("€", "").strip().replace(",", "."))
        if not amount.is_finite() or abs(amount) >= 10**6:
            raise InvalidOperation
    except InvalidOperation:
        raise BadCell(_("'%(text)s' is geen bedrag. Schrijf het bedrag zo: 2,50.") % {"text": cell}) from None
    return f"{amount:.2f}"


def number_from(cell: str) -> int:
    """A whole number of zero or more."""
    if not (cell.isascii() and cell.isdecimal()):
        raise BadCell(_("'%(text)s' is geen heel getal. Schrijf alleen cijfers, bijvoorbeeld 18.") % {"text": cell})
    if len(cell) > MOST_DIGITS:
        raise BadCell(_("'%(text)s' is te groot. Schrijf een getal onder de duizend.") % {"text": cell[:20]})
    return int(cell)


def yes_from(cell: str) -> bool:
    """Yes or no; nothing is no."""
    word = fold(cell)
    if word in _YES:
        return True
    if word in _NO or not word:
        return False
    raise BadCell(_("'%(text)s' is geen ja of nee. Schrijf ja of nee.") % {"text": cell})


def yes_to(value: object) -> str:
    """Yes or no for a cell."""
    return "ja" if value else "nee"


def choice_words(enum: Any) -> dict[str, str]:
    """For each value its word in Dutch files: the label, with a small letter."""
    with translation.override("nl"):
        return {str(value): _small(str(label)) for value, label in enum.choices}


def _small(label: str) -> str:
    return label[:1].lower() + label[1:] if label[1:2].islower() or len(label) == 1 else label


def choice_from(cell: str, words: Mapping[str, str]) -> str:
    """The value of a choice by its word or by the value itself."""
    wanted = fold(cell)
    for value, word in words.items():
        if wanted in (fold(word), fold(value)):
            return value
    known = ", ".join(words.values())
    raise BadCell(_("'%(text)s' kennen we niet. Kies uit: %(known)s.") % {"text": cell, "known": known})
