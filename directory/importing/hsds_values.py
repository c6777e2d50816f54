"""A place in a JSON document: its values by name and type, with a fault at its pointer for what does not fit."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils.translation import gettext as _

from directory.importing.cells import MOST_DIGITS, BadCell, date_from
from directory.importing.texts import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from directory.importing.faults import Report

__all__ = ["Node"]


@dataclass(frozen=True, slots=True)
class Node:
    """One value of the document and where it is."""

    value: Any
    pointer: str
    report: Report

    def fault(self, name: str, words: str) -> None:
        """Something wrong with a part of this object."""
        self.report.fault(f"{self.pointer}/{name}" if name else self.pointer or "/", words)

    def is_object(self) -> bool:
        """Whether there are names in it; a fault when not."""
        if isinstance(self.value, dict):
            return True
        self.fault("", _("Hier hoort een object te staan."))
        return False

    def has(self, name: str) -> bool:
        """Whether the file speaks of it."""
        return isinstance(self.value, dict) and name in self.value

    def _get(self, name: str) -> Any:
        return self.value.get(name) if isinstance(self.value, dict) else None

    def text(self, name: str) -> str:
        """A text; nothing for null."""
        found = self._get(name)
        if isinstance(found, bool) or not isinstance(found, (str, int, float, type(None))):
            self.fault(name, _("Hier hoort een tekst te staan."))
            return ""
        if isinstance(found, float) and not isfinite(found):
            self.fault(name, _("Dit getal is te groot."))
            return ""
        return "" if found is None else clean(str(found))

    def number(self, name: str) -> int | None:
        """A number of zero or more; parts of a year fall away."""
        found = self._get(name)
        if found is None:
            return None
        if isinstance(found, bool) or not isinstance(found, (int, float)) or not 0 <= found < 10**MOST_DIGITS:
            self.fault(name, _("Hier hoort een getal te staan van nul tot duizend."))
            return None
        return int(found)

    def day(self, name: str) -> str | None:
        """A day; a moment counts by its day."""
        found = self.text(name)[:10]
        try:
            return date_from(found) if found else None
        except BadCell as fault:
            self.fault(name, str(fault))
            return None

    def choice(self, name: str, known: Sequence[str]) -> str:
        """One of a few values; the first when there is none."""
        found = self.text(name) or known[0]
        if found not in known:
            words = _("'%(text)s' kennen we niet. Kies uit: %(known)s.")
            self.fault(name, words % {"text": found, "known": ", ".join(known)})
            return known[0]
        return found

    def uuid(self, name: str, *, required: bool = False) -> str:
        """A UUID, in small letters."""
        found = self.text(name)
        if not found and not required:
            return ""
        try:
            return str(UUID(found))
        except ValueError:
            words = _("'%(text)s' is geen UUID. Geef elk object een eigen, vaste UUID.")
            self.fault(name, words % {"text": found})
            return ""

    def child(self, name: str) -> Node | None:
        """An object inside this one."""
        if self._get(name) is None:
            return None
        node = Node(self._get(name), f"{self.pointer}/{name}", self.report)
        return node if node.is_object() else None

    def children(self, name: str) -> Iterator[Node]:
        """The objects of a list."""
        found = self._get(name)
        if found is None:
            return
        if not isinstance(found, list):
            self.fault(name, _("Hier hoort een lijst te staan."))
            return
        for number, value in enumerate(found):
            node = Node(value, f"{self.pointer}/{name}/{number}", self.report)
            if node.is_object():
                yield node
