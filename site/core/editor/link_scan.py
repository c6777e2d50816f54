"""Every link that editors made on pages: in rich text, in blocks and in fields, as stored.

A link to a page or file that was chosen is kept by its key. Wagtail's index of references knows it too, until the page
or file is deleted; from then on, as with an address that somebody typed, only what is stored tells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from django.contrib.contenttypes.models import ContentType
from django.db.models import ForeignKey, URLField
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from core.blocks.link import AddressBlock
from core.page_checks import page_models
from core.rich_links import page_addresses, root_paths

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["NO_LINKS", "TypedLink", "links_in", "live_paths", "own_path", "typed_links"]

#: Fields of Wagtail that point to a page and are no links for visitors.
NO_LINKS: Final = ("alias_of",)

_HREF: Final = re.compile(r'<a\b[^>]*?\bhref="([^"]*)"', re.IGNORECASE)
_TAG: Final = re.compile(r"<a\b[^>]*>", re.IGNORECASE)
_CHOSEN: Final = re.compile(r'\b(linktype|id)="([^"]*)"')
_ADDRESS: Final = re.compile(r"(?:https?://|/)\S*\Z", re.IGNORECASE)
_CHOOSERS: Final = ((blocks.PageChooserBlock, "page"), (DocumentChooserBlock, "document"))


@dataclass(frozen=True, slots=True)
class TypedLink:
    """An address that stands on a live page; for a chosen page or file its key, with what it is as ``kind``."""

    page: int
    address: str
    kind: str = ""


def _leaves(block: Any, raw: Any) -> Iterator[tuple[Any, Any]]:
    """Every stored value inside a block, with the block that it belongs to; what the block does not know is skipped."""
    if isinstance(block, blocks.StreamBlock) and isinstance(raw, list):
        for item in (item for item in raw if isinstance(item, dict) and item.get("type") in block.child_blocks):
            yield from _leaves(block.child_blocks[item["type"]], item.get("value"))
    elif isinstance(block, blocks.StructBlock) and isinstance(raw, dict):
        for name, child in block.child_blocks.items():
            yield from _leaves(child, raw.get(name))
    elif isinstance(block, blocks.ListBlock) and isinstance(raw, list):
        for item in raw:
            is_wrapped = isinstance(item, dict) and item.get("type") == "item"
            yield from _leaves(block.child_block, item["value"] if is_wrapped else item)
    else:
        yield block, raw


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


def _in_block(block: Any, value: Any) -> Iterator[tuple[str, str]]:
    """The links in one stored value: what was chosen in it, or what is written in it."""
    if isinstance(value, int):
        yield from ((kind, str(value)) for chooser, kind in _CHOOSERS if isinstance(block, chooser))
    elif isinstance(block, AddressBlock) and isinstance(value, str) and value.startswith("#"):
        yield "", value
    elif isinstance(value, str):
        yield from _in_text(value)


def _in_text(text: str) -> Iterator[tuple[str, str]]:
    yield from _chosen(text)
    yield from (("", address) for address in _addresses(text) if _is_link(address))


def _is_link(address: str) -> bool:
    """Whether this is a path of this site, a place on the page itself, or a web address."""
    if address.startswith(("/", "#")):
        return not address.startswith("//") and len(address.strip("#")) > 0
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme.lower() in {"http", "https"} and bool(parts.hostname)


def _links_of(page: Any, fields: list[Any]) -> Iterator[tuple[str, str]]:
    """All links of one page, by field."""
    for field in fields:
        value = getattr(page, field.attname)
        if isinstance(field, StreamField):
            for block, raw in _leaves(field.stream_block, list(value.raw_data)):
                yield from _in_block(block, raw)
        elif isinstance(field, ForeignKey):
            yield from [("page", str(value))] if value is not None else []
        else:
            yield from _in_text(str(value or ""))


def _fields(model: Any) -> list[Any]:
    """The fields of a type in which a link can be."""
    texts = [field for field in model._meta.fields if isinstance(field, (RichTextField, StreamField, URLField))]
    pages = [
        field
        for field in model._meta.fields
        if isinstance(field, ForeignKey) and issubclass(field.related_model, Page) and field.name not in NO_LINKS
    ]
    return texts + [field for field in pages if not field.remote_field.parent_link]


def links_in(row: Any) -> Iterator[tuple[str, str]]:
    """The links in any row: what was chosen (``page`` or ``document``) with its key, or nothing with an address."""
    return _links_of(row, _fields(type(row)))


def typed_links(keys: Iterable[int] | None = None) -> Iterator[TypedLink]:
    """The links on all live pages, or on those with these keys, each once a page: one query a page type."""
    models = page_models()
    wanted: dict[str, Any] = {"live": True, "alias_of": None}
    if keys is not None:
        wanted = {**wanted, "pk__in": list(keys)}
        kinds = Page.objects.filter(**wanted).values_list("content_type_id", flat=True).distinct()
        models = [ContentType.objects.get_for_id(kind).model_class() for kind in kinds]
    for model in models:
        fields = _fields(model)
        names = [field.attname for field in fields]
        for page in model.objects.filter(**wanted).only("pk", *names) if names else ():
            for kind, address in dict.fromkeys(_links_of(page, fields)):
                yield TypedLink(page.pk, address, kind)


def own_path(address: str) -> str | None:
    """The path of an address on this site, empty for a place on the page itself; None for another site."""
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.")
    if not parts.scheme:
        return parts.path
    own = {root.root_url for root in root_paths()}
    return parts.path or "/" if host in {(urlsplit(one).hostname or "").removeprefix("www.") for one in own} else None


def live_paths() -> dict[str, int]:
    """The path of every live page, with the key of the page."""
    pages = Page.objects.filter(live=True, depth__gt=1).select_related("locale")
    return {urlsplit(address).path: page.pk for page, address in page_addresses(pages)}
