"""The pieces of a text: headings, paragraphs, list items, quotes and tables, each with its place in the page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from unicodedata import normalize

from readability.analysis.lines import is_short, joined, runs_on

__all__ = ["Block", "BlockKind", "blocks_from_text", "clean"]

# So many short lines in a row are no headings: nobody writes headings only.
MOST_HEADINGS = 2
_ITEM = re.compile(r"\s*(?:[-*•–]|\d{1,2}[.)])\s+(?=\S)")
_HEADING = re.compile(r"#{1,6}\s+")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\ufffe\uffff]")
# Nobody sees these: places where a word may be cut, marks of direction and of encoding.
_UNSEEN = re.compile(r"[\xad\u200b-\u200f\u2060-\u206f\ufeff]")


class BlockKind(StrEnum):
    """What a block is. Quotes and tables are not judged: they are words of others, or no sentences."""

    HEADING = "h"
    PARAGRAPH = "p"
    ITEM = "li"
    QUOTE = "quote"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of text. `path` names its place for people, `block_id` for the editor; `links` are ranges of the text.

    The text is clean (see `clean`); the places of findings are places in this text.
    """

    kind: BlockKind
    text: str
    path: str = ""
    block_id: str = ""
    links: tuple[tuple[int, int], ...] = ()

    @property
    def judged(self) -> bool:
        """Whether the words of this block count."""
        return self.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM)


def clean(text: str) -> str:
    """The text as readers see it: letters with their accents in one, nothing unseen, control characters as spaces."""
    if not text.isascii():
        text = normalize("NFC", _UNSEEN.sub("", text))
    return _CONTROL.sub(" ", text)


@dataclass(slots=True)
class _Group:
    """Lines that stand together, and whether they may be a heading."""

    lines: list[str]
    may_be_heading: bool = True

    @property
    def is_short(self) -> bool:
        """Whether this is one line that looks like a heading."""
        return len(self.lines) == 1 and _kind_of(self.lines[0]) is None and is_short(self.lines[0].strip())


def _lines_to_block(group: _Group, *, number: int, has_capitals: bool) -> list[Block]:
    """The blocks of lines that stand together."""
    found: list[Block] = []
    open_lines: list[str] = []

    def close() -> None:
        if open_lines:
            text = joined(open_lines, has_capitals=has_capitals)
            heading = group.may_be_heading and "\n" not in text and is_short(text)
            kind = BlockKind.HEADING if heading else BlockKind.PARAGRAPH
            found.append(Block(kind, text, path=str(number + len(found))))
            open_lines.clear()

    for line in group.lines:
        kind = _kind_of(line)
        if kind is None:
            open_lines.append(line)
            continue
        close()
        text = (_HEADING if kind is BlockKind.HEADING else _ITEM).sub("", line, count=1).strip()
        found.append(Block(kind, text, path=str(number + len(found))))
    close()
    return found


def _kind_of(line: str) -> BlockKind | None:
    """What the first character of a line makes of it; None when it is part of a paragraph."""
    if _HEADING.match(line):
        return BlockKind.HEADING
    if line.lstrip().startswith(">"):
        return BlockKind.QUOTE
    if line.lstrip().startswith("|"):
        return BlockKind.TABLE
    return BlockKind.ITEM if _ITEM.match(line) else None


def _groups(text: str, *, has_capitals: bool) -> list[_Group]:
    """The lines between empty lines. A sentence that goes on after an empty line stays whole."""
    groups: list[_Group] = []
    for part in re.split(r"\n[ \t]*\n", text):
        lines = [line for line in part.split("\n") if line.strip()]
        if not lines:
            continue
        last = groups[-1].lines[-1] if groups else None
        plain = last is not None and _kind_of(last) is None and _kind_of(lines[0]) is None
        if last is not None and plain and has_capitals and runs_on(last, lines[0]):
            groups[-1].lines.extend(lines)
        else:
            groups.append(_Group(lines))
    for short, run in groupby(groups, key=lambda group: group.is_short):
        members = list(run)
        if short and len(members) > MOST_HEADINGS:
            for group in members:
                group.may_be_heading = False
    if groups:
        groups[-1].may_be_heading = False
    return groups


def blocks_from_text(text: str) -> tuple[Block, ...]:
    """The blocks of plain text or Markdown. An empty line ends a paragraph."""
    text = clean(text.replace("\r\n", "\n").replace("\r", "\n"))
    has_capitals = text != text.lower()
    blocks: list[Block] = []
    for group in _groups(text, has_capitals=has_capitals):
        blocks.extend(_lines_to_block(group, number=len(blocks) + 1, has_capitals=has_capitals))
    return tuple(blocks)
