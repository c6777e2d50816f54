"""``/sitemap.xml``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.sitemaps.views import sitemap as django_sitemap
from django.views.decorators.http import require_safe

from core.sitemaps import PageSitemap, RowSitemap

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

__all__ = ["sitemap"]


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """All public addresses; a page that only falls back to Dutch is not among them."""
    response: HttpResponse = django_sitemap(request, {"pages": PageSitemap(request), "rows": RowSitemap()})
    return response
