"""The list of entries with its filters."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, overload

from django.db.models import Q
from django.utils import timezone
from pyroaring import BitMap

from core.listing import BaseListing, BaseMatches
from core.querysets import public_pages
from directory.areas import chosen_gemeenten, places_in
from directory.enums import STOPPED
from directory.facets import service_facets
from directory.hours import Moment
from directory.memory.fit import by_check, by_question, by_reach, essential_first
from directory.memory.listed import Listed, union
from directory.near import PARAMETER, home_of
from directory.questions import all_questions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from django.http import HttpRequest

    from directory.facets import ListedFacet
    from directory.memory.table import Table

    Levels = Iterable[Sequence[BitMap]]

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


def _cut(rows: BitMap, levels: Sequence[Sequence[BitMap]], first: int, last: int) -> list[int]:
    """A part of these rows in order. Only the groups that the part touches are put in order themselves."""
    if not levels or len(rows) == 1:
        return list(rows[first:last])
    found: list[int] = []
    for group in levels[0]:
        here = rows & group
        size = len(here)
        if first < size and last > 0:
            found += _cut(here, levels[1:], max(0, first), min(size, last))
        first, last = first - size, last - size
    return found


class _InOrder(Sequence[int]):
    """The keys of pages in order; only those that are asked for are looked up.

    Each level divides all entries into groups: by the first level, then alike ones by the second, and so on.
    """

    def __init__(self, table: Table, groups: Sequence[BitMap], levels: Sequence[Sequence[BitMap]]) -> None:
        self.table, self.rows, self.levels = table, union(groups), (groups, *levels)

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> list[int]: ...

    def __getitem__(self, index: int | slice) -> int | list[int]:
        """A part of the list, without steps."""
        first, last, _step = (slice(index, index + 1) if isinstance(index, int) else index).indices(len(self))
        found = self.table.pks_at(_cut(self.rows, self.levels, first, last))
        return found[0] if isinstance(index, int) else found


class ServiceListing(BaseListing):
    """A list of entries, from the memory of the process: a visit costs the same whatever their number.

    ``in_order`` gives levels that divide all entries into groups, the most important level first; what is alike in all
    of them goes by name. Queries: one for what changed, one for the entries of this page of the list, one for their
    terms.
    """

    def __init__(
        self,
        request: HttpRequest,
        facets: Sequence[ListedFacet],
        *,
        per_page: int = 20,
        keep: Mapping[str, Sequence[str]] | None = None,
        in_order: Callable[[ServiceListing], Levels] | None = None,
    ) -> None:
        super().__init__(request, facets, per_page=per_page, keep=keep)
        self._facets, self._levels = tuple(facets), in_order

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
        levels = tuple(self._levels(self)) if self._levels else ()
        return _InOrder(self.listed.table, [self._matches.sure(), self._maybe], levels)

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


def _asked(listing: ServiceListing) -> list[str]:
    """The hulpvragen that the visitor has: the chosen ones, else those of the chosen themes."""
    if questions := listing.selected["vraag"]:
        return list(questions)
    slugs, themes = listing.listed.theme_slugs, {*listing.selected["thema"]}
    return [
        question.slug for question in all_questions() if not themes.isdisjoint(slugs.get(pk) for pk in question.themes)
    ]


def _help_levels(listing: ServiceListing) -> Levels:
    listed, chosen, home = listing.listed, chosen_gemeenten(listing.request), home_of(listing.request)
    asked, moment = _asked(listing), Moment.at(timezone.now())
    if asked:
        yield by_question(asked, listed)
    if chosen:
        yield located_first(chosen, listed)
    if home:
        yield home.in_order(listed)
    if asked:
        yield from (essential_first(listed), by_reach(listed, moment), by_check(listed, moment.today))


def service_listing(request: HttpRequest) -> ServiceListing:
    """The list of "Hulp vinden".

    After a hulpvraag or a theme, help that is most about it stands first. Help with a place in the chosen gemeente
    stands before help from elsewhere; then what is near, for who told where they live. Then, again after a hulpvraag or
    theme, what is indispensable, what one can reach by telephone or by going there, and what was checked lately.
    """
    home = home_of(request)
    return ServiceListing(
        request,
        service_facets(request),
        in_order=_help_levels,
        keep={PARAMETER: [home.words]} if home else None,
    )
