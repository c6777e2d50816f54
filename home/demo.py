"""How the demo makes the home area."""

from __future__ import annotations

from typing import Any

from core.demo import ContentItem, DemoContext, PageType, register_page_type
from core.enums import TermKind
from home.models import (
    AccessibilityStatementPage,
    ContactPage,
    GemeentePage,
    HomePage,
    StandardPage,
    ThemeIndexPage,
    ThemePage,
)

__all__ = ["register"]


def _with_term(head: str, kind: TermKind) -> Any:
    """A coercion: the slug in the head becomes the foreign key to the term."""

    def prepare(item: ContentItem, context: DemoContext) -> dict[str, Any]:
        slug = item.head.get(head)
        term = context.term(kind, str(slug))
        if term is None:
            msg = f"'{head}': '{slug}' staat niet in de lijst"
            raise item.error(msg)
        return {f"{kind.value}_id": term.pk}

    return prepare


def _set_desk(page: Any, item: ContentItem, context: DemoContext) -> None:
    """The path in the head becomes the page that is the loket."""
    path = item.head.get("desk")
    desk = context.page(str(path)) if path else None
    if path and desk is None:
        msg = f"'desk': de pagina {path} bestaat niet"
        raise item.error(msg)
    page.desk_id = desk.pk if desk else None


def register() -> None:
    """Make the types known to the demo."""
    register_page_type(PageType("home", HomePage, "", ("heading", "quick_searches")))
    register_page_type(PageType("theme_index", ThemeIndexPage, "/"))
    register_page_type(PageType("standard", StandardPage, "/"))
    register_page_type(PageType("contact", ContactPage, "/", ("thanks",)))
    register_page_type(PageType("theme", ThemePage, "/thema/", prepare=_with_term("theme", TermKind.THEME)))
    register_page_type(
        PageType(
            "gemeente",
            GemeentePage,
            "/",
            ("website",),
            prepare=_with_term("gemeente", TermKind.GEMEENTE),
            finish=_set_desk,
        )
    )
    register_page_type(
        PageType(
            "accessibility",
            AccessibilityStatementPage,
            "/",
            ("status", "assessed_on", "report_url", "register_url", "contact_email", "deviations", "measures"),
        )
    )
