"""How content files point to other things: pages by path, images and documents by title, snippets by slug.

What came from a content file is found by the name that the file gave it, also when an editor changed that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from core.demo.media_list import MediaKind

if TYPE_CHECKING:
    from core.demo.context import DemoContext

__all__ = ["DemoResolver"]


class DemoResolver:
    """Finds what a block refers to. Every method returns None when there is nothing by that name."""

    def __init__(self, context: DemoContext) -> None:
        self.context = context

    def page(self, path: str) -> Any | None:
        """The page at a site path."""
        return self.context.page(path)

    def image(self, title: str) -> Any | None:
        """The image with this title."""
        own = self.context.media.get((MediaKind.IMAGE, title))
        return own or get_image_model().objects.filter(title=title).first()

    def document(self, title: str) -> Any | None:
        """The document with this title."""
        own = self.context.media.get((MediaKind.DOCUMENT, title))
        return own or get_document_model().objects.filter(title=title).first()

    def snippet(self, model: Any, slug: str) -> Any | None:
        """The snippet of this model with this address, in the source language."""
        own = self.context.ledger.row(f"{model._meta.model_name}/{slug}/nl")
        return own or model.objects.filter(slug=slug, locale__language_code="nl").first()
