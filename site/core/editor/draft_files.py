"""Pictures and files in drafts. Wagtail's index of references knows only what is stored of the page itself.

A page that waits for a moderator, or for its moment, lives in a version. What that version shows is used: who would
throw it away, would break a page that a colleague is about to publish. The stored data is read as it is, without
making pages of it: one query, however many drafts there are.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from modelcluster.models import get_all_child_relations
from wagtail.blocks import ChooserBlock, ListBlock, RawHTMLBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.documents import get_document_model
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model
from wagtail.models import Page, Revision, get_default_page_content_type

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["keys_in_drafts"]

_TAG: Final = re.compile(r"<(?:a|embed)\b[^>]*>")
_ATTRIBUTE: Final = re.compile(r'\b(linktype|embedtype|id)="([^"]*)"')

_Pair = tuple[Any, int]


def _in_html(text: str) -> Iterator[_Pair]:
    """What rich text shows or links to, with its key."""
    models = {("embedtype", "image"): get_image_model(), ("linktype", "document"): get_document_model()}
    for tag in _TAG.findall(text):
        found = dict(_ATTRIBUTE.findall(tag))
        for (name, kind), model in models.items():
            if found.get(name) == kind and found.get("id", "").isdecimal():
                yield model, int(found["id"])


def _children(block: Any, value: Any) -> Iterator[tuple[Any, Any]]:
    """The blocks in a block, with their stored values."""
    if isinstance(block, StreamBlock):
        for row in value or ():
            if row["type"] in block.child_blocks:
                yield block.child_blocks[row["type"]], row["value"]
    elif isinstance(block, ListBlock):
        for row in value or ():
            yield block.child_block, row["value"] if isinstance(row, dict) and "value" in row else row
    elif isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            yield child, (value or {}).get(name)


def _in_block(block: Any, value: Any) -> Iterator[_Pair]:
    """What the stored value of a block points to."""
    if isinstance(block, ChooserBlock):
        if isinstance(value, int):
            yield block.model_class, value
    elif isinstance(block, RichTextBlock | RawHTMLBlock):
        yield from _in_html(value or "")
    else:
        for child, inner in _children(block, value):
            yield from _in_block(child, inner)


def _in_data(model: Any, data: dict[str, Any]) -> Iterator[_Pair]:
    """What a stored page, or a row of it, points to."""
    for field in model._meta.get_fields():
        value = data.get(field.name)
        if not value:
            continue
        if isinstance(field, StreamField):
            yield from _in_block(field.stream_block, json.loads(value))
        elif isinstance(field, RichTextField):
            yield from _in_html(value)
        elif field.many_to_one and isinstance(value, int):
            yield field.related_model, value
    for relation in get_all_child_relations(model):
        for row in data.get(relation.get_accessor_name()) or ():
            yield from _in_data(relation.related_model, row)


def keys_in_drafts(wanted: Any) -> set[int]:
    """The keys of pictures or files (``wanted`` is their model) in drafts and in versions that go out by themselves."""
    newest = Page.objects.filter(has_unpublished_changes=True).values("latest_revision")
    versions = Revision.objects.filter(
        Q(pk__in=newest) | Q(approved_go_live_at__isnull=False), base_content_type=get_default_page_content_type()
    )
    found: set[int] = set()
    for kind, data in versions.values_list("content_type_id", "content").iterator():
        model = ContentType.objects.get_for_id(kind).model_class()
        if model is not None:
            found.update(key for target, key in _in_data(model, data) if target is wanted)
    return found
