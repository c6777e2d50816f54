"""``/sitemap.xml``, and the files that it names on a large site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.sitemaps.views import sitemap as django_sitemap
from django.template.response import TemplateResponse
from django.urls import reverse

from core.protection import read_only
from core.routing import absolute_url
from core.sitemaps import PageSitemap, RowSitemap

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

__all__ = ["sitemap", "sitemap_section"]


def _sections(request: HttpRequest) -> dict[str, Any]:
    return {"pages": PageSitemap(request), "rows": RowSitemap(request)}


@read_only
def sitemap(request: HttpRequest) -> HttpResponse:
    """All public addresses, or the files that hold them when they do not fit in one.

    A page that only falls back to Dutch is not among them.
    """
    sections = _sections(request)
    if all(section.paginator.num_pages == 1 for section in sections.values()):
        response: HttpResponse = django_sitemap(request, sections)
        return response
    files = [
        {"location": f"{absolute_url(request, reverse('sitemap_section', args=[name]))}?p={number}"}
        for name, section in sections.items()
        for number in section.paginator.page_range
    ]
    return TemplateResponse(request, "sitemap_index.xml", {"sitemaps": files}, content_type="application/xml")


@read_only
def sitemap_section(request: HttpRequest, section: str) -> HttpResponse:
    """One file: ``/sitemap-pages.xml?p=2``."""
    response: HttpResponse = django_sitemap(request, _sections(request), section=section)
    return response
