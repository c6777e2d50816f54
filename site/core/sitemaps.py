"""The sitemap: every live, public page in its own language with its translations, and rows that areas add."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.sitemaps import Sitemap
from django.core.paginator import Paginator
from django.utils.functional import cached_property
from wagtail.models import Page, Site

from core.querysets import under_offline
from core.routing import absolute_url, language_of, prepare_request, source_language

if TYPE_CHECKING:
    from django.http import HttpRequest

    _PageSitemapBase = Sitemap[Any]
    _RowSitemapBase = Sitemap["SitemapRow"]
else:  # only type checkers know what a sitemap is made of
    _PageSitemapBase = _RowSitemapBase = Sitemap

__all__ = ["PageSitemap", "RowSitemap", "SitemapRow", "leave_out", "register_rows"]


#: Addresses in one file. Search engines take ten times as many; a file of this size is made in a moment.
LIMIT = 5000


@dataclass(frozen=True, slots=True)
class SitemapRow:
    """A public thing that is not a page: its path on this site and when it changed."""

    path: str
    changed: datetime | None = None


Rows = Callable[[], Iterable[SitemapRow]]
_rows: dict[str, Rows] = {}


def register_rows(name: str, rows: Rows) -> None:
    """Let an area add addresses that are not pages."""
    _rows[name] = rows


Left = Callable[[], Any]
_left_out: dict[str, Left] = {}


def leave_out(name: str, pages: Left) -> None:
    """Let an area keep pages out of the sitemap. ``pages`` gives a queryset; it becomes a part of the query."""
    _left_out[name] = pages


class PageSitemap(_PageSitemapBase):
    """Pages from their base rows: a few queries, however many pages there are."""

    limit = LIMIT

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        prepare_request(request)

    def items(self) -> Any:
        """Live, public pages below the home page of each language."""
        site = Site.find_for_request(self.request)
        homes = site.root_page.get_translations(inclusive=True).live() if site else Page.objects.none()
        pages = Page.objects.none()
        for home in homes:
            pages = pages | Page.objects.descendant_of(home, inclusive=True)
        for left in _left_out.values():
            pages = pages.exclude(pk__in=left().values("pk"))
        return pages.live().public().filter(~under_offline()).order_by("path")

    @cached_property
    def paginator(self) -> Paginator[Any]:
        """The files that the pages take; made once, because asking for all pages costs queries."""
        return Paginator(self.items(), self.limit)

    def _urls(self, page: int | str, protocol: str, domain: str) -> list[dict[str, Any]]:
        """One entry a page, with ``alternates`` for those that have translations, in whatever file these stand."""
        pages = list(self.paginator.page(page).object_list)
        with_translations: Any = pages
        if self.paginator.num_pages > 1:
            keys = {row.translation_key for row in pages}
            every: Any = self.paginator.object_list
            with_translations = every.filter(translation_key__in=keys)
        groups: dict[Any, dict[str, str]] = defaultdict(dict)
        for row in with_translations:
            groups[row.translation_key][language_of(row)] = row.get_full_url(self.request)
        return [self._entry(row, groups[row.translation_key]) for row in pages]

    def _entry(self, row: Page, group: dict[str, str]) -> dict[str, Any]:
        alternates = [{"location": url, "lang_code": code} for code, url in sorted(group.items())]
        if source_language() in group:
            alternates.append({"location": group[source_language()], "lang_code": "x-default"})
        return {
            "item": row,
            "location": group[language_of(row)],
            "lastmod": row.last_published_at,
            "changefreq": None,
            "priority": "",
            "alternates": alternates if len(group) > 1 else [],
        }


class RowSitemap(_RowSitemapBase):
    """What areas registered, in the source language."""

    limit = LIMIT

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def paginator(self) -> Paginator[SitemapRow]:
        """The files that the rows take."""
        return Paginator(self.items(), self.limit)

    def items(self) -> list[SitemapRow]:
        """All rows of all areas."""
        return [row for _name, rows in sorted(_rows.items()) for row in rows()]

    def _urls(self, page: int | str, protocol: str, domain: str) -> list[dict[str, Any]]:
        return [
            {
                "item": row,
                "location": absolute_url(self.request, row.path),
                "lastmod": row.changed,
                "changefreq": None,
                "priority": "",
                "alternates": [],
            }
            for row in self.paginator.page(page).object_list
        ]
