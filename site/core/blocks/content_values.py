"""From values as content files write them to values as blocks store them, by the kind of block."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.utils.text import capfirst
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from core.blocks.link import LinkBlock
from core.blocks.markdown import Resolver, render_markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.core.exceptions import ValidationError

__all__ = ["ContentValueError", "ValueBuilder", "words_of"]


class ContentValueError(ValueError):
    """A value in a content file does not fit; the message says what does."""


@dataclass(frozen=True)
class ValueBuilder:
    """Makes stored values. ``new_id`` gives the id of a list item from its place. Raises ContentValueError."""

    resolver: Resolver | None
    new_id: Callable[[str], str]

    def raw(self, block: Any, value: Any, path: str) -> Any:
        """The stored value of any block; ``path`` is its place within the body."""
        if isinstance(block, LinkBlock):
            return self._link(value)
        if isinstance(block, blocks.StructBlock):
            return self._struct(block, value, path)
        if isinstance(block, blocks.ListBlock):
            return self._list(block, value, path)
        if isinstance(block, blocks.RichTextBlock):
            return self._rich_text(value)
        if isinstance(block, blocks.ChooserBlock):
            return self._chosen(block, value)
        return self._plain(block, value)

    def _struct(self, block: Any, value: Any, path: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            msg = f"hier horen namen met een waarde, zoals '{next(iter(block.child_blocks))}: …'"
            raise ContentValueError(msg)
        shaped = block.content_value(value) if hasattr(block, "content_value") else value
        unknown = sorted(str(name) for name in set(shaped) - set(block.child_blocks))
        if unknown:
            msg = f"'{unknown[0]}' bestaat hier niet. Kies uit: {', '.join(block.child_blocks)}"
            raise ContentValueError(msg)
        raw = {name: self._child(block, name, shaped[name], path) for name in block.child_blocks if name in shaped}
        return self._described(raw, shaped) if isinstance(block, ImageBlock) else raw

    def _described(self, raw: dict[str, Any], shaped: dict[str, Any]) -> dict[str, Any]:
        """A picture without words of its own gets those of the library, as when an editor chooses it."""
        if self.resolver is None or not raw.get("image") or raw.get("alt_text") or raw.get("decorative"):
            return raw
        image = self.resolver.image(_text(shaped["image"]))
        return {**raw, "alt_text": image.default_alt_text if image is not None else ""}

    def _child(self, block: Any, name: str, value: Any, path: str) -> Any:
        try:
            return self.raw(block.child_blocks[name], value, f"{path}/{name}")
        except ValueError as fault:
            msg = f"'{name}': {getattr(fault, 'message', fault)}"
            raise ContentValueError(msg) from fault

    def _list(self, block: Any, value: Any, path: str) -> list[dict[str, Any]]:
        if not isinstance(value, list):
            msg = "hier hoort een lijst, met een streepje voor elk ding"
            raise ContentValueError(msg)
        return [
            {
                "type": "item",
                "value": self.raw(block.child_block, item, f"{path}/{number}"),
                "id": self.new_id(f"{path}/{number}"),
            }
            for number, item in enumerate(value, start=1)
        ]

    def _rich_text(self, value: Any) -> str:
        return render_markdown(_text(value), self.resolver)

    def _link(self, value: Any) -> dict[str, Any]:
        """A path, a web address, or nothing. A path of a page becomes that page."""
        href = _text(value)
        parts = urlsplit(href)
        is_path = href.startswith("/") and not parts.query and not parts.fragment
        page = self.resolver.page(href) if self.resolver is not None and is_path else None
        return {"page": None, "url": href} if page is None else {"page": page.pk, "url": ""}

    def _chosen(self, block: Any, value: Any) -> Any:
        name = _text(value)
        if not name:
            return None
        found = self._find(block, name)
        if found is None:
            msg = f"'{name}' is niet gevonden. Kijk of de naam precies zo geschreven is"
            raise ContentValueError(msg)
        return found.pk

    def _find(self, block: Any, name: str) -> Any | None:
        if self.resolver is None:
            return None
        if isinstance(block, ImageChooserBlock):
            return self.resolver.image(name)
        if isinstance(block, DocumentChooserBlock):
            return self.resolver.document(name)
        if isinstance(block, SnippetChooserBlock):
            return self.resolver.snippet(block.target_model, name)
        return self.resolver.page(name)

    def _plain(self, block: Any, value: Any) -> Any:
        if isinstance(block, blocks.BooleanBlock):
            if not isinstance(value, bool):
                msg = "hier hoort true of false"
                raise ContentValueError(msg)
            return value
        if isinstance(block, blocks.IntegerBlock):
            if not isinstance(value, int) or isinstance(value, bool):
                msg = "hier hoort een getal"
                raise ContentValueError(msg)
            return value
        return _text(value)


def _text(value: Any) -> str:
    """One piece of text; numbers and dates as they are written."""
    if value is None:
        return ""
    if isinstance(value, str | int | float | dt.date):
        return str(value).strip()
    msg = "hier hoort één stuk tekst, geen lijst"
    raise ContentValueError(msg)


def words_of(fault: ValidationError) -> str:
    """All messages of a nested error, each with the name of its field."""
    return "; ".join(dict.fromkeys(_messages(fault, "")))


def _messages(fault: Any, where: str) -> Iterator[str]:
    nested = getattr(fault, "block_errors", None) or {}
    for name, inner in nested.items():
        place = f"nummer {name + 1}" if isinstance(name, int) else f"'{name}'"
        yield from _messages(inner, f"{where}{place}, ")
    others = list(getattr(fault, "non_block_errors", None) or [])
    if not nested and not others:
        others = list(fault.messages)
    for message in others:
        yield f"{where.removesuffix(', ')}: {message}" if where else capfirst(str(message))
