"""Words of a sentence, with their place in the text."""

import re
from typing import NamedTuple

__all__ = ["Token", "tokenize"]

_WORDS = (
    r"(?P<number>[+-]?\d+(?:[.,:/–-]\d+)*(?:e|ste|de|%)?(?![^\W\d_]))"
    r"|(?P<word>(?:['’](?=[snt]\b))?[^\W_]+(?:[-'’·/&][^\W_]+)*-?)"
)
_WORD = re.compile(_WORDS)
# Addresses and abbreviations with points are rare and slow to look for.
_TOKEN = re.compile(
    r"(?P<link>(?:https?://|www\.)[^\s<>]+|[\w.+-]{1,64}@[\w-]+\.[\w.-]+"
    r"|\b[\w-]{1,63}\.(?:nl|com|org|eu|be|net|info)\b(?:/[^\s<>]*)?)"
    r"|(?P<short>(?<![\w.])(?:[A-Za-z]{1,3}\.){2,}[A-Za-z]{0,2}(?!\w))"
    rf"|{_WORDS}"
)
_SPECIAL = re.compile(r"@|://|\w\.\w")
_EDGE = re.compile(r"[,;:()–—\"“”]")
_QUOTES = str.maketrans(dict.fromkeys("’\u2018\u02bc", "'"))


class Token(NamedTuple):
    """A word, number, link or abbreviation with points. `comma`: a comma, bracket or dash stands before it."""

    text: str
    low: str
    start: int
    end: int
    kind: str
    comma: bool
    capital: bool


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of a part of a text; places count from the start of the text."""
    tokens: list[Token] = []
    last = start
    stop = len(text) if end is None else end
    pattern = _TOKEN if _SPECIAL.search(text, start, stop) else _WORD
    for match in pattern.finditer(text, start, stop):
        word = match.group()
        first, after = match.span()
        gap = text[last:first]
        comma = gap != " " and bool(tokens) and _EDGE.search(gap) is not None
        low = word.lower()
        if not low.isascii():
            low = low.translate(_QUOTES)
        tokens.append(Token(word, low, first, after, match.lastgroup or "word", comma, word[0].isupper()))
        last = after
    return tokens
