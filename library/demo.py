"""How the demo makes the knowledge base."""

from core.demo import PageType, register_page_type
from library.models import FundingSchemePage, LibraryIndexPage, PublicationPage

__all__ = ["register"]


def register() -> None:
    """Make the types known to the demo."""
    register_page_type(PageType("library_index", LibraryIndexPage, "/"))
    register_page_type(
        PageType("publication", PublicationPage, "/kennisbank/", ("kind", "year", "publisher", "url"))
    )
    register_page_type(
        PageType(
            "funding_scheme",
            FundingSchemePage,
            "/kennisbank/",
            ("funder", "amount", "status", "deadline", "for_whom", "url"),
        )
    )
