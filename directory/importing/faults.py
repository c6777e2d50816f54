"""What is told about a file: faults and remarks, each with its place, and the summary at the end."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from django.utils.translation import gettext as _

__all__ = ["BadFile", "Fault", "Outcome", "Report", "Written"]

_NUMBER: Final = re.compile(r"\d+")


class Outcome(StrEnum):
    """What happened, or would happen, to a row of a file."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    CONFLICT = "conflict"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong at a place of a file: "regel 12, kolom 'postcode'", or "/contents/3/phones/0" in JSON."""

    where: str
    text: str

    def __str__(self) -> str:
        return f"{self.where}: {self.text}" if self.where else self.text

    @property
    def row(self) -> int:
        """The first number of its place: the line, or the entry in JSON; 0 for what is about the whole file."""
        found = _NUMBER.search(self.where)
        return int(found[0]) if found else 0


@dataclass(frozen=True, slots=True)
class Written:
    """A page that was made or changed."""

    page_id: int
    title: str
    is_new: bool


class BadFile(Exception):  # noqa: N818  # not an error of ours
    """A file that can't be read at all; it says what to do."""


@dataclass(slots=True)
class Report:
    """Everything to tell about one import. With a fault in it nothing is written."""

    faults: list[Fault] = field(default_factory=list)
    notes: list[Fault] = field(default_factory=list)
    counts: Counter[Outcome] = field(default_factory=Counter)
    written: list[Written] = field(default_factory=list)
    dry_run: bool = False

    def fault(self, where: str, text: str) -> None:
        """Something that must be put right first."""
        self.faults.append(Fault(where, str(text)))

    def note(self, where: str, text: str) -> None:
        """Something to know: a row that was passed over, a term that we don't have."""
        self.notes.append(Fault(where, str(text)))

    def sort(self) -> None:
        """As they stand in the file, whoever found them."""
        self.faults.sort(key=lambda fault: fault.row)
        self.notes.sort(key=lambda fault: fault.row)

    def summary(self) -> list[str]:
        """A line for each kind of outcome."""
        if self.faults:
            return [_("Er is niets veranderd: eerst moeten de fouten weg. Aantal fouten: %d.") % len(self.faults)]
        words = {
            Outcome.NEW: _("Nieuw: %d."),
            Outcome.CHANGED: _("Bijgewerkt: %d."),
            Outcome.SAME: _("Al goed: %d."),
            Outcome.CONFLICT: _("Overgeslagen, want hier veranderd: %d."),
            Outcome.REFUSED: _("Overgeslagen, want de organisatie wil niet op de kaart: %d."),
        }
        lines = [text % self.counts[kind] for kind, text in words.items() if self.counts[kind] or kind == Outcome.NEW]
        return [*lines, _("Dit was een proef: er is niets veranderd.")] if self.dry_run else lines
