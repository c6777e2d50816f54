"""The words of the glossary in the sitemap: they are no pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import translation

from core.routing import source_language
from core.sitemaps import SitemapRow, register_rows
from regioplan.models import GlossaryTerm

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["glossary_rows", "register"]


def glossary_rows() -> Iterator[SitemapRow]:
    """The list of words and each Dutch word; in one query."""
    words = GlossaryTerm.objects.filter(locale__language_code=source_language()).only("slug")
    with translation.override(source_language()):
        rows = [SitemapRow(reverse("glossary:index")), *(SitemapRow(word.get_absolute_url()) for word in words)]
    yield from rows if len(rows) > 1 else ()


def register() -> None:
    """Make the words known to the sitemap."""
    register_rows("glossary", glossary_rows)
