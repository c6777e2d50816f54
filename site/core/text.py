"""Small helpers for text."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, Final

__all__ = ["first_sentence", "fold", "lines_of", "plain_text", "strings_in"]

_SUBHEADING: Final = re.compile(r"<h[1-6][^>]*>.*?</h[1-6]>", re.DOTALL)
_END: Final = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s)")
_LAST_WORD: Final = re.compile(r"[^\s(\[]*$")
#: Words with a full stop inside a sentence.
_ABBREVIATIONS: Final = frozenset(
    {"art", "bijv", "blz", "bv", "ca", "d.w.z", "dhr", "dr", "drs", "e.g", "evt", "excl", "i.e", "i.v.m", "incl", "ir"}
    | {"jl", "m.a.w", "m.b.t", "mevr", "mr", "nr", "o.a", "prof", "resp", "st", "t.a.v", "tel"}
)
_OPENING: Final = "\"'(“\N{LEFT SINGLE QUOTATION MARK}"


def fold(text: str) -> str:
    """The text without capitals and accents, for comparing."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def lines_of(text: str) -> list[str]:
    """The lines that are not empty, without white space around them."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def plain_text(html: str) -> str:
    """Rich text without markup; blocks end with a line break, so that words do not run together."""
    from wagtail.rich_text import get_text_for_indexing

    return str(get_text_for_indexing(html))


def strings_in(value: Any) -> Iterator[str]:
    """Every piece of text in the stored value of a block."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings_in(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from strings_in(part)


def _ends(line: str) -> Iterator[int]:
    """Where sentences in a line may end."""
    for mark in _END.finditer(line):
        found = _LAST_WORD.search(line[: mark.start()])
        word = found[0].lstrip(_OPENING) if found else ""
        after = line[mark.end() :].lstrip().lstrip(_OPENING)
        is_short = mark[0] == "." and (word.lower() in _ABBREVIATIONS or (len(word) == 1 and word.isupper()))
        if after and not after[0].islower() and not is_short:
            yield mark.end()


def first_sentence(html: str) -> str:
    """The first sentence of rich or plain text, without markup; headings inside it are passed over."""
    lines = lines_of(plain_text(_SUBHEADING.sub("", html)))
    if not lines:
        return ""
    line = " ".join(lines[0].split())
    return line[: next(_ends(line), len(line))]
