"""Telephone numbers in the running text of editors: one press calls them, and no line breaks inside them."""

from __future__ import annotations

import re
from typing import Final

from core.phones import is_sample_number, tel_uri
from core.site_data import help_lines

__all__ = ["link_phones"]

_GAP = r"[ \u00a0-]?"
_BEFORE = r"(?<![\w/€$+.,-])"
_AFTER = r"(?![\w/%-]|[.,]\d|[ \u00a0]\d)"
#: A number of ten digits, one of 0800 or 0900, or one that begins with +31.
_LONG: Final = re.compile(
    rf"{_BEFORE}(?:0[89]00{_GAP}\d{{2}}{_GAP}\d{{2}}|(?:\+31{_GAP}(?:\(0\){_GAP})?|0)[1-9](?:{_GAP}\d){{8}}){_AFTER}"
)
_SHORT: Final = re.compile(rf"{_BEFORE}1\d{{2,5}}{_AFTER}")
#: Dutch numbers of three digits that always answer, whether editors keep them as a help line or not.
_ALWAYS: Final = frozenset({"112", "113"})
_SPEAKS_OF_CALLING: Final = re.compile(r"\b(?:bel|belt|bellen|toets|kies|nummer|call|dial|number)\b", re.IGNORECASE)
_TAG: Final = re.compile(r"(<[^>]+>)")
_OPENS_OR_CLOSES: Final = re.compile(r"<(/?)(?:a|h[1-6]|button)[\s>]", re.IGNORECASE)
_SENTENCE: Final = re.compile(r"(?<=[.!?])(?=\s)")
_HARD_SPACE: Final = "\u00a0"


def _number(match: re.Match[str]) -> str:
    """A long number as a link. A made-up one can't be called but stays in one piece too."""
    found = match[0]
    shown = re.sub(r"[ \u00a0-]+", _HARD_SPACE, found)
    if is_sample_number(found):
        return shown
    return f'<a href="{tel_uri(found.replace("(0)", ""))}">{shown}</a>'


def _sentence(text: str, short: frozenset[str]) -> str:
    """A short number is a number to call only in a sentence about calling: else it may count something."""
    linked, long_ones = _LONG.subn(_number, text)
    if not long_ones and not _SPEAKS_OF_CALLING.search(text):
        return linked
    parts = _TAG.split(linked) if long_ones else [linked]
    return "".join(
        part
        if part.startswith("<") or (place and parts[place - 1].startswith("<a"))
        else _SHORT.sub(
            lambda match: f'<a href="tel:{match[0]}">{match[0]}</a>' if match[0] in short else match[0], part
        )
        for place, part in enumerate(parts)
    )


def link_phones(html: str) -> str:
    """Rich text for visitors with its telephone numbers as links, but not inside links, buttons and headings.

    A number is written as the site writes them all, without a hyphen. Text without a number costs one look.
    """
    if not (_LONG.search(html) or _SHORT.search(html)):
        return html
    short = _ALWAYS | {line.tel for line in help_lines()}
    done, depth = [], 0
    for part in _TAG.split(html):
        if part.startswith("<"):
            tag = _OPENS_OR_CLOSES.match(part)
            depth += (-1 if tag[1] else 1) if tag else 0
            done.append(part)
        else:
            done.append(part if depth else "".join(_sentence(line, short) for line in _SENTENCE.split(part)))
    return "".join(done)
