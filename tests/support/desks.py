"""Lokets of gemeenten."""

from __future__ import annotations

from typing import Any

from core import local_cache
from home.models import GemeentePage
from tests.support.pages import make_page, make_term
from tests.support.shortlist import make_entry

__all__ = ["make_desk"]


def make_desk(fixed: Any, slug: str, title: str, **facts: Any) -> Any:
    """A gemeente with an entry as its loket; gives the entry. ``fixed`` is the fixture."""
    entry = make_entry(fixed("/hulp/"), title, **facts)
    term = make_term("Gemeente", slug)
    page = GemeentePage.objects.filter(gemeente_id=term.pk).first()
    if page is None:
        page = make_page("home.GemeentePage", fixed("/"), title=slug.title(), slug=slug, gemeente_id=term.pk)
    page.desk = entry
    page.save_revision().publish()
    local_cache.clear()
    return entry
