"""How the demo makes the knowledge base."""

from __future__ import annotations

from typing import Any

from core.demo import ContentItem, DemoContext, MediaKind, PageType, media_of, register_page_type
from library.models import FundingSchemePage, LibraryIndexPage, PublicationPage

__all__ = ["register"]


def _website(item: ContentItem, context: DemoContext) -> dict[str, Any]:
    """The head is called ``url``; a page has an address of its own under that name."""
    return {"website": item.head.get("url") or ""}


def _publication(item: ContentItem, context: DemoContext) -> dict[str, Any]:
    files = {name: media_of(item, context, name, MediaKind.DOCUMENT) for name in ("document", "plain_summary")}
    return {**_website(item, context), **files}


def register() -> None:
    """Make the types known to the demo."""
    register_page_type(PageType("library_index", LibraryIndexPage, "/"))
    register_page_type(
        PageType("publication", PublicationPage, "/kennisbank/", ("kind", "year", "publisher"), prepare=_publication)
    )
    register_page_type(
        PageType(
            "funding_scheme",
            FundingSchemePage,
            "/kennisbank/",
            ("funder", "amount", "status", "deadline", "for_whom", "sample"),
            prepare=_website,
        )
    )
