"""How old the facts of an entry are, in words that age along."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from directory.models import Service

__all__ = ["WAIT_MONTHS", "WARN_MONTHS", "Trust", "months_since", "trust_of", "wait_note"]

_GOOD_MONTHS: Final = 6
WARN_MONTHS: Final = 12
#: So long waiting times are believed.
WAIT_MONTHS: Final = 3


@dataclass(frozen=True, slots=True)
class Trust:
    """When an entry was last checked, in words, and how that sounds: good, old, stale or never."""

    level: str
    text: str


def months_since(day: date, today: date) -> int:
    """Whole months between two days."""
    months = (today.year - day.year) * 12 + today.month - day.month
    return months - 1 if today.day < day.day else months


def trust_of(service: Service, today: date | None = None) -> Trust:
    """The trust line: up to 6 months good, up to 12 a warning, older possibly out of date.

    It sends nobody to a telephone that the entry does not have.
    """
    ask = _("bel eerst") if service.digest.get("phones") else _("vraag het eerst na")
    if service.assured_date is None:
        return Trust("never", _("Nog niet gecontroleerd, %(ask)s") % {"ask": ask})
    age = months_since(service.assured_date, today or timezone.localdate())
    month = date_format(service.assured_date, "F Y")
    if age <= _GOOD_MONTHS:
        return Trust("good", _("Gecontroleerd in %(month)s") % {"month": month})
    if age <= WARN_MONTHS:
        return Trust("old", _("Lang niet gecontroleerd, %(ask)s (laatst in %(month)s)") % {"ask": ask, "month": month})
    return Trust("stale", _("Mogelijk verouderd, %(ask)s (laatst in %(month)s)") % {"ask": ask, "month": month})


def wait_note(service: Service, today: date | None = None) -> str:
    """On which day the waiting time was asked; not to be believed when that is long ago, or nobody knows when."""
    day = service.wait_checked_on
    if day is None:
        return _("vraag na of dit nog klopt")
    asked = {"day": date_format(day, "j F Y")}
    if months_since(day, today or timezone.localdate()) < WAIT_MONTHS:
        return _("gevraagd op %(day)s") % asked
    return _("vraag na of dit nog klopt, gevraagd op %(day)s") % asked
