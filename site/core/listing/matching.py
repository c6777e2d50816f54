"""Which items of a list fit the chosen values, and which may fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from core.listing.facets import Facet, FacetData, Values

__all__ = ["Matches"]


class Matches:
    """The items of one list by facet and value, as sets of primary keys."""

    def __init__(self, facets: Sequence[Facet], selected: Mapping[str, Sequence[str]], data: FacetData) -> None:
        self.facets, self.selected, self.data = facets, selected, data
        self.values: dict[str, Values] = {facet.name: facet.values(data) for facet in facets}
        self.narrowing = frozenset(facet.name for facet in facets if facet.narrows)

    def having(self, name: str, chosen: Sequence[str], maybe: Values | None = None) -> set[int]:
        """Items that have the chosen values of one facet; with ``maybe`` also those that may have them."""
        values, unsure = self.values[name], maybe or {}
        keys = [values.get(value, frozenset()) | unsure.get(value, frozenset()) for value in chosen]
        return set.intersection(*map(set, keys)) if name in self.narrowing else set().union(*keys)

    def sure(self, without: str = "") -> set[int]:
        """Items that fit all choices, leaving one facet out of account."""
        found = {row["pk"] for row in self.data.rows}
        for name, chosen in self.selected.items():
            if chosen and name != without:
                found &= self.having(name, chosen)
        return found

    def possible(self) -> set[int]:
        """Items that fit all choices, or may do so."""
        found = {row["pk"] for row in self.data.rows}
        for facet in self.facets:
            if chosen := self.selected[facet.name]:
                found &= self.having(facet.name, chosen, facet.maybe(self.data))
        return found
