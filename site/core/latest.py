"""Contracts by which the home page and gathering pages show things of areas that they do not know.

An area registers a shelf: a name, a heading and a function that gives cards for a few terms. Home reads shelves
only through this registry.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery

from core.cards import cards_for
from core.enums import TermKind
from core.taxonomies import terms_of_queryset

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping

    from django.http import HttpRequest
    from django.utils.functional import _StrPromise

    from core.cards import Card
    from core.taxonomies import PageTerms

__all__ = ["FilledShelf", "Shelf", "ShelfQuery", "all_shelves", "filled_shelves", "register_shelf", "shelf"]


@dataclass(frozen=True, slots=True)
class ShelfQuery:
    """What the page that shows the shelf asks for: at most ``limit`` cards, of one term when ``kind`` is given.

    ``terms`` are the terms of all pages that may come up, when they were read before.
    """

    request: HttpRequest
    limit: int = 3
    kind: TermKind | None = None
    term_pk: int | None = None
    terms: Mapping[int, PageTerms] | None = None

    def narrow(self, pages: Any) -> Any:
        """Keep the pages that carry the term. A page without gemeenten is for the whole province, so it stays."""
        if self.kind is None:
            return pages
        from core.models import PageTerm

        rows = PageTerm.objects.filter(**{f"{self.kind.value}_id": self.term_pk})
        carries = Q(pk__in=rows.values("page_id"))
        if self.kind is not TermKind.GEMEENTE:
            return pages.filter(carries)
        placed = PageTerm.objects.filter(page_id=OuterRef("pk"), gemeente__isnull=False)
        nearby = pages.filter(carries | ~Exists(placed))
        return nearby.annotate(is_local=Exists(rows.filter(page_id=OuterRef("pk"))))

    @property
    def local_first(self) -> tuple[Any, ...]:
        """Begin of an order of narrowed pages: the fewer other gemeenten a page is for, the earlier it comes."""
        if self.kind is not TermKind.GEMEENTE:
            return ()
        from core.models import PageTerm

        placed = PageTerm.objects.filter(page_id=OuterRef("pk"), gemeente__isnull=False).order_by()
        breadth = Subquery(placed.values("page_id").annotate(number=Count("pk")).values("number"))
        return (F("is_local").desc(), breadth.asc())

    def cards(self, pages: Any) -> list[Card]:
        """Cards of the first pages of an ordered queryset: one query, and one for terms that were not read before."""
        listed = list(pages[: self.limit])
        if self.terms is not None:
            for page in listed:
                page.set_terms(self.terms.get(page.pk))
        return cards_for(listed, self.request)


@dataclass(frozen=True, slots=True)
class Shelf:
    """A few cards of one kind, with the words above them and the way to all of them."""

    name: str
    heading: str | _StrPromise
    more_path: str
    more_label: str | _StrPromise
    cards: Callable[[ShelfQuery], list[Card]]
    template: str = "components/card.html"
    order: int = 100


@dataclass(frozen=True, slots=True)
class FilledShelf:
    """A shelf with its cards and the address of the whole list."""

    shelf: Shelf
    cards: list[Card]
    more_url: str


_shelves: dict[str, Shelf] = {}


def register_shelf(new: Shelf) -> None:
    """Make a shelf known; called when Django starts."""
    _shelves[new.name] = new


def all_shelves() -> list[Shelf]:
    """Every shelf, in order."""
    return sorted(_shelves.values(), key=lambda one: one.order)


def shelf(name: str) -> Shelf | None:
    """The shelf with this name, or None when no area has it."""
    return _shelves.get(name)


_PARAMETERS = {
    TermKind.GEMEENTE: "gemeente",
    TermKind.THEME: "thema",
    TermKind.DIMENSION: "pijler",
    TermKind.AUDIENCE: "doelgroep",
}


def filled_shelves(query: ShelfQuery, slug: str = "", *, names: Container[str] | None = None) -> list[FilledShelf]:
    """The shelves that have something for this query, in order; "more" leads to the list with the filter on.

    One query a shelf, and one for all terms. ``names`` tells which shelves are wanted, when not all are.
    """
    from wagtail.models import Page

    if query.kind is not None:
        query = replace(query, terms=terms_of_queryset(query.narrow(Page.objects.all())))
    filled = []
    for one in all_shelves():
        cards = one.cards(query) if names is None or one.name in names else []
        if cards:
            more = f"{one.more_path}?{_PARAMETERS[query.kind]}={slug}" if query.kind and slug else one.more_path
            filled.append(FilledShelf(one, cards, more))
    return filled
