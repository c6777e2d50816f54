"""Which content types there are. Areas register theirs when Django starts; the command only knows this registry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from core.demo.context import DemoContext
    from core.demo.files import ContentItem
    from core.demo.ledger import Ledger

    #: Loads one list: the folder of all content, and what the demo keeps.
    ListLoad = Callable[[Path, Ledger], None]

__all__ = [
    "PageType",
    "RowType",
    "list_loaders",
    "page_types",
    "register_list_loader",
    "register_page_type",
    "register_row_type",
    "row_types",
]


@dataclass(frozen=True, slots=True)
class PageType:
    """How a content type becomes a page.

    ``fields`` are heads that are copied to fields of the same name, coerced by the kind of field.
    ``prepare(item, context)`` gives field values that a page needs from the start (a foreign key).
    ``finish(page, item, context)`` runs last, before publishing, for child rows and facts.
    ``facts`` are foreign keys to rows that the page tells: an editor who changes those changes the page.
    ``dated`` are lists in the head that ``finish`` turns into child rows of that name, with dates in them.
    ``move(page, item, context)`` brings relative dates up to date that are not of the page itself, and says whether
    one changed.
    """

    name: str
    model: Any
    parent: str
    fields: tuple[str, ...] = ()
    finish: Callable[[Any, ContentItem, DemoContext], None] | None = None
    prepare: Callable[[ContentItem, DemoContext], dict[str, Any]] | None = None
    facts: tuple[str, ...] = ()
    dated: tuple[str, ...] = ()
    move: Callable[[Any, ContentItem, DemoContext], bool] | None = None


@dataclass(frozen=True, slots=True)
class RowType:
    """How a content type becomes a row that is not a page (a snippet).

    ``find`` gives the row at the address of the item, a new one when there is none; ``load`` fills and saves it;
    ``finish`` runs when all rows are there, to link them.
    """

    name: str
    find: Callable[[ContentItem], Any]
    load: Callable[[Any, ContentItem, DemoContext], None]
    finish: Callable[[Any, ContentItem], None] | None = None


_pages: dict[str, PageType] = {}
_rows: dict[str, RowType] = {}
_lists: list[ListLoad] = []


def register_page_type(page_type: PageType) -> None:
    """Make a page type known to the demo."""
    _pages[page_type.name] = page_type


def register_row_type(row_type: RowType) -> None:
    """Make a type of row known to the demo."""
    _rows[row_type.name] = row_type


def register_list_loader(load: ListLoad) -> None:
    """Make a list of an area known to the demo: loaded after the taxonomies, before rows and pages."""
    if load not in _lists:
        _lists.append(load)


def list_loaders() -> tuple[ListLoad, ...]:
    """The lists of areas."""
    return tuple(_lists)


def page_types() -> dict[str, PageType]:
    """Registered page types by name."""
    return dict(_pages)


def row_types() -> dict[str, RowType]:
    """Registered row types by name."""
    return dict(_rows)
