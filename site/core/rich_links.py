"""Links to pages, in blocks and in rich text, for one query however many there are.

Wagtail's own handler asks the database for the translation of every linked page. Here a link to a Dutch page
stays within the language that the visitor reads; ``core.routing`` shows the translation at that address.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.utils.html import escape
from wagtail.models import Page, Site
from wagtail.rich_text import LinkHandler, expand_db_html

from core import local_cache
from core.phone_links import link_phones
from core.querysets import restricted, under_offline
from core.routing import language_of, localized_path, source_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from wagtail.models import SiteRootPath
    from wagtail.rich_text.feature_registry import FeatureRegistry

__all__ = [
    "SitePageLinkHandler",
    "expand_all",
    "local_href",
    "page_addresses",
    "page_url",
    "register_link_type",
    "root_paths",
]

_SEPARATOR: Final = "\x1e"  # a control character that rich text can't hold
_PLAIN_HREF: Final = re.compile(r'(<a [^>]*?href=")(/[^"]*)"')
#: Addresses outside the tree of pages; they are the same in every language.
_UNTRANSLATED: Final = frozenset({"documents", "media", "static", "admin", "api", ".well-known"})


class _Roots:
    """Stands for a request where there is none, so that addresses of pages cost no query."""

    def __init__(self) -> None:
        self._wagtail_cached_site_root_paths = root_paths()
        self._wagtail_site = None


def root_paths() -> list[SiteRootPath]:
    """Where each site of this installation begins. Wagtail asks the shared cache, which may be a database table."""
    return local_cache.remember("site_root_paths", Site.get_site_root_paths, per_language=False)


def page_addresses(pages: Iterable[Page]) -> Iterator[tuple[Any, str]]:
    """Each page with its address in its own language, empty when it has none; the sites are read once."""
    roots = _Roots()
    for page in pages:
        yield page, page.get_url(roots) or ""


def page_url(page: Any, request: Any = None) -> str:
    """Address of a page within the language that the visitor reads; empty when it has none."""
    return localized_path(page.get_url(request or _Roots()) or "", language_of(page))


def local_href(href: str) -> str:
    """A path of the Dutch site within the language that the visitor reads; other addresses stay as they are."""
    if not href.startswith("/") or href.startswith("//"):
        return href
    first = href.lstrip("/").partition("/")[0]
    if first in _UNTRANSLATED or first in dict(settings.LANGUAGES):
        return href
    return localized_path(href, source_language())


class SitePageLinkHandler(LinkHandler):
    """Writes ``<a linktype="page" id="…">`` as a link. A page that is gone or not public leaves its words only."""

    identifier = "page"

    @staticmethod
    def get_model() -> Any:
        """The model of the linked thing."""
        return Page

    @classmethod
    def expand_db_attributes(cls, attrs: dict[str, str]) -> str:
        """The opening tag of one link."""
        return cls.expand_db_attributes_many([attrs])[0]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        """The opening tags of many links, in one query."""
        wanted = {int(attrs["id"]) for attrs in attrs_list if str(attrs.get("id", "")).isdecimal()}
        pages = Page.objects.filter(~restricted(), ~under_offline(), pk__in=wanted, live=True).in_bulk()
        tags = []
        for attrs in attrs_list:
            key = str(attrs.get("id", ""))
            page = pages.get(int(key)) if key.isdecimal() else None
            tags.append(f'<a href="{escape(page_url(page))}">' if page else "<a>")
        return tags

    @classmethod
    def extract_references(cls, attrs: dict[str, str]) -> Any:
        """What Wagtail's index of references stores."""
        yield Page, attrs["id"], "", ""


def register_link_type(features: FeatureRegistry) -> None:
    """Take the place of Wagtail's handler; a function for the hook ``register_rich_text_features``."""
    features.register_link_type(SitePageLinkHandler)


def expand_all(sources: Sequence[str]) -> list[str]:
    """Rich text as stored to HTML for visitors: many texts for the price of one."""
    joined = _SEPARATOR.join(source.replace(_SEPARATOR, "") for source in sources)
    localized = _PLAIN_HREF.sub(lambda match: f'{match[1]}{local_href(match[2])}"', joined)
    return link_phones(str(expand_db_html(localized))).split(_SEPARATOR)
