"""The pieces of a text: headings, paragraphs, list items, quotes and tables, each with its place in the page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from unicodedata import normalize

__all__ = ["Block", "BlockKind", "blocks_from_text", "clean"]

# A line of so few words without a full stop is a heading when more text follows.
LONGEST_HEADING = 8
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


def _lines_to_block(lines: list[str], *, last: bool, number: int) -> list[Block]:
    """The blocks of lines that stand together."""
    found: list[Block] = []
    open_lines: list[str] = []

    def close() -> None:
        if open_lines:
            text = " ".join(line.strip() for line in open_lines)
            short = len(text.split()) <= LONGEST_HEADING and not text.endswith((".", "?", "!", ":", ";", "…"))
            kind = BlockKind.HEADING if short and not last else BlockKind.PARAGRAPH
            found.append(Block(kind, text, path=str(number + len(found))))
            open_lines.clear()

    for line in lines:
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


def blocks_from_text(text: str) -> tuple[Block, ...]:
    """The blocks of plain text or Markdown. An empty line ends a paragraph."""
    groups = [
        group.split("\n") for group in re.split(r"\n[ \t]*\n", clean(text.replace("\r\n", "\n").replace("\r", "\n")))
    ]
    groups = [[line for line in group if line.strip()] for group in groups]
    groups = [group for group in groups if group]
    blocks: list[Block] = []
    for position, group in enumerate(groups):
        blocks.extend(_lines_to_block(group, last=position == len(groups) - 1, number=len(blocks) + 1))
    return tuple(blocks)
