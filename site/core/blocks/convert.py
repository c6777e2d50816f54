"""From the Markdown of a content file to the blocks of a page.

Paragraphs and lists become text blocks, ``##`` and ``###`` become headings, and a fence becomes any block::

    ::: callout
    kind: tip
    title: Kom eens kijken
    text: De deur staat open.
    :::

Ids are made of the kind of block and its number, so that reading a file again changes nothing and a translation
finds its source.
"""

from __future__ import annotations

import re
import uuid
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import yaml
from django.core.exceptions import ValidationError

from core.blocks.content_values import ValueBuilder, words_of
from core.blocks.markdown import MarkdownError, Resolver, render_markdown

if TYPE_CHECKING:
    from wagtail.blocks import StreamValue

__all__ = ["MarkdownError", "Resolver", "markdown_to_html", "markdown_to_stream", "rows_to_stream"]

_NAMESPACE: Final = uuid.UUID("5b0d3a52-7c50-5f0c-9a52-3c1f6f1f2b11")
_FENCE: Final = re.compile(r"^:::\s*(?P<name>[a-z_-]*)\s*$")
_HEADING: Final = re.compile(r"^(?P<marks>#{1,6})\s+(?P<text>.+?)\s*#*$")
_LEVELS: Final = {"##": "h2", "###": "h3"}


def markdown_to_html(text: str, resolver: Resolver | None = None) -> str:
    """Markdown as rich text for a field. Raises MarkdownError (a ValueError) with the line."""
    return render_markdown(text, resolver)


def markdown_to_stream(text: str, stream_block: Any, resolver: Resolver | None = None) -> StreamValue:
    """Markdown as blocks. Raises MarkdownError (a ValueError) with the line within the text and what to do."""
    return _StreamBuilder(stream_block, resolver).build(text)


def rows_to_stream(rows: list[Any], stream_block: Any, resolver: Resolver | None = None) -> StreamValue:
    """A list of values as blocks, for a stream of one kind. Raises MarkdownError with the place in the list."""
    builder = _StreamBuilder(stream_block, resolver)
    (name,) = stream_block.child_blocks
    for number, row in enumerate(rows, start=1):
        builder.add(name, row, number)
    value: StreamValue = stream_block.to_python(builder.blocks)
    return value


@dataclass
class _StreamBuilder:
    """Goes through a text line by line."""

    stream_block: Any
    resolver: Resolver | None
    blocks: list[dict[str, Any]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    paragraph: list[str] = field(default_factory=list)
    paragraph_line: int = 1

    def build(self, text: str) -> StreamValue:
        """The whole text."""
        lines = text.splitlines()
        number = 0
        while number < len(lines):
            line = lines[number]
            if fence := _FENCE.match(line):
                self.flush()
                number = self.add_fence(fence["name"], lines, number)
            elif heading := _HEADING.match(line):
                self.flush()
                self.add_heading(heading["marks"], heading["text"], number + 1)
            else:
                if not self.paragraph:
                    self.paragraph_line = number + 1
                self.paragraph.append(line)
            number += 1
        self.flush()
        value: StreamValue = self.stream_block.to_python(self.blocks)
        return value

    def flush(self) -> None:
        """Close the running text before another kind of block."""
        text = "\n".join(self.paragraph)
        self.paragraph = []
        if text.strip():
            self.store("text", render_markdown(text, self.resolver, first_line=self.paragraph_line))

    def add_heading(self, marks: str, text: str, line: int) -> None:
        """A heading block."""
        if marks not in _LEVELS:
            msg = "een kop begint met ## of ###; # is de titel van de pagina"
            raise MarkdownError(msg, line)
        self.add("heading", {"text": text, "level": _LEVELS[marks]}, line)

    def add_fence(self, name: str, lines: list[str], start: int) -> int:
        """A block between ``:::`` lines; gives the index of the closing line."""
        line = start + 1
        if not name:
            msg = "hier sluit ':::' een blok dat niet begonnen is; haal de regel weg"
            raise MarkdownError(msg, line)
        if name not in self.stream_block.child_blocks:
            known = ", ".join(sorted(self.stream_block.child_blocks))
            msg = f"het blok '{name}' bestaat niet. Kies uit: {known}"
            raise MarkdownError(msg, line)
        end = next((at for at in range(start + 1, len(lines)) if _FENCE.match(lines[at])), None)
        if end is None or lines[end].strip() != ":::":
            msg = f"het blok '{name}' heeft geen einde. Zet ':::' op een eigen regel eronder"
            raise MarkdownError(msg, line)
        try:
            data = yaml.safe_load("\n".join(lines[start + 1 : end]))
        except yaml.MarkedYAMLError as fault:
            at = line + 1 + fault.problem_mark.line if fault.problem_mark else line
            msg = (
                f"blok '{name}': dit is geen geldige YAML ({fault.problem}). Zet tekst met een dubbele punt "
                "tussen aanhalingstekens"
            )
            raise MarkdownError(
                msg,
                at,
            ) from fault
        self.add(name, {} if data is None else data, line)
        return end

    def add(self, name: str, data: Any, line: int) -> None:
        """Check a value of a content file and put the block at the end of the stream."""
        key = f"{name}/{self.counts[name] + 1}"
        block = self.stream_block.child_blocks[name]
        try:
            raw = ValueBuilder(self.resolver, lambda path: str(uuid.uuid5(_NAMESPACE, path))).raw(block, data, key)
            clean = block.clean(block.to_python(raw))
        except ValidationError as fault:
            msg = f"blok '{name}': {words_of(fault)}"
            raise MarkdownError(msg, line) from fault
        except ValueError as fault:
            msg = f"blok '{name}': {fault}"
            raise MarkdownError(msg, line) from fault
        self.store(name, block.get_prep_value(clean))

    def store(self, name: str, value: Any) -> None:
        """Put a block at the end, with an id that depends on its kind and number only."""
        self.counts[name] += 1
        key = str(uuid.uuid5(_NAMESPACE, f"{name}/{self.counts[name]}"))
        self.blocks.append({"type": name, "value": value, "id": key})
