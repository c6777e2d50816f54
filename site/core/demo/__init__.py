"""The demo: content files that a writer can edit, turned into real pages. Each area registers its page types."""

from core.demo.context import DemoContext
from core.demo.files import ContentError, ContentItem, read_items
from core.demo.media_list import MediaKind
from core.demo.registry import (
    PageType,
    RowType,
    page_types,
    register_list_loader,
    register_page_type,
    register_row_type,
    row_types,
)
from core.demo.resolver import media_of

__all__ = [
    "ContentError",
    "ContentItem",
    "DemoContext",
    "MediaKind",
    "PageType",
    "RowType",
    "media_of",
    "page_types",
    "read_items",
    "register_list_loader",
    "register_page_type",
    "register_row_type",
    "row_types",
]
