"""One line above the form of a page: where the guide says how to make such a page."""

from __future__ import annotations

from wagtail.admin.panels import HelpPanel

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
