"""One filtered, counted, paginated list of pages."""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from core.cards import Card, cards_for
from core.listing.facets import FacetOption, FacetView
from core.listing.links import Chip, PageLink, page_links, passed_over

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.http import HttpRequest

    from core.listing.facets import BaseFacet
    from core.listing.matching import BaseMatches

__all__ = ["PAGE_PARAMETER", "BaseListing"]

PAGE_PARAMETER = "page"


class BaseListing(ABC):
    """Filter, count and paginate pages by GET parameters.

    Unknown parameters are ignored, and so are unknown values, but of those the list tells; a page number out of range
    gives the nearest page. ``keep`` names other parameters, with their known values, that stay in every address
    (``hidden`` are the pairs for the form). ``total`` counts the items of which is known that they fit; those that may
    fit come after them.
    """

    def __init__(
        self,
        request: HttpRequest,
        facets: Sequence[BaseFacet],
        *,
        per_page: int = 20,
        action: str = "",
        keep: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self.request = request
        self.facet_types = tuple(facets)
        self.per_page = per_page
        self.action = action or request.path
        allowed = keep or {}
        self.hidden = [
            (name, value)
            for name, values in allowed.items()
            for value in dict.fromkeys(" ".join(given.split()) for given in request.GET.getlist(name))
            if value in values
        ]
        self._labels = {facet.name: facet.labels() for facet in self.facet_types}

    # -- state ---------------------------------------------------------------------------------

    @cached_property
    def selected(self) -> dict[str, list[str]]:
        """Chosen, known values by facet, each once, in the facet's own order."""
        return {
            facet.name: [value for value in self._labels[facet.name] if value in self.request.GET.getlist(facet.name)]
            for facet in self.facet_types
        }

    @property
    def form_values(self) -> list[tuple[str, str]]:
        """What the form of the filters must send along: the choices that have no tick box there."""
        own = {facet.name for facet in self.facet_types if not facet.offered}
        return [*self.hidden, *((name, value) for name in own for value in self.selected[name])]

    @property
    def is_filtered(self) -> bool:
        """Whether any filter is chosen."""
        return any(self.selected.values())

    @property
    def passed_over(self) -> str:
        """Which filters have a value that nobody knows, in words; usually empty."""
        unknown = [
            str(facet.label)
            for facet in self.facet_types
            if any(given and given not in self._labels[facet.name] for given in self.request.GET.getlist(facet.name))
        ]
        return passed_over(unknown, filtered=self.is_filtered)

    def query_for(self, selected: dict[str, list[str]], page: int = 1) -> str:
        """The parameters of this list with other choices, with a question mark; empty when there are none."""
        pairs = list(self.hidden)
        pairs += [(name, value) for name, values in selected.items() for value in values]
        if page > 1:
            pairs.append((PAGE_PARAMETER, str(page)))
        return f"?{urlencode(pairs)}" if pairs else ""

    def url_for(self, selected: dict[str, list[str]], page: int = 1) -> str:
        """Address of this list with other choices."""
        return f"{self.action}{self.query_for(selected, page)}"

    def _toggled(self, name: str, value: str) -> dict[str, list[str]]:
        values = self.selected[name]
        changed = [v for v in values if v != value] if value in values else [*values, value]
        return {**self.selected, name: changed}

    @property
    def reset_url(self) -> str:
        """Address without any filter."""
        return self.url_for({})

    # -- data ----------------------------------------------------------------------------------

    @cached_property
    @abstractmethod
    def _matches(self) -> BaseMatches:
        """Which items fit."""

    @cached_property
    @abstractmethod
    def keys(self) -> Sequence[int]:
        """Keys of all found items, in order: those that may fit come last."""

    @property
    @abstractmethod
    def maybe_total(self) -> int:
        """Number of items that may fit."""

    @cached_property
    @abstractmethod
    def items(self) -> list[Any]:
        """The specific pages of this page of the list."""

    @property
    def total(self) -> int:
        """Number of items that fit."""
        return len(self.keys) - self.maybe_total

    @cached_property
    def page(self) -> Any:
        """The current page of keys (Django's ``Page``)."""
        return Paginator(self.keys, self.per_page).get_page(self.request.GET.get(PAGE_PARAMETER))

    @cached_property
    def cards(self) -> list[Card]:
        """Cards of the items."""
        return cards_for(self.items, self.request)

    @property
    def groups(self) -> list[tuple[bool, list[Card]]]:
        """The cards of this page: those that fit, then (True) those that may fit; no group without cards."""
        before = max(0, self.total - self.page.start_index() + 1) if self.maybe_total else len(self.cards)
        return [(maybe, cards) for maybe, cards in ((False, self.cards[:before]), (True, self.cards[before:])) if cards]

    # -- what templates show -------------------------------------------------------------------

    def _option(self, name: str, value: str, own: Any, current: Any) -> FacetOption:
        """One value: ``own`` are its items that fit the other facets, ``current`` those of the chosen values."""
        selected, narrows = value in self.selected[name], name in self._matches.narrowing
        after = own & current if narrows and self.selected[name] else own | current
        return FacetOption(
            value=value,
            label=self._labels[name][value],
            count=len(own if selected else after),
            selected=selected,
            url=self.url_for(self._toggled(name, value)),
            adds=None if selected or narrows or not self.selected[name] else len(own - current),
        )

    @cached_property
    def facets(self) -> list[FacetView]:
        """Facets with counts; values that give nothing and are not chosen are left out.

        Behind a value stands how many items the list has after a click on it; behind a chosen value how many
        items of its own it brings; beside a chosen value how many items a click adds to the list.
        """
        views = []
        for facet in (one for one in self.facet_types if one.offered):
            pool, chosen = self._matches.sure(without=facet.name), self.selected[facet.name]
            current = pool & self._matches.having(facet.name, chosen) if chosen else pool - pool
            options = [
                self._option(facet.name, value, pool & own, current)
                for value in self._labels[facet.name]
                if not pool.isdisjoint(own := self._matches.of(facet.name, value)) or value in chosen
            ]
            if options and (chosen or self._matches.tells_apart(facet.name)):
                views.append(FacetView(facet.name, str(facet.label), tuple(options)))
        return views

    def alone(self, name: str) -> list[FacetOption]:
        """Each value of one facet as the only choice of it; the link of the chosen one takes it away."""
        pool = self._matches.sure(without=name)
        options = []
        for value, label in self._labels[name].items():
            chosen, count = value in self.selected[name], len(pool & self._matches.of(name, value))
            if chosen or count:
                url = self.url_for({**self.selected, name: [] if chosen else [value]})
                options.append(FacetOption(value, label, count, chosen, url))
        return options

    @cached_property
    def chips(self) -> list[Chip]:
        """The chosen filters, each removable."""
        return [
            Chip(self._labels[name][value], self.url_for(self._toggled(name, value)))
            for name, values in self.selected.items()
            for value in values
        ]

    @cached_property
    def pagination(self) -> list[PageLink]:
        """Links to first, last and nearby pages; empty when there is one page."""
        return page_links(
            self.page.number, self.page.paginator.num_pages, lambda number: self.url_for(self.selected, number)
        )

    @property
    def previous_url(self) -> str:
        """Address of the previous page, or an empty string."""
        return self.url_for(self.selected, self.page.number - 1) if self.page.has_previous() else ""

    @property
    def next_url(self) -> str:
        """Address of the next page, or an empty string."""
        return self.url_for(self.selected, self.page.number + 1) if self.page.has_next() else ""

    @property
    def found_text(self) -> str:
        """The number found, in words; an area may show its own."""
        if self.maybe_total:
            return _("%(number)s gevonden, en %(maybe)s misschien") % {
                "number": self.total,
                "maybe": self.maybe_total,
            }
        if self.total == 1:
            return _("1 gevonden")
        return _("%(number)s gevonden") % {"number": self.total}
