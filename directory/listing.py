"""The list of entries with its filters."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, overload

from django.db.models import Q
from pyroaring import BitMap

from core.listing import BaseListing, BaseMatches
from core.querysets import public_pages
from directory.areas import chosen_gemeenten, places_in
from directory.enums import STOPPED
from directory.facets import service_facets
from directory.memory.listed import Listed, union
from directory.near import PARAMETER, home_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from django.http import HttpRequest

    from directory.facets import ListedFacet
    from directory.memory.table import Table

__all__ = [
    "ServiceListing",
    "given_services",
    "located_first",
    "service_listing",
    "stopped_pages",
    "visible_services",
]

_NOTHING: Final = BitMap()


def visible_services() -> Any:
    """Entries that the public may find: live, public, and not stopped."""
    from directory.models import ServicePage

    return public_pages(ServicePage).exclude(service__status__in=STOPPED).exclude(service__do_not_list=True)


def stopped_pages() -> Any:
    """Entries of help that is not given any more, in all languages."""
    from directory.models import ServicePage

    return ServicePage.objects.filter(Q(service__status__in=STOPPED) | Q(service__do_not_list=True))


def given_services() -> Any:
    """The facts of help that is given now, or will be."""
    from directory.models import Service

    return Service.objects.exclude(status__in=STOPPED).exclude(do_not_list=True)


class _Matches(BaseMatches):
    """The entries by filter and value, as sets of numbers."""

    def __init__(self, facets: Sequence[ListedFacet], selected: Mapping[str, Sequence[str]], listed: Listed) -> None:
        super().__init__(facets, selected)
        self.facets, self.listed = {facet.name: facet for facet in facets}, listed
        self.values = {facet.name: facet.values(listed) for facet in facets}

    def of(self, name: str, value: str) -> BitMap:
        """Their numbers."""
        return self.values[name].get(value, _NOTHING)

    def having(self, name: str, chosen: Sequence[str], maybe: Mapping[str, BitMap] | None = None) -> BitMap:
        """Their numbers; with ``maybe`` also those of entries that may have them."""
        unsure = maybe or {}
        sets = [self.of(name, value) | unsure.get(value, _NOTHING) for value in chosen]
        return BitMap.intersection(*sets) if name in self.narrowing else union(sets)

    def sure(self, without: str = "") -> BitMap:
        """Their numbers."""
        found = self.listed.all
        for name, chosen in self.selected.items():
            if chosen and name != without:
                found = found & self.having(name, chosen)
        return found

    def possible(self) -> BitMap:
        """Their numbers."""
        found = self.listed.all
        for name, facet in self.facets.items():
            if chosen := self.selected[name]:
                found = found & self.having(name, chosen, facet.maybe(self.listed))
        return found

    def tells_apart(self, name: str) -> bool:
        """As the filter says."""
        return self.facets[name].tells_apart(self.values[name], self.listed)


class _InOrder(Sequence[int]):
    """The keys of pages, group after group; only those that are asked for are looked up."""

    def __init__(self, table: Table, groups: Iterable[BitMap]) -> None:
        self.table, self.groups = table, [group for group in groups if group]

    def __len__(self) -> int:
        return sum(map(len, self.groups))

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> list[int]: ...

    def __getitem__(self, index: int | slice) -> int | list[int]:
        """A part of the list, without steps."""
        first, last, _step = (slice(index, index + 1) if isinstance(index, int) else index).indices(len(self))
        places: list[int] = []
        for group in self.groups:
            size = len(group)
            if first < size and last > 0:
                places += group[max(0, first) : min(size, last)]
            first, last = first - size, last - size
        found = self.table.pks_at(places)
        return found[0] if isinstance(index, int) else found


class ServiceListing(BaseListing):
    """A list of entries, from the memory of the process: a visit costs the same whatever their number.

    ``in_order`` gives all entries in groups, those of the first before those of the next; in a group by name. Queries:
    one for what changed, one for the entries of this page of the list, one for their terms.
    """

    def __init__(
        self,
        request: HttpRequest,
        facets: Sequence[ListedFacet],
        *,
        per_page: int = 20,
        keep: Mapping[str, Sequence[str]] | None = None,
        in_order: Callable[[Listed], list[BitMap]] | None = None,
    ) -> None:
        super().__init__(request, facets, per_page=per_page, keep=keep)
        self._facets, self._groups = tuple(facets), in_order

    @cached_property
    def listed(self) -> Listed:
        """The entries as they are now."""
        return Listed.now()

    @cached_property
    def _matches(self) -> _Matches:
        return _Matches(self._facets, self.selected, self.listed)

    @cached_property
    def _maybe(self) -> BitMap:
        return self._matches.possible() - self._matches.sure() if self.is_filtered else _NOTHING

    @property
    def maybe_total(self) -> int:
        """Number of entries that may fit."""
        return len(self._maybe)

    @cached_property
    def keys(self) -> Sequence[int]:
        """Keys of the pages of all found entries, in order."""
        groups = self._groups(self.listed) if self._groups else [self.listed.all]
        found = (group & fit for fit in (self._matches.sure(), self._maybe) for group in groups)
        return _InOrder(self.listed.table, found)

    @cached_property
    def items(self) -> list[Any]:
        """The pages of this page of the list. One that just went is left out."""
        keys = list(self.page.object_list)
        found = {page.pk: page for page in visible_services().filter(pk__in=keys)}
        return [found[key] for key in keys if key in found]


def located_first(slugs: Iterable[str], listed: Listed) -> list[BitMap]:
    """All entries in two groups: those with a place in one of these gemeenten, then the others."""
    here = listed.any_of("city", places_in(slugs)) & listed.all
    return [here, listed.all - here]


def service_listing(request: HttpRequest) -> ServiceListing:
    """The list of "Hulp vinden".

    Help with a place in the chosen gemeente stands before help from elsewhere; then what is near, for who told where
    they live.
    """
    chosen, home = chosen_gemeenten(request), home_of(request)

    def in_order(listed: Listed) -> list[BitMap]:
        located = located_first(chosen, listed) if chosen else [listed.all]
        near = home.in_order(listed) if home else [listed.all]
        return [one & other for one in located for other in near]

    return ServiceListing(
        request,
        service_facets(request),
        in_order=in_order,
        keep={PARAMETER: [home.words]} if home else None,
    )
