"""Every link that editors made on pages: in rich text, in blocks and in fields, as stored.

A link to a page or file that was chosen is kept by its key. Wagtail's index of references knows it too, until the page
or file is deleted; from then on, as with an address that somebody typed, only the text tells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from django.db.models import URLField
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, Site

from core.page_checks import page_models

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["TypedLink", "live_paths", "own_path", "typed_links"]

_HREF: Final = re.compile(r'<a\b[^>]*?\bhref="([^"]*)"', re.IGNORECASE)
_TAG: Final = re.compile(r"<a\b[^>]*>", re.IGNORECASE)
_CHOSEN: Final = re.compile(r'\b(linktype|id)="([^"]*)"')
_ADDRESS: Final = re.compile(r"(?:https?://|/)\S*\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TypedLink:
    """An address that stands on a live page; for a chosen page or file its key, with what it is as ``kind``."""

    page: int
    address: str
    kind: str = ""


def _strings(value: Any) -> Iterator[str]:
    """Every piece of text in the stored value of a StreamField."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _strings(part)


def _addresses(text: str) -> Iterator[str]:
    """The addresses in a text: those of its links, or the text itself when it is one."""
    if "<a" in text:
        yield from (unescape(found).strip() for found in _HREF.findall(text))
    elif _ADDRESS.match(text.strip()):
        yield text.strip()


def _chosen(text: str) -> Iterator[tuple[str, str]]:
    """What kind of thing each link in rich text was made to, and its key."""
    for tag in _TAG.findall(text):
        found = dict(_CHOSEN.findall(tag))
        if found.get("linktype") in {"page", "document"} and found.get("id", "").isdecimal():
            yield found["linktype"], found["id"]


def _texts(page: Any, fields: list[Any]) -> Iterator[str]:
    for field in fields:
        value = getattr(page, field.attname)
        if isinstance(field, StreamField):
            yield from _strings(list(value.raw_data))
        else:
            yield str(value or "")


def _is_web(address: str) -> bool:
    """Whether this is a path of this site, or a web address."""
    if address.startswith("/"):
        return not address.startswith("//")
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme.lower() in {"http", "https"} and bool(parts.hostname)


def typed_links() -> Iterator[TypedLink]:
    """The links on all live pages, each once a page: one query a page type."""
    for model in page_models():
        fields = [field for field in model._meta.fields if isinstance(field, (RichTextField, StreamField, URLField))]
        names = [field.attname for field in fields]
        for page in model.objects.filter(live=True, alias_of=None).only("pk", *names) if names else ():
            texts = list(_texts(page, fields))
            for kind, key in dict.fromkeys(pair for text in texts for pair in _chosen(text)):
                yield TypedLink(page.pk, key, kind)
            found = (address for text in texts for address in _addresses(text))
            for address in dict.fromkeys(found):
                if _is_web(address):
                    yield TypedLink(page.pk, address)


def own_path(address: str) -> str | None:
    """The path of an address on this site; None for another site."""
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.")
    if not parts.scheme:
        return parts.path
    own = {root.root_url for root in Site.get_site_root_paths()}
    return parts.path or "/" if host in {(urlsplit(one).hostname or "").removeprefix("www.") for one in own} else None


def live_paths() -> set[str]:
    """The path of every live page."""
    pages = Page.objects.filter(live=True, depth__gt=1).select_related("locale")
    return {urlsplit(page.get_url() or "").path for page in pages}
