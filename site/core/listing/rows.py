"""A list that reads the columns of all its items from the database at each visit: for hundreds of items."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType

from core.listing.facets import Facet, FacetData
from core.listing.listing import BaseListing
from core.listing.matching import Matches
from core.taxonomies import PageTerms, terms_of_queryset

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from django.http import HttpRequest

__all__ = ["Listing"]


class Listing(BaseListing):
    """A list of a queryset.

    ``pages`` is an ordered queryset of one specific page type, or of base pages of a few types; then it is one
    query for each type among the items of this page. Costs, whatever the number of items: one query
    for keys and columns, one for terms (if a term facet is used), one for the items of this page, plus what
    ``prefetch`` on the queryset asks for. ``rank`` gives from its columns where an item belongs: low goes before high.
    """

    def __init__(
        self,
        request: HttpRequest,
        pages: Any,
        facets: Sequence[Facet],
        *,
        per_page: int = 20,
        action: str = "",
        keep: Mapping[str, Sequence[str]] | None = None,
        rank: Callable[[Mapping[str, Any]], Any] | None = None,
    ) -> None:
        super().__init__(request, facets, per_page=per_page, action=action, keep=keep)
        self.queryset, self.row_facets, self.rank = pages, tuple(facets), rank

    @cached_property
    def _data(self) -> FacetData:
        columns = dict.fromkeys(
            column for facet in self.row_facets for column in (facet.column, *facet.columns) if column
        )
        if self._is_mixed:
            columns["content_type"] = None
        rows = list(self.queryset.values("pk", *columns))
        needs_terms = any(facet.needs_terms for facet in self.row_facets)
        return FacetData(rows=rows, terms=terms_of_queryset(self.queryset) if needs_terms else {})

    @property
    def _is_mixed(self) -> bool:
        """Whether the list holds pages of several types."""
        return str(self.queryset.model._meta.label) == "wagtailcore.Page"

    def _read(self, keys: list[int]) -> Iterator[Any]:
        """The specific pages with these keys, in any order."""
        if not self._is_mixed:
            yield from self.queryset.filter(pk__in=keys)
            return
        wanted = set(keys)
        types = {row["content_type"] for row in self._data.rows if row["pk"] in wanted}
        for model in (ContentType.objects.get_for_id(pk).model_class() for pk in sorted(types)):
            if model is not None:
                yield from model._default_manager.filter(pk__in=keys).select_related("locale")

    def terms_of(self, key: int) -> PageTerms:
        """The terms of one item, as they were read for the filters; ``rank`` may ask for them."""
        return self._data.terms.get(key) or PageTerms()

    @cached_property
    def _matches(self) -> Matches:
        return Matches(self.row_facets, self.selected, self._data)

    def _in_order(self, keys: set[int]) -> list[int]:
        rows = [row for row in self._data.rows if row["pk"] in keys]
        if self.rank is not None:
            rows.sort(key=self.rank)
        return list(dict.fromkeys(row["pk"] for row in rows))

    @cached_property
    def sure_keys(self) -> list[int]:
        """Keys of the items that fit, in order."""
        return self._in_order(self._matches.sure())

    @cached_property
    def maybe_keys(self) -> list[int]:
        """Keys of the items of which nobody knows whether they fit, in order."""
        return self._in_order(self._matches.possible() - self._matches.sure()) if self.is_filtered else []

    @cached_property
    def keys(self) -> list[int]:
        """Keys of all found items, in order: those that may fit come last."""
        return [*self.sure_keys, *self.maybe_keys]

    @property
    def maybe_total(self) -> int:
        """Number of items that may fit."""
        return len(self.maybe_keys)

    @cached_property
    def items(self) -> list[Any]:
        """The specific pages of this page of the list, with their terms."""
        keys = list(self.page.object_list)
        found = {item.pk: item for item in self._read(keys)}
        items = [found[key] for key in keys if key in found]
        if any(facet.needs_terms for facet in self.row_facets):
            for item in items:
                item.set_terms(self._data.terms.get(item.pk))
        return items
