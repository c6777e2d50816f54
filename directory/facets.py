"""The filters of the sociale kaart. Facts come from the digest, which the list reads along: no filter asks a query."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.enums import TermKind
from core.freshness import true_until
from core.listing import Facet, TermFacet, with_everywhere
from directory.enums import CostKind, DeliveryForm, Intake, Referral
from directory.hours import Moment, next_change
from directory.languages import language_choices
from directory.place_map import PlaceFacet
from directory.questions import all_questions, answered
from directory.reachable import is_open_now, told_hours

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from django.http import HttpRequest
    from django.utils.functional import _StrPromise

    from core.listing.facets import FacetData, Values

__all__ = ["AreaFacet", "QuestionFacet", "service_facets"]

_FREE, _NO_REFERRAL, _OPEN = "gratis", "geen-verwijzing", "open"
_DIGEST: Final = "service__digest"


def _grouped(data: FacetData, pick: Callable[[Mapping[str, Any]], Iterable[str]]) -> Values:
    """Keys by the values that ``pick`` gives of the columns of an item."""
    found: dict[str, set[int]] = {}
    for row in data.rows:
        for value in pick(row):
            found.setdefault(value, set()).add(row["pk"])
    return {value: frozenset(keys) for value, keys in found.items()}


class FactFacet(Facet):
    """A facet over facts. ``pick`` gives the values of one entry, ``unsure`` those that it may have."""

    def __init__(
        self,
        name: str,
        label: str | _StrPromise,
        choices: list[tuple[str, Any]],
        pick: Callable[[Mapping[str, Any]], Iterable[str]],
        *,
        columns: tuple[str, ...] = (_DIGEST,),
        unsure: Callable[[Mapping[str, Any]], Iterable[str]] | None = None,
        narrows: bool = False,
    ) -> None:
        super().__init__(name, label)
        self.choices, self.pick, self.unsure = choices, pick, unsure
        self.columns, self.narrows = columns, narrows

    def labels(self) -> dict[str, str]:
        """The choices, in their own order."""
        return {str(value): str(label) for value, label in self.choices}

    def values(self, data: FacetData) -> Values:
        """From the columns that the list read along."""
        return _grouped(data, self.pick)

    def tells_apart(self, values: Values, data: FacetData) -> bool:
        """Not when all entries have all the same values, and none may have others."""
        sets = set(values.values())
        is_same = len(values) > 1 and len(sets) == 1 and len(next(iter(sets))) == len(data.rows)
        return self.unsure is not None or not is_same

    def maybe(self, data: FacetData) -> Values:
        """Entries of which nobody said it."""
        return _grouped(data, self.unsure) if self.unsure is not None else {}


class ListFacet(FactFacet):
    """A facet over a list of the digest. An entry where nobody filled in any may have each of them."""

    def __init__(self, name: str, label: str | _StrPromise, choices: list[tuple[str, Any]], part: str) -> None:
        super().__init__(name, label, choices, lambda row: row[_DIGEST].get(part, []))

    def maybe(self, data: FacetData) -> Values:
        """Entries with an empty list, for every value."""
        blank = frozenset(row["pk"] for row in data.rows if not self.pick(row))
        return dict.fromkeys(self.labels(), blank)


class AudienceFacet(TermFacet):
    """For whom an entry is; one that names nobody is for everyone."""

    def __init__(self) -> None:
        super().__init__(TermKind.AUDIENCE)

    def values(self, data: FacetData) -> Values:
        """Which entries are for an audience."""
        return with_everywhere(super().values(data), self.labels(), (row["pk"] for row in data.rows))


class AreaFacet(TermFacet):
    """Gemeenten of an entry: those on its page, else those in its facts; without any it is for the whole province."""

    column = _DIGEST

    def __init__(self) -> None:
        super().__init__(TermKind.GEMEENTE)
        self.label = _("Alleen voor inwoners van")

    def named(self, data: FacetData) -> Values:
        """Which entries name a gemeente, from the terms and the digests that the list read."""
        found: dict[str, set[int]] = {slug: set() for slug in self.labels()}
        for row in data.rows:
            terms = data.terms.get(row["pk"])
            chosen = [term.slug for term in terms.gemeenten] if terms else []
            for slug in chosen or row[_DIGEST].get("gemeenten", []):
                found.setdefault(slug, set()).add(row["pk"])
        return {slug: frozenset(keys) for slug, keys in found.items()}

    def values(self, data: FacetData) -> Values:
        """Which entries are for a gemeente."""
        return with_everywhere(self.named(data), self.labels(), (row["pk"] for row in data.rows))


class QuestionFacet(Facet):
    """The hulpvraag that brought the visitor here. Tiles choose it.

    An entry that names no question at all answers those of its themes.
    """

    column = _DIGEST
    needs_terms = True
    offered = False

    def __init__(self) -> None:
        super().__init__("vraag", _("Uw vraag"))

    def labels(self) -> dict[str, str]:
        """The questions by their address."""
        return {question.slug: question.name for question in all_questions()}

    def values(self, data: FacetData) -> Values:
        """From the digests and the terms that the list read."""
        questions = all_questions()

        def pick(row: Mapping[str, Any]) -> list[str]:
            terms = data.terms.get(row["pk"])
            themes = [term.pk for term in terms.themes] if terms else []
            return [question.slug for question in answered(row[_DIGEST], themes, questions)]

        return _grouped(data, pick)


class OpenFacet(FactFacet):
    """What one can reach now. Its counts hold until any entry of the list opens or closes, shown or not."""

    def __init__(self, request: HttpRequest | None) -> None:
        self.request, self.moment = request, Moment.at(timezone.now())
        self.known: dict[int, bool | None] = {}
        super().__init__(
            "nu",
            _("Wanneer"),
            [(_OPEN, _("Nu open of te bellen"))],
            lambda row: [_OPEN] if self._state(row) else [],
            unsure=lambda row: [_OPEN] if self._state(row) is None else [],
            columns=(_DIGEST, "service__status"),
        )

    def _state(self, row: Mapping[str, Any]) -> bool | None:
        if row["pk"] not in self.known:
            self.known[row["pk"]] = is_open_now(row[_DIGEST], row["service__status"], self.moment)
        return self.known[row["pk"]]

    def values(self, data: FacetData) -> Values:
        """From the hours; the answer is kept no longer than it is true."""
        true_until(self.request, next_change(told_hours(row[_DIGEST] for row in data.rows), self.moment))
        return super().values(data)


def _costs() -> FactFacet:
    def unsure(row: Mapping[str, Any]) -> list[str]:
        costs = row[_DIGEST].get("costs", [])
        return [_FREE] if not costs or set(costs) == {CostKind.UNKNOWN.value} else []

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
    column = "service__wait_weeks"
    words = (_("Geen wachttijd"), _("Hoogstens 4 weken"), _("Hoogstens 12 weken"))

    def pick(row: Mapping[str, Any]) -> list[str]:
        weeks = row[column]
        if weeks is None or row["service__intake"] == Intake.STOP:
            return []
        return [value for value, most in _WAITS if weeks <= most]

    return FactFacet(
        "wachttijd",
        _("Wachttijd"),
        [(value, label) for (value, _most), label in zip(_WAITS, words, strict=True)],
        pick,
        unsure=lambda row: [value for value, _most in _WAITS] if row[column] is None else [],
        columns=(column, "service__intake"),
    )


#: Ages in years, both included.
_AGES: Final = (("0-11", 0, 11), ("12-17", 12, 17), ("18-26", 18, 26), ("27-64", 27, 64), ("65", 65, 150))


def _ages() -> FactFacet:
    words = (_("0 tot en met 11 jaar"), _("12 tot en met 17 jaar"), _("18 tot en met 26 jaar"))
    labels = (*words, _("27 tot en met 64 jaar"), _("65 jaar en ouder"))

    def pick(row: Mapping[str, Any]) -> list[str]:
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

    def having(state: str) -> Callable[[Mapping[str, Any]], list[str]]:
        return lambda row: [value for value, name in properties.items() if row[_DIGEST].get(name) == state]

    return FactFacet(
        "toegang",
        _("Toegang"),
        [("rolstoel", _("U kunt naar binnen met een rolstoel")), ("ringleiding", _("Er is een ringleiding"))],
        having("yes"),
        unsure=having("unknown"),
        narrows=True,
    )


def service_facets(request: HttpRequest | None = None) -> list[Facet]:
    """All filters, in the order of the page."""
    return [
        QuestionFacet(),
        AreaFacet(),
        PlaceFacet(),
        OpenFacet(request),
        AudienceFacet(),
        TermFacet(TermKind.THEME),
        ListFacet("vorm", _("Waar en hoe krijgt u hulp?"), DeliveryForm.choices, "forms"),
        _costs(),
        _referral(),
        _waiting(),
        ListFacet("taal", _("Taal"), language_choices(), "languages"),
        _access(),
        _ages(),
        TermFacet(TermKind.DIMENSION),
    ]
