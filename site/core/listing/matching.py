"""Which items of a list fit the chosen values, and which may fit."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from core.listing.facets import BaseFacet, Facet, FacetData, Values

__all__ = ["BaseMatches", "Matches"]


class BaseMatches(ABC):
    """The items of one list by facet and value, as sets of any kind: ``&``, ``|``, ``-``, ``len``, ``isdisjoint``."""

    def __init__(self, facets: Sequence[BaseFacet], selected: Mapping[str, Sequence[str]]) -> None:
        self.selected = selected
        self.narrowing = frozenset(facet.name for facet in facets if facet.narrows)

    @abstractmethod
    def of(self, name: str, value: str) -> Any:
        """Items that have one value of a facet."""

    @abstractmethod
    def having(self, name: str, chosen: Sequence[str]) -> Any:
        """Items that have the chosen values of one facet."""

    @abstractmethod
    def sure(self, without: str = "") -> Any:
        """Items that fit all choices, leaving one facet out of account."""

    @abstractmethod
    def possible(self) -> Any:
        """Items that fit all choices, or may do so."""

    @abstractmethod
    def tells_apart(self, name: str) -> bool:
        """Whether a choice in this facet could change the list."""


class Matches(BaseMatches):
    """The items of one list by facet and value, as sets of primary keys."""

    def __init__(self, facets: Sequence[Facet], selected: Mapping[str, Sequence[str]], data: FacetData) -> None:
        super().__init__(facets, selected)
        self.facets, self.data = {facet.name: facet for facet in facets}, data
        self.values: dict[str, Values] = {facet.name: facet.values(data) for facet in facets}

    def of(self, name: str, value: str) -> frozenset[int]:
        """Their keys."""
        return self.values[name].get(value, frozenset())

    def having(self, name: str, chosen: Sequence[str], maybe: Values | None = None) -> set[int]:
        """Their keys; with ``maybe`` also those of items that may have them."""
        unsure = maybe or {}
        keys = [self.of(name, value) | unsure.get(value, frozenset()) for value in chosen]
        return set.intersection(*map(set, keys)) if name in self.narrowing else set().union(*keys)

    def sure(self, without: str = "") -> set[int]:
        """Their keys."""
        found = {row["pk"] for row in self.data.rows}
        for name, chosen in self.selected.items():
            if chosen and name != without:
                found &= self.having(name, chosen)
        return found

    def possible(self) -> set[int]:
        """Their keys."""
        found = {row["pk"] for row in self.data.rows}
        for name, facet in self.facets.items():
            if chosen := self.selected[name]:
                found &= self.having(name, chosen, facet.maybe(self.data))
        return found

    def tells_apart(self, name: str) -> bool:
        """As the facet says."""
        return self.facets[name].tells_apart(self.values[name], self.data)
