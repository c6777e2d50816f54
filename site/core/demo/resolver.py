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
    from core.demo.files import ContentItem

__all__ = ["DemoResolver", "media_of"]

_KINDS = {MediaKind.IMAGE: "het beeld", MediaKind.DOCUMENT: "het bestand"}


def media_of(item: ContentItem, context: DemoContext, head: str, kind: MediaKind) -> Any | None:
    """The image or document whose title stands in this head; None when the head is empty.

    Raises ContentError when there is nothing with that title.
    """
    title = str(item.head.get(head) or "").strip()
    resolver = DemoResolver(context)
    found = (resolver.image if kind == MediaKind.IMAGE else resolver.document)(title) if title else None
    if title and found is None:
        msg = f"'{head}': {_KINDS[kind]} '{title}' bestaat niet. Kijk in content/media/media.yaml"
        raise item.error(msg)
    return found


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
