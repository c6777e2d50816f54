"""Facts that tell the same as one that an owner changes, and that the owner can't change along with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.text import plain_text
from directory.hours.words import deviation_lines
from directory.reviews.facts import PAGE_FIELDS, SERVICE_FIELDS, dutch_page, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from directory.models import Service

__all__ = ["related_facts"]


def _costs(service: Service) -> str:
    told = []
    for row in service.cost_options.order_by("sort_order", "pk"):
        amount = _("%(amount)s euro") % {"amount": number_format(row.amount, 2)} if row.amount is not None else ""
        told.append(", ".join(part for part in (str(row), amount, row.amount_description) if part))
    return "; ".join(told)


def _deviations(service: Service) -> str:
    return "; ".join(deviation_lines(service.digest.get("deviations", ())))


def _on_page(name: str) -> Callable[[Service], str]:
    def read(service: Service) -> str:
        return plain_text(str(getattr(dutch_page(service), name, "") or ""))

    return read


def _fact(name: str) -> Callable[[Service], str]:
    return lambda service: words_of(name, getattr(service, name))


#: What each fact is called, and how its words are read.
_LABELS: Final = {
    "cost_options": gettext_lazy("Kosten, als keuze"),
    "deviations": gettext_lazy("Afwijkende dagen"),
    "wait_time": gettext_lazy("Wachttijd"),
    "how": gettext_lazy("Hoe meldt u zich aan?"),
    **SERVICE_FIELDS,
    **PAGE_FIELDS,
}
_READ: Final[dict[str, Callable[[Service], str]]] = {
    "cost_options": _costs,
    "deviations": _deviations,
    "wait_time": _fact("wait_time"),
    "wait_weeks": _fact("wait_weeks"),
    "intake": _fact("intake"),
    "how": _on_page("how"),
    "alert": _on_page("alert"),
}
#: By the kind of the proposed fact: what tells of the same.
_GROUPS: Final = {
    "cost": ("cost_options",),
    "intake": ("wait_weeks", "wait_time", "how"),
    "wait_weeks": ("intake", "wait_time", "how"),
    "hours": ("deviations", "alert", "how"),
    "alert": ("deviations",),
}


def related_facts(service: Service, keys: Collection[str]) -> dict[str, list[tuple[str, str]]]:
    """By the first key of its kind: what an editor reads too, each with its name and its words now.

    What is empty, or proposed along with it, is left out.
    """
    proposed = {key.partition(":")[0] for key in keys}
    found: dict[str, list[tuple[str, str]]] = {}
    for kind in proposed & _GROUPS.keys():
        first = next(key for key in keys if key.partition(":")[0] == kind)
        words = ((name, _READ[name](service)) for name in _GROUPS[kind] if name not in proposed)
        found[first] = [(str(_LABELS[name]), said) for name, said in words if said]
    return found
