"""Facets: the properties by which a list can be narrowed.

Values within one facet widen ("Almere" or "Urk"), facets narrow each other. The count behind a value that is not
chosen yet is the number of items the visitor gets after clicking it. What is not known is never counted as no: such
items follow the others as "misschien".
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy as _

from core.enums import TermKind
from core.taxonomies import PageTerms, all_terms

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

__all__ = [
    "BaseFacet",
    "ChoiceFacet",
    "Facet",
    "FacetData",
    "FacetOption",
    "FacetView",
    "SetFacet",
    "TermFacet",
    "TypeFacet",
    "with_everywhere",
]

Values = Mapping[str, frozenset[int]]


@dataclass(frozen=True, slots=True)
class FacetOption:
    """One tick box: its value, words, count after the click, and the address that toggles it.

    ``adds`` is how many items the click brings on top of the list as it is. It is there beside a chosen value of the
    same facet only: the bare count would read as what this value has of its own.
    """

    value: str
    label: str
    count: int
    selected: bool
    url: str
    adds: int | None = None


@dataclass(frozen=True, slots=True)
class FacetView:
    """A facet as a template shows it."""

    name: str
    label: str
    options: tuple[FacetOption, ...]

    @property
    def selected_count(self) -> int:
        """How many values are chosen."""
        return sum(option.selected for option in self.options)


@dataclass(slots=True)
class FacetData:
    """What a listing read for all its facets at once."""

    rows: Sequence[Mapping[str, Any]] = ()
    terms: Mapping[int, PageTerms] = field(default_factory=dict)


class BaseFacet(ABC):
    """The name of the GET parameter and the words above the tick boxes.

    In a facet that ``narrows`` every chosen value must hold: its values are properties, yes or no. One that is not
    ``offered`` has no tick boxes: links elsewhere on the page choose it.
    """

    narrows: bool = False
    offered: bool = True

    def __init__(self, name: str, label: str | _StrPromise) -> None:
        self.name = name
        self.label = label

    @abstractmethod
    def labels(self) -> dict[str, str]:
        """All known values in order, with their words. Any other value in the URL is ignored."""


class Facet(BaseFacet):
    """A facet of a list that reads its items from the database at each visit.

    ``column`` and ``columns`` are columns of the listed model that must be read along, ``needs_terms`` asks for the
    terms.
    """

    column: str = ""
    columns: tuple[str, ...] = ()
    needs_terms: bool = False

    @abstractmethod
    def values(self, data: FacetData) -> Values:
        """For each value the primary keys of the items that have it."""

    def maybe(self, data: FacetData) -> Values:
        """For each value the keys of the items of which nobody knows whether they have it."""
        return {}

    def tells_apart(self, values: Values, data: FacetData) -> bool:
        """Whether a choice could change the list; tick boxes that could not are left out until one is chosen."""
        return True


def _invert(pairs: Iterable[tuple[str, int]]) -> Values:
    found: dict[str, set[int]] = {}
    for value, pk in pairs:
        found.setdefault(value, set()).add(pk)
    return {value: frozenset(pks) for value, pks in found.items()}


_TERM_FACETS: dict[TermKind, tuple[str, Any]] = {
    TermKind.GEMEENTE: ("gemeente", _("Gemeente")),
    TermKind.THEME: ("thema", _("Thema")),
    TermKind.DIMENSION: ("pijler", _("Wat wilt u beter?")),
    TermKind.AUDIENCE: ("doelgroep", _("Voor wie")),
}


class TermFacet(Facet):
    """A facet over one of the shared taxonomies.

    An item without gemeenten is for the whole province: it belongs to every gemeente.
    """

    needs_terms = True

    def __init__(self, kind: TermKind) -> None:
        super().__init__(*_TERM_FACETS[kind])
        self.kind = kind

    def labels(self) -> dict[str, str]:
        """Slugs and names of all terms."""
        return {term.slug: term.name for term in all_terms(self.kind)}

    def values(self, data: FacetData) -> Values:
        """From the terms that the listing read."""
        values = _invert((term.slug, pk) for pk, terms in data.terms.items() for term in terms.of_kind(self.kind))
        if self.kind is not TermKind.GEMEENTE:
            return values
        return with_everywhere(values, self.labels(), (row["pk"] for row in data.rows))


def with_everywhere(values: Values, slugs: Iterable[str], keys: Iterable[int]) -> Values:
    """The values of a gemeente facet, where items that no gemeente has belong to all gemeenten."""
    everywhere = frozenset(keys).difference(*values.values())
    return {slug: values.get(slug, frozenset()) | everywhere for slug in slugs}


Choices = Sequence[tuple[str, Any]]


class ChoiceFacet(Facet):
    """A facet over a column with choices."""

    def __init__(self, name: str, label: str | _StrPromise, column: str, choices: Choices) -> None:
        super().__init__(name, label)
        self.column = column
        self.choices = choices

    def labels(self) -> dict[str, str]:
        """The choices, in their own order."""
        return {str(value): str(label) for value, label in self.choices if value}

    def values(self, data: FacetData) -> Values:
        """From the column that the listing read along."""
        return _invert((str(row[self.column]), row["pk"]) for row in data.rows)


class TypeFacet(Facet):
    """A facet over the kinds of pages in a list of several types."""

    column = "content_type"

    def __init__(self, name: str, label: str | _StrPromise, models: Sequence[Any]) -> None:
        super().__init__(name, label)
        self.models = tuple(models)

    def labels(self) -> dict[str, str]:
        """The kinds, in the order in which they were given."""
        return {model.kind_slug: str(model.kind_label) for model in self.models}

    def values(self, data: FacetData) -> Values:
        """From the types that the listing read along."""
        kinds = {ContentType.objects.get_for_model(model).pk: model.kind_slug for model in self.models}
        return _invert((kinds[row["content_type"]], row["pk"]) for row in data.rows if row["content_type"] in kinds)


class SetFacet(Facet):
    """A facet whose values an area computes itself (one query at the most), for example languages of an entry."""

    def __init__(
        self, name: str, label: str | _StrPromise, choices: Choices, compute: Callable[[FacetData], Values]
    ) -> None:
        super().__init__(name, label)
        self.choices = choices
        self.compute = compute

    def labels(self) -> dict[str, str]:
        """The choices, in their own order."""
        return {str(value): str(label) for value, label in self.choices}

    def values(self, data: FacetData) -> Values:
        """What the area's function found."""
        return self.compute(data)
