"""From the fields of a page to the blocks that the analyser reads, each with the place where an editor finds it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField

from core.text import lines_of
from readability.analysis import Block, BlockKind, clean

if TYPE_CHECKING:
    from django.db import models

    from core.models import BasePage

__all__ = ["blocks_of", "blocks_of_content", "blocks_of_values", "html_blocks", "read_fields"]

logger = logging.getLogger(__name__)

SUMMARY: Final = "search_description"
#: Blocks that hold facts, numbers or links: no sentences of the writer.
_SKIPPED: Final = frozenset({
    "contact", "map", "partners", "button", "cards", "listing", "newsletter", "statistics", "glossary", "image",
    "video", "audio", "download",
})  # fmt: skip
_KINDS: Final = {"quote": BlockKind.QUOTE, "table": BlockKind.TABLE}
#: Texts of one line that are a heading; other texts of one line are names, moments and addresses.
_HEADINGS: Final = frozenset({"title", "heading", "question"})
_TAGS: Final = {
    "p": BlockKind.PARAGRAPH,
    "li": BlockKind.ITEM,
    "blockquote": BlockKind.QUOTE,
    **{f"h{level}": BlockKind.HEADING for level in range(1, 7)},
}
#: What fields and blocks raise at a value that they don't expect.
_UNREADABLE: Final = (ValidationError, ValueError, TypeError, KeyError, AttributeError)


class _RichTextReader(HTMLParser):
    """Cuts rich text into paragraphs, items and headings, and remembers where the links are."""

    def __init__(self, path: str, block_id: str) -> None:
        super().__init__(convert_charrefs=True)
        self.path, self.block_id = path, block_id
        self.found: list[Block] = []
        self._kind = BlockKind.PARAGRAPH
        self._text = ""
        self._links: list[tuple[int, int]] = []
        self._link_from: int | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A new block closes the one before."""
        if tag in _TAGS:
            self.finish()
            self._kind = _TAGS[tag]
        elif tag == "br":
            self._text += " "
        elif tag == "a":
            self._link_from = len(self._text)

    def handle_endtag(self, tag: str) -> None:
        """The end of a block or of a link."""
        if tag in _TAGS:
            self.finish()
        elif tag == "a" and self._link_from is not None:
            self._links.append((self._link_from, len(self._text)))
            self._link_from = None

    def handle_data(self, data: str) -> None:
        """Words as readers see them; white space at the start of a block does not count."""
        data = clean(data).replace("\n", " ")
        self._text += data if self._text else data.lstrip()

    def finish(self) -> None:
        """Keep the block that was open."""
        if self._text.strip():
            self.found.append(Block(self._kind, self._text.rstrip(), self.path, self.block_id, tuple(self._links)))
        self._text, self._links, self._link_from = "", [], None
        self._kind = BlockKind.PARAGRAPH


def html_blocks(html: str, *, path: str, block_id: str) -> list[Block]:
    """The blocks of rich text."""
    reader = _RichTextReader(path, block_id)
    reader.feed(html)
    reader.close()
    reader.finish()
    return reader.found


def read_fields(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    """The fields of a page type that hold text for readers: the summary, rich text, bodies and ``reader_fields``."""
    plain = (SUMMARY, *getattr(model, "reader_fields", ()))
    return [
        field
        for field in model._meta.concrete_fields
        if field.name in plain or isinstance(field, RichTextField | StreamField)
    ]


def blocks_of(page: BasePage) -> tuple[Block, ...]:
    """The text of a page as it is in memory."""
    return blocks_of_values(type(page), lambda name: getattr(page, name))


def blocks_of_content(model: type[models.Model], content: Mapping[str, Any]) -> tuple[Block, ...]:
    """The text in the content of a revision, read without a page and without queries.

    A value that a field can't read, for example of an older version of the site, has no text.
    """
    fields = {field.name: field for field in read_fields(model)}

    def value_of(name: str) -> Any:
        try:
            return fields[name].to_python(content.get(name))
        except _UNREADABLE:
            logger.warning("The field %s of a %s can't be read", name, model._meta.label, exc_info=True)
            return None

    return blocks_of_values(model, value_of)


def blocks_of_values(model: type[models.Model], value_of: Callable[[str], Any]) -> tuple[Block, ...]:
    """The text of a page type, with a function that gives the value of a field."""
    found: list[Block] = []
    for field in read_fields(model):
        # Editors know the summary by the heading of its panel.
        value, label = value_of(field.name), _("Samenvatting") if field.name == SUMMARY else str(field.verbose_name)
        if not value:
            continue
        if isinstance(field, StreamField):
            found.extend(_stream(value))
        elif isinstance(field, RichTextField):
            found.extend(html_blocks(str(value), path=label, block_id=field.name))
        else:
            found.extend(_lines(str(value), label, field.name))
    return tuple(found)


def _lines(text: str, path: str, block_id: str) -> list[Block]:
    """A field of plain text: one line is a paragraph, more lines are a list."""
    lines = lines_of(clean(text))
    kind = BlockKind.PARAGRAPH if len(lines) == 1 else BlockKind.ITEM
    return [Block(kind, line, path, block_id) for line in lines]


def _stream(value: Any) -> Iterator[Block]:
    """The blocks of a body, numbered for people, with the id by which the editor knows them."""
    for number, child in enumerate(value, start=1):
        if child.block.name in _SKIPPED:
            continue
        kind = _KINDS.get(child.block.name)
        for block in _child(child, f"{number}. {child.block.label}"):
            yield block if kind is None else Block(kind, block.text, block.path, block.block_id)


def _child(child: Any, path: str) -> list[Block]:
    """The text of one block of a body; a value that does not fit its block, of an older version, has none."""
    try:
        return list(_value(child.block, child.value, path, str(child.id or "")))
    except _UNREADABLE:
        logger.warning("A block of the type %s can't be read", child.block.name, exc_info=True)
        return []


def _value(block: Any, value: Any, path: str, block_id: str) -> Iterator[Block]:
    """The text of any block."""
    if not value:
        return
    if isinstance(block, blocks.StructBlock):
        yield from _struct(block, value, path, block_id)
    elif isinstance(block, blocks.ListBlock):
        for item in value.bound_blocks:
            yield from _value(block.child_block, item.value, path, str(item.id or block_id))
    elif isinstance(block, blocks.StreamBlock):
        yield from _stream(value)
    elif isinstance(block, blocks.RichTextBlock):
        yield from html_blocks(value.source, path=path, block_id=block_id)
    elif isinstance(block, blocks.TextBlock):
        yield from _line(BlockKind.PARAGRAPH, value, path, block_id)


def _struct(block: Any, value: Any, path: str, block_id: str) -> Iterator[Block]:
    """The text of the parts of a block. Of texts of one line only headings are read."""
    for name, child in block.child_blocks.items():
        if not isinstance(child, blocks.CharBlock):
            yield from _value(child, value.get(name), path, block_id)
        elif name in _HEADINGS or (block.name == "heading" and name == "text"):
            yield from _line(BlockKind.HEADING, value.get(name), path, block_id)


def _line(kind: BlockKind, text: Any, path: str, block_id: str) -> Iterator[Block]:
    if text:
        yield Block(kind, clean(str(text)), path, block_id)
