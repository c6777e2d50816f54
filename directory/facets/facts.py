"""Filters over facts of an entry. Their values are worked out once, when an entry is read."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext_lazy as _

from directory.enums import CostKind, DeliveryForm, Intake, Referral
from directory.facets.base import ListedFacet
from directory.languages import language_choices

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from django.utils.functional import _StrPromise

    from directory.facets.base import Found
    from directory.memory.listed import Listed

    Row = Mapping[str, Any]
    Pick = Callable[[Row], Iterable[str]]

__all__ = ["FactFacet", "by_name", "fact_facets"]

_FREE, _NO_REFERRAL = "gratis", "geen-verwijzing"
_DIGEST: Final = "service__digest"


class FactFacet(ListedFacet):
    """A filter over facts. ``pick`` gives the values of one entry, ``unsure`` those that it may have."""

    def __init__(
        self,
        name: str,
        label: str | _StrPromise,
        choices: list[tuple[str, Any]],
        pick: Pick,
        *,
        columns: tuple[str, ...] = (_DIGEST,),
        unsure: Pick | None = None,
        narrows: bool = False,
    ) -> None:
        super().__init__(name, label)
        self.choices, self.pick, self.unsure = choices, pick, unsure
        self.columns, self.narrows = columns, narrows
        self._maybe = f"{name}?"

    def labels(self) -> dict[str, str]:
        """The choices, in their own order."""
        return {str(value): str(label) for value, label in self.choices}

    def tokens(self, row: Row) -> Iterator[tuple[str, str]]:
        """What is kept of one entry, read with ``columns``."""
        yield from ((self.name, value) for value in self.pick(row))
        if self.unsure is not None:
            yield from ((self._maybe, value) for value in self.unsure(row))

    def values(self, listed: Listed) -> Found:
        """As they were when the entries were read."""
        return listed.of(self.name)

    def maybe(self, listed: Listed) -> Found:
        """Entries of which nobody said it."""
        return listed.of(self._maybe)

    def tells_apart(self, values: Found, listed: Listed) -> bool:
        """Not when all entries have all the same values, and none may have others."""
        own = [rows & listed.all for rows in values.values()]
        given = [rows for rows in own if rows]
        return self.unsure is not None or not (len(given) > 1 and all(rows == listed.all for rows in given))


class ListFacet(FactFacet):
    """A filter over a list of the digest. An entry where nobody filled in any may have each of them."""

    def __init__(self, name: str, label: str | _StrPromise, choices: list[tuple[str, Any]], part: str) -> None:
        super().__init__(name, label, choices, lambda row: row[_DIGEST].get(part, []))

    def tokens(self, row: Row) -> Iterator[tuple[str, str]]:
        """The values, or that there are none."""
        yield from super().tokens(row)
        if not self.pick(row):
            yield self._maybe, ""

    def maybe(self, listed: Listed) -> Found:
        """Entries with an empty list, for every value."""
        return dict.fromkeys(self.labels(), listed.rows(self._maybe, ""))


def _costs() -> FactFacet:
    def unsure(row: Row) -> list[str]:
        costs = row[_DIGEST].get("costs", [])
        unclear = not costs or CostKind.UNKNOWN.value in costs
        return [_FREE] if unclear and not row[_DIGEST].get("free") else []

    return FactFacet(
        "kosten",
        _("Kosten"),
        [(_FREE, _("Gratis"))],
        lambda row: [_FREE] if row[_DIGEST].get("free") else [],
        unsure=unsure,
    )


def _referral() -> FactFacet:
    column = "service__referral"
    unclear = (Referral.UNKNOWN.value, Referral.SOMETIMES.value)
    return FactFacet(
        "verwijzing",
        _("Brief van de huisarts (verwijzing)"),
        [(_NO_REFERRAL, _("Geen brief nodig"))],
        lambda row: [_NO_REFERRAL] if row[column] == Referral.NONE else [],
        unsure=lambda row: [_NO_REFERRAL] if row[column] in unclear else [],
        columns=(column,),
    )


#: How long one waits: up to so many weeks, at the most.
_WAITS: Final = (("geen", 0), ("4", 4), ("12", 12))


def _waiting() -> FactFacet:
    column, intake = "service__wait_weeks", "service__intake"
    words = (_("Geen wachttijd"), _("Hoogstens 4 weken"), _("Hoogstens 12 weken"))

    def pick(row: Row) -> list[str]:
        weeks = row[column]
        if weeks is None or row[intake] == Intake.STOP:
            return []
        return [value for value, most in _WAITS if weeks <= most]

    def unsure(row: Row) -> list[str]:
        """A stop is known: who asks how long one waits has nothing to call for."""
        if row[column] is not None or row[intake] == Intake.STOP:
            return []
        return [value for value, _most in _WAITS]

    return FactFacet(
        "wachttijd",
        _("Wachttijd"),
        [(value, label) for (value, _most), label in zip(_WAITS, words, strict=True)],
        pick,
        unsure=unsure,
        columns=(column, intake),
    )


#: Ages in years, both included.
_AGES: Final = (("0-11", 0, 11), ("12-17", 12, 17), ("18-26", 18, 26), ("27-64", 27, 64), ("65", 65, 150))


def _ages() -> FactFacet:
    words = (_("0 tot en met 11 jaar"), _("12 tot en met 17 jaar"), _("18 tot en met 26 jaar"))
    labels = (*words, _("27 tot en met 64 jaar"), _("65 jaar en ouder"))

    def pick(row: Row) -> list[str]:
        youngest, oldest = row["service__minimum_age"] or 0, row["service__maximum_age"]
        most = 150 if oldest is None else oldest
        return [value for value, first, last in _AGES if youngest <= last and most >= first]

    return FactFacet(
        "leeftijd",
        _("Leeftijd"),
        [(value, label) for (value, _first, _last), label in zip(_AGES, labels, strict=True)],
        pick,
        columns=("service__minimum_age", "service__maximum_age"),
    )


def _access() -> FactFacet:
    properties = {"rolstoel": "wheelchair", "ringleiding": "hearing_loop"}

    def having(state: str) -> Pick:
        return lambda row: [value for value, name in properties.items() if row[_DIGEST].get(name) == state]

    return FactFacet(
        "toegang",
        _("Toegang"),
        [("rolstoel", _("U kunt naar binnen met een rolstoel")), ("ringleiding", _("Er is een ringleiding"))],
        having("yes"),
        unsure=having("unknown"),
        narrows=True,
    )


@cache
def fact_facets() -> tuple[FactFacet, ...]:
    """All filters over facts. They hold no words of one language: those are asked for when a list is shown."""
    return (
        ListFacet("vorm", _("Waar en hoe krijgt u hulp?"), DeliveryForm.choices, "forms"),
        _costs(),
        _referral(),
        _waiting(),
        ListFacet("taal", _("Taal"), language_choices(), "languages"),
        _access(),
        _ages(),
    )


def by_name() -> dict[str, FactFacet]:
    """The same, by their parameter."""
    return {facet.name: facet for facet in fact_facets()}
