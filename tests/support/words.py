"""Words of the glossary, and how the list shows them."""

from __future__ import annotations

from typing import Any

from django.utils.text import slugify
from wagtail.models import Locale

from regioplan.models import GlossaryTerm

__all__ = ["make_word", "words_of"]


def make_word(term: str, language: str = "nl", **values: Any) -> GlossaryTerm:
    """A word in the glossary."""
    locale = Locale.objects.get(language_code=language)
    fields = {"slug": slugify(term), "short": f"Kort over {term}.", **values}
    return GlossaryTerm.objects.create(term=term, locale=locale, **fields)


def words_of(seen: Any) -> list[str]:
    """The words that the list shows, in order."""
    return [link.get_text() for link in seen.soup.select(".glossary a")]
