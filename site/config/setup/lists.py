"""The terms, help lines and term pages of a new real site. On a site with demo content the demo brings them."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import transaction
from wagtail.models import Page, Site

from core.demo.ledger import Ledger
from core.demo.taxonomies import load_taxonomies
from core.models import Gemeente, Theme

__all__ = ["ensure_lists"]


def _add(parent: Page, label: str, term: Any, **values: Any) -> int:
    """The page of a term, unless something stands at its address. Gives how many were made."""
    if parent.get_children().filter(slug=term.slug).exists():
        return 0
    model = apps.get_model(label)
    page = parent.specific.add_child(
        instance=model(title=term.name, slug=term.slug, summary=term.summary, locale=parent.locale, **values)
    )
    page.save_revision(clean=False).publish()
    return 1


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
    own = {"locale": home.locale}
    made = sum(_add(home, "home.GemeentePage", term, gemeente=term) for term in Gemeente.objects.filter(**own))
    return made + sum(_add(themes, "home.ThemePage", term, theme=term) for term in Theme.objects.filter(**own))
