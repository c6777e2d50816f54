"""The documents of the benchmark as Wagtail's own search sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from search.models import SearchDocument

__all__ = ["stock_model"]


def stock_model() -> type[SearchDocument]:
    """A proxy of the documents with the search fields that a site on stock Wagtail would give them."""
    from wagtail.search import index
    from wagtail.search.models import IndexEntry

    from search.models import SearchDocument as Document

    class StockDocument(index.Indexed, Document):
        """The same rows, indexed as plain text by Wagtail's backend for this database."""

        search_fields: ClassVar[list[Any]] = [
            index.SearchField("title", boost=2),
            index.SearchField("summary"),
            index.SearchField("body"),
            index.FilterField("kind"),
        ]

        class Meta:
            """No table of its own."""

            app_label = "search"
            proxy = True

    IndexEntry.add_generic_relations()
    return StockDocument
