"""Which help fits best: entries in groups, the best group first. Everything comes from what is kept of each entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from directory.enums import AttendingType, ServiceStatus
from directory.memory.opening import opening_at

if TYPE_CHECKING:
    from pyroaring import BitMap

    from directory.hours import Moment
    from directory.memory.listed import Listed

__all__ = ["COLUMNS", "by_check", "by_question", "by_reach", "essential_first", "fit_tokens"]

_STATUS: Final = "service__status"
_ESSENTIAL: Final = "service__is_essential"
_ASSURED: Final = "service__assured_date"
COLUMNS: Final = (_STATUS, _ESSENTIAL, _ASSURED)
#: From this place on, it makes no difference any more at which place an entry names a hulpvraag.
_LAST: Final = 3
#: So many months, this one included, a check counts as done lately.
_LATELY: Final = 6


def fit_tokens(row: Mapping[str, Any], digest: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What is kept of one entry, read with ``COLUMNS``."""
    for place, slug in enumerate(digest.get("questions", ())):
        yield f"question {min(place, _LAST)}", slug
    walk_in = AttendingType.WALK_IN.value in (digest.get("hours") or {})
    if row[_STATUS] == ServiceStatus.ACTIVE and (digest.get("phones") or walk_in):
        yield "with", "reach"
    if row[_ESSENTIAL]:
        yield "with", "essential"
    if row[_ASSURED]:
        yield "checked", f"{row[_ASSURED]:%Y-%m}"


def _first(rows: BitMap, listed: Listed) -> list[BitMap]:
    return [rows & listed.all, listed.all - rows]


def by_question(slugs: Iterable[str], listed: Listed) -> list[BitMap]:
    """Entries that name one of these hulpvragen first, then second; at the end those that name none of them."""
    asked, found, left = list(slugs), [], listed.all
    for place in range(_LAST + 1):
        group = listed.any_of(f"question {place}", asked) & left
        found.append(group)
        left = left - group
    return [*found, left]


def essential_first(listed: Listed) -> list[BitMap]:
    """Help that editors call indispensable, then other help."""
    return _first(listed.rows("with", "essential"), listed)


def by_reach(listed: Listed, moment: Moment) -> list[BitMap]:
    """What one can reach now, what one can call or go to at another time, and what one can only write to."""
    now = opening_at(listed.table, moment).open & listed.all
    ever = listed.rows("with", "reach") & listed.all - now
    return [now, ever, listed.all - now - ever]


def by_check(listed: Listed, today: date) -> list[BitMap]:
    """What was checked in the last months, then what was not."""
    newest = today.year * 12 + today.month - 1
    months = (divmod(newest - back, 12) for back in range(_LATELY))
    return _first(listed.any_of("checked", (f"{year:04}-{month + 1:02}" for year, month in months)), listed)
