"""Rich text as plain words in a cell, and back: paragraphs with an empty line between them, lists with a dash."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import Final

from core.cleaning import plain_lines

__all__ = ["clean", "html_of", "text_of", "tidy"]

_BULLET: Final = "- "
_ENDS: Final = re.compile(r"</(?:p|h[1-6]|ul|ol)>|<hr\s*/?>", re.IGNORECASE)
_BREAK: Final = re.compile(r"<br\s*/?>|</li>", re.IGNORECASE)
_ITEM: Final = re.compile(r"<li[^>]*>", re.IGNORECASE)
_TAG: Final = re.compile(r"<[^>]+>")
_GAP: Final = re.compile(r"\n{3,}")
#: Control characters, halves of characters, and what XML knows no sign for. Tabs and line breaks may stay.
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """The text without signs that nobody sees and that databases, pages and spreadsheets refuse."""
    return _CONTROL.sub("", plain_lines(text)) if _CONTROL.search(text) else text


def tidy(text: str) -> str:
    """The same words without white space that says nothing."""
    lines = (" ".join(line.split()) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return _GAP.sub("\n\n", "\n".join(lines)).strip()


def text_of(html: str) -> str:
    """The words of rich text. Bold and links are left out."""
    if "<" not in html:
        return tidy(unescape(html))
    text = " ".join(html.split()) if "\n" in html else html
    text = _ITEM.sub(_BULLET, _BREAK.sub("\n", _ENDS.sub("\n\n", text)))
    return tidy(unescape(_TAG.sub("", text)))


def html_of(text: str) -> str:
    """Rich text of plain words; what looks like HTML is shown, not obeyed."""
    return "".join(_block(block.split("\n")) for block in tidy(text).split("\n\n") if block)


def _block(lines: list[str]) -> str:
    words = [escape(line, quote=False) for line in lines]
    if all(line.startswith(_BULLET) for line in words):
        items = "".join(f"<li>{line[len(_BULLET) :]}</li>" for line in words)
        return f"<ul>{items}</ul>"
    return f"<p>{'<br/>'.join(words)}</p>"
