"""An owner who moves: what is known of the old building says nothing of the new one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.enums import YesNoUnknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from directory.models import Location, Service

__all__ = ["is_elsewhere", "leave_behind", "left_behind"]

#: The number of a house without a letter behind it, or both of "1-3"; one in the name of a street stays the same too.
_NUMBERS: Final = re.compile(r"\d+")
_KNOWN = {"wheelchair": gettext_lazy("met rolstoel"), "hearing_loop": gettext_lazy("ringleiding")}


def _said(value: str) -> str:
    return "" if value == YesNoUnknown.UNKNOWN else str(YesNoUnknown(value).label)


def _plain(parts: Iterable[str]) -> list[str]:
    return ["".join(part.split()).casefold() for part in parts]


def _numbered(address: Sequence[str]) -> tuple[str, list[str]] | None:
    """The postcode and the number of the house, which tell which building it is; None when one of them is missing."""
    street, postcode, _town = _plain(address)
    numbers = _NUMBERS.findall(street)
    return (postcode, numbers) if numbers and postcode else None


def is_elsewhere(old: Sequence[str] | None, new: Sequence[str] | None) -> bool:
    """Whether an address (street, postcode, town) is another one: not when it is only written in another way.

    Who fills in what was empty tells more of the same place. With the same postcode and number only a
    spelling differs.
    """
    if old and new and (building := _numbered(old)) and building == _numbered(new):
        return False
    pairs = zip(_plain(old or ()), _plain(new or ()), strict=False)
    return any(was and was != becomes for was, becomes in pairs)


def left_behind(location: Location, service: Service) -> list[str]:
    """What an editor has to ask anew, each in one line."""
    notes = (row.description for row in service.places.all() if row.location_id == location.pk)
    told = [(_("naam"), location.name if location.name != service.organisation.name else "")]
    told += [(str(label), _said(getattr(location, name))) for name, label in _KNOWN.items()]
    told += [(_("zo komt u er"), location.transportation), *((_("toelichting"), note) for note in notes)]
    return [f"{label}: {words}" for label, words in told if words]


def leave_behind(location: Location, service: Service) -> None:
    """Forget what belonged to the old building; the place is called by the organisation. The caller saves it."""
    location.name = service.organisation.name
    location.transportation = ""
    for name in _KNOWN:
        setattr(location, name, YesNoUnknown.UNKNOWN)
    for row in service.places.filter(location=location).exclude(description=""):
        row.description = ""
        row.save(update_fields=["description"])
