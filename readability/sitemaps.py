"""The public page on which anyone tests a text, in the sitemap: it is no page of the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import translation

from core.routing import source_language
from core.sitemaps import SitemapRow, register_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["register", "try_text_rows"]


def try_text_rows() -> Iterator[SitemapRow]:
    """The one address, in Dutch."""
    with translation.override(source_language()):
        address = reverse("readability:try_text")
    yield SitemapRow(address)


def register() -> None:
    """Make the page known to the sitemap."""
    register_rows("readability", try_text_rows)
