"""Which entries one can reach now, kept until the first of them opens or closes."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from pyroaring import BitMap

from directory.enums import ServiceStatus
from directory.hours import Moment, next_change
from directory.memory.listed import union
from directory.reachable import is_open_now, told_hours

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from directory.memory.table import Table

__all__ = ["Opening", "forget", "opening_at"]


@dataclass(frozen=True, slots=True)
class Opening:
    """The entries that are open, and those of which nobody knows, from ``begins`` up to ``ends``."""

    begins: datetime
    ends: datetime
    open: BitMap = field(default_factory=BitMap)
    unsure: BitMap = field(default_factory=BitMap)


@dataclass(slots=True)
class _Hours:
    """The hours of some entries, and the last answer."""

    digest: Mapping[str, Any]
    begins: datetime | None = None
    ends: datetime | None = None
    state: bool | None = None

    def at(self, moment: Moment) -> bool | None:
        """Whether it is open; worked out again only when it may have changed."""
        if self.begins is None or self.ends is None or not self.begins <= moment.now < self.ends:
            status = ServiceStatus.ACTIVE if self.digest["active"] else ServiceStatus.TEMPORARILY_CLOSED
            self.state = is_open_now(self.digest, status, moment)
            self.begins, self.ends = moment.now, next_change(told_hours([self.digest]), moment)
        return self.state


class _Kept:
    """The last answer, the table that it is of, and the hours that occur in it."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Work everything out anew."""
        self.hours: dict[str, _Hours] = {}
        self.last: tuple[Mapping[str, BitMap], Opening] | None = None

    def at(self, table: Table, moment: Moment) -> Opening:
        """From memory when it still holds."""
        told, last = table.of_group("hours"), self.last
        if last is not None and last[0] is told and last[1].begins <= moment.now < last[1].ends:
            return last[1]
        known = self.hours
        hours = {token: known.get(token) or _Hours(json.loads(token)) for token in told}
        states: dict[bool | None, list[BitMap]] = {True: [], False: [], None: []}
        ends = next_change((), moment)
        for token, rows in told.items():
            one = hours[token]
            states[one.at(moment)].append(rows)
            ends = min(ends, one.ends or ends)
        found = Opening(moment.now, ends, union(states[True]), union(states[None]))
        self.hours, self.last = hours, (told, found)
        return found


_kept: Final = _Kept()


def opening_at(table: Table, moment: Moment) -> Opening:
    """What one can reach at this moment. Two threads may both work it out; they find the same."""
    return _kept.at(table, moment)


def forget() -> None:
    """Work everything out anew at the next question, as a new process does."""
    _kept.forget()
