"""Which content types there are. Areas register theirs when Django starts; the command only knows this registry."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from core.demo.files import ContentItem

__all__ = [
    "DemoContext",
    "PageType",
    "RowType",
    "page_types",
    "register_page_type",
    "register_row_type",
    "row_types",
]


@dataclass(slots=True)
class DemoContext:
    """What a loader may use: the day to which relative dates refer, and pages by path."""

    anchor: date
    pages: dict[str, Any] = field(default_factory=dict)

    def page(self, path: str) -> Any | None:
        """The page at a site path such as ``/hulp/``; None when it does not exist."""
        return self.pages.get(path)


@dataclass(frozen=True, slots=True)
class PageType:
    """How a content type becomes a page.

    ``fields`` are heads that are copied to fields of the same name, coerced by the kind of field.
    ``prepare(item, context)`` gives field values that a page needs from the start (a foreign key).
    ``finish(page, item, context)`` runs last, before publishing, for child rows and facts.
    """

    name: str
    model: Any
    parent: str
    fields: tuple[str, ...] = ()
    finish: Callable[[Any, ContentItem, DemoContext], None] | None = None
    prepare: Callable[[ContentItem, DemoContext], dict[str, Any]] | None = None


@dataclass(frozen=True, slots=True)
class RowType:
    """How a content type becomes a row that is not a page (a snippet).

    ``load`` makes or updates the row and returns it; ``finish`` runs when all rows are there, to link them.
    """

    name: str
    load: Callable[[ContentItem, DemoContext], Any]
    finish: Callable[[Any, ContentItem], None] | None = None


_pages: dict[str, PageType] = {}
_rows: dict[str, RowType] = {}


def register_page_type(page_type: PageType) -> None:
    """Make a page type known to the demo."""
    _pages[page_type.name] = page_type


def register_row_type(row_type: RowType) -> None:
    """Make a type of row known to the demo."""
    _rows[row_type.name] = row_type


def page_types() -> dict[str, PageType]:
    """Registered page types by name."""
    return dict(_pages)


def row_types() -> dict[str, RowType]:
    """Registered row types by name."""
    return dict(_rows)
