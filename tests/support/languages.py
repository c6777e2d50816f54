"""Translations of pages, made the way the admin makes them."""

from __future__ import annotations

from typing import Any

from wagtail.models import Locale, Page

__all__ = ["make_translation"]


def make_translation(page: Any, language: str = "en", **values: Any) -> Any:
    """A published translation of ``page``; parents that are not translated yet are copied and published too."""
    locale = Locale.objects.get(language_code=language)
    parent = page.get_parent().specific
    if parent.depth > 1 and not parent.has_translation(locale):
        make_translation(parent, language)
    copy = page.copy_for_translation(locale)
    for name, value in values.items():
        setattr(copy, name, value)
    copy.save_revision().publish()
    return Page.objects.get(pk=copy.pk).specific
