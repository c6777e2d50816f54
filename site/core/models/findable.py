"""What a page tells search of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.utils import timezone

from core.drawing import scene_of
from core.routing import language_of
from core.search import SearchDocumentData, key_of

if TYPE_CHECKING:
    import datetime as dt

    from core.taxonomies import PageTerms

__all__ = ["FindableMixin"]


class FindableMixin:
    """The search document of a page: its words, its terms, and its day where it has one."""

    #: False for pages that are not a search result of their own (an index without text).
    searchable: ClassVar[bool] = True
    #: True for what is read as news: it is dated by the day on which visitors first saw it.
    is_dated: ClassVar[bool] = False

    def search_text(self) -> str:
        """All words of the page besides title and summary, for the search index."""
        from core.blocks.text import extract_text

        body = getattr(self, "body", None)
        return extract_text(body) if body else ""

    def search_date(self) -> dt.date | None:
        """The first day of what happens, or the day on which this was written; None where no day matters."""
        page: Any = self
        if not self.is_dated or page.first_published_at is None:
            return None
        return timezone.localtime(page.first_published_at).date()

    def search_document(self) -> SearchDocumentData | None:
        """What search knows of this page, or None when it is no result of its own."""
        if not self.searchable:
            return None
        page: Any = self
        terms: PageTerms = page.get_terms()
        return SearchDocumentData(
            key=key_of(page),
            kind=page.kind_slug,
            language=language_of(page),
            title=page.title,
            url=page.get_url() or "",
            summary=page.summary,
            body=self.search_text(),
            terms=" ".join(tag.name for tag in page.tags.all()),
            labels=terms.words,
            gemeenten=tuple(term.slug for term in terms.gemeenten),
            themes=tuple(term.slug for term in terms.themes),
            dimensions=tuple(term.slug for term in terms.dimensions),
            audiences=tuple(term.slug for term in terms.audiences),
            icon=terms.icon or page.icon,
            theme_class=terms.css_class or scene_of(page.scene).css_class,
            changed=page.last_published_at,
            checked=page.reviewed_on,
            date=self.search_date(),
        )
