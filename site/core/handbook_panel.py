"""Above the form of a page: where the guide says how to make such a page, and the way to an example."""

from __future__ import annotations

from wagtail.admin.panels import HelpPanel
from wagtail.models import Page

from core.handbook import HandbookPage, handbook_page, page_names, page_url

__all__ = ["HandbookPanel"]

#: About pages of every kind.
_IN_GENERAL = "pagina"


class HandbookPanel(HelpPanel):
    """The page of the guide has the name of the kind of page; a kind without one gets the page about all kinds."""

    def __init__(self) -> None:
        super().__init__(template="admin/handbook_hint.html")

    def clone_kwargs(self) -> dict[str, object]:
        """Nothing to choose."""
        return {}

    class BoundPanel(HelpPanel.BoundPanel):
        """The line for one page."""

        def is_shown(self) -> bool:
            """The form works without the guide."""
            return _IN_GENERAL in page_names()

        @property
        def page(self) -> HandbookPage:
            """The page of the guide."""
            kind = getattr(self.instance, "kind_slug", "")
            return handbook_page(kind if kind in page_names() else _IN_GENERAL)

        @property
        def url(self) -> str:
            """Where that page is."""
            return page_url(self.page.name)

        def example_url(self) -> str:
            """Where a new page of this type can begin with an example; empty when there is none."""
            from core.editor.examples import types_with_examples
            from core.views.examples import begin_url

            match = getattr(self.request, "resolver_match", None)
            parent = Page(pk=match.kwargs.get("parent_page_id")) if match is not None else None
            if self.instance.pk is not None or parent is None or parent.pk is None:
                return ""
            model = type(self.instance)
            return begin_url(model, parent) if model in types_with_examples() else ""
