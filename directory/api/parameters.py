"""What one may ask: each parameter once and within its bounds; else the answer says which one is wrong, and why."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from directory.api.problems import ProblemError
from directory.memory.changes import LONGEST_WRITE
from directory.postcodes import areas, find_spot

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import QueryDict

    from directory.postcodes import Spot

__all__ = ["LONGEST_SEARCH", "MOST", "MOST_FULL", "MOST_METRES", "POSTCODE", "USUAL", "Asked", "read", "read_id"]

#: Items on a page, unless asked otherwise, and the most that one may ask.
USUAL: Final = 50
MOST: Final = 1000
#: The most when everything that belongs to an item is asked too.
MOST_FULL: Final = 200
LONGEST_SEARCH: Final = 100
MOST_METRES: Final = 100_000
_MOST_PAGE: Final = 1_000_000
_FIRST: Final = datetime.min.replace(tzinfo=UTC)
POSTCODE: Final = r"^[1-9][0-9]{3} ?([A-Za-z]{2})?$"
_POSTCODE: Final = re.compile(POSTCODE.removesuffix("$") + r"\Z")
_NUMBER: Final = re.compile(r"[0-9]{1,9}\Z")
_UUID: Final = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\Z")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in order. What is not asked is empty."""

    search: str = ""
    page: int = 1
    per_page: int = USUAL
    taxonomy_term_id: UUID | None = None
    taxonomy_id: UUID | None = None
    organization_id: UUID | None = None
    modified_after: datetime | None = None
    minimal: bool = False
    full: bool = False
    postcode: str = ""
    proximity: int | None = None

    @property
    def narrows(self) -> bool:
        """Whether it asks something of the facts: an entry that is gone has none."""
        asked = (self.search, self.taxonomy_term_id, self.taxonomy_id, self.organization_id, self.postcode)
        return any(asked)

    @property
    def changed_since(self) -> datetime | None:
        """The moment of ``modified_after``, and so much before it as a change may need to come to light.

        A change has the moment at which it was written, and is seen when its transaction ends. Who asked between the
        two, and asks for what came after that moment, would never hear of it.
        """
        if self.modified_after is None:
            return None
        return max(self.modified_after, _FIRST + LONGEST_WRITE) - LONGEST_WRITE

    @property
    def spot(self) -> Spot | None:
        """Where the postcode is."""
        return find_spot(self.postcode) if self.postcode else None


def _wrong(name: str, allowed: str) -> ProblemError:
    return ProblemError(400, _("De parameter %(name)s is niet goed.") % {"name": name}, parameter=name, allowed=allowed)


def _number(name: str, value: str, least: int, most: int) -> int:
    if not _NUMBER.match(value) or not least <= int(value) <= most:
        raise _wrong(name, _("Een heel getal van %(least)d tot en met %(most)d.") % {"least": least, "most": most})
    return int(value)


def _uuid(name: str, value: str) -> UUID:
    if not _UUID.match(value):
        raise _wrong(name, _("Een UUID, zoals 2f1c7a0e-6f0b-4a53-9b3e-0a5f6d1e2c3b."))
    return UUID(value)


def _flag(name: str, value: str) -> bool:
    if value not in {"true", "false"}:
        raise _wrong(name, "true, false")
    return value == "true"


def _moment(name: str, value: str) -> datetime:
    """RFC 3339. Without an offset it is UTC; a plus sign that was not encoded came as a space."""
    try:
        found = datetime.fromisoformat(value.replace(" ", "+") if "T" in value.upper() else value)
        return found.replace(tzinfo=UTC) if timezone.is_naive(found) else found.astimezone(UTC)
    except (ValueError, OverflowError):
        raise _wrong(name, _("Een datum, of een datum en tijd, zoals 2026-03-01T00:00:00Z.")) from None


def _search(name: str, value: str) -> str:
    words = " ".join(value.split())
    if _CONTROL.search(value) or not 0 < len(words) <= LONGEST_SEARCH:
        raise _wrong(name, _("Eén tot en met %(most)d tekens.") % {"most": LONGEST_SEARCH})
    return words


def _postcode(name: str, value: str) -> str:
    code = value[:4] if _POSTCODE.match(value) else ""
    if code not in areas():
        raise _wrong(name, _("Een postcode in Flevoland, zoals 8232 AB of 8232."))
    return code


_READERS: Final[dict[str, Callable[[str, str], Any]]] = {
    "search": _search,
    "page": lambda name, value: _number(name, value, 1, _MOST_PAGE),
    "per_page": lambda name, value: _number(name, value, 1, MOST),
    "taxonomy_term_id": _uuid,
    "taxonomy_id": _uuid,
    "organization_id": _uuid,
    "modified_after": _moment,
    "minimal": _flag,
    "full": _flag,
    "postcode": _postcode,
    "proximity": lambda name, value: _number(name, value, 0, MOST_METRES),
}


def read(query: QueryDict, names: tuple[str, ...]) -> Asked:
    """The question in an address, when only ``names`` may be asked. Raises ProblemError."""
    found: dict[str, Any] = {}
    for name, values in query.lists():
        if name not in names:
            allowed = ", ".join(names) or _("geen")
            shown = _CONTROL.sub("", name)[:40]
            title = _("De parameter %(name)s kennen we hier niet.") % {"name": shown}
            raise ProblemError(400, title, parameter=shown, allowed=allowed)
        if len(values) > 1:
            title = _("De parameter %(name)s staat er meer dan één keer.") % {"name": name}
            raise ProblemError(400, title, parameter=name, allowed=_("Eén keer."))
        found[name] = _READERS[name](name, values[0])
    if "proximity" in found and "postcode" not in found:
        name = "proximity"
        raise _wrong(name, _("Alleen samen met postcode."))
    if found.get("minimal") and "per_page" not in found:
        found["per_page"] = MOST
    asked = Asked(**found)
    if asked.full and not asked.minimal and asked.per_page > MOST_FULL:
        name = "per_page"
        raise _wrong(name, _("Met full=true: een heel getal van 1 tot en met %(most)d.") % {"most": MOST_FULL})
    return asked


def read_id(value: str) -> UUID | None:
    """An identity from an address; None when it is none."""
    return UUID(value) if _UUID.match(value) else None
