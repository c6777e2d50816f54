"""What search knows."""

from __future__ import annotations

from django.conf import settings

from config.setup.tree import FIXED_PAGES
from search.models import SearchDocument

__all__ = ["found"]


def found() -> set[str]:
    """Titles of everything that can be found besides the home page and the fixed pages."""
    fixed = {page.title for page in FIXED_PAGES} | {settings.WAGTAIL_SITE_NAME}
    return set(SearchDocument.objects.values_list("title", flat=True)) - fixed
