"""The terms, help lines and term pages of a new real site. On a site with demo content the demo brings them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import transaction
from wagtail.models import Page, Site

from config.setup.tree import add_missing
from core.demo.ledger import Ledger
from core.demo.taxonomies import load_taxonomies
from core.models import Gemeente, Theme

__all__ = ["ensure_lists"]


def _add_pages(parent: Page, label: str, model: Any, name: str) -> int:
    """A page for each term in the language of the parent; ``name`` is the field that holds the term."""
    terms = model.objects.filter(locale=parent.locale)
    return sum(
        add_missing(parent, label, slug=term.slug, title=term.name, summary=term.summary, **{name: term})
        for term in terms
    )


@transaction.atomic
def ensure_lists() -> int:
    """Fill a site that has no gemeenten yet, from ``content/core``. Gives the number of pages made.

    Later runs change nothing: what an editor took away stays away.
    """
    if settings.DEMO_ALLOWED or Gemeente.objects.exists():
        return 0
    load_taxonomies(settings.BASE_DIR / "content" / "core", Ledger())
    home = Site.objects.get(is_default_site=True).root_page
    themes = home.get_children().get(slug="thema")
    return _add_pages(home, "home.GemeentePage", Gemeente, "gemeente") + _add_pages(
        themes, "home.ThemePage", Theme, "theme"
    )
