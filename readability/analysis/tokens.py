"""Words of a sentence, with their place in the text."""

import re
from dataclasses import dataclass

__all__ = ["LINK", "Token", "tokenize"]

LINK = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+|\b[\w-]+\.(?:nl|com|org|eu|be|net|info)\b(?:/\S*)?", re.IGNORECASE)
_TOKEN = re.compile(
    r"(?P<link>(?:https?://|www\.)[^\s<>]+|[\w.+-]+@[\w-]+\.[\w.-]+\w|\b[\w-]+\.(?:nl|com|org|eu|be|net|info)\b(?:/[^\s<>]*)?)"
    r"|(?P<short>(?<![\w.])(?:[A-Za-z]{1,3}\.){2,}[A-Za-z]{0,2}(?!\w))"
    r"|(?P<number>[+-]?\d+(?:[.,:/–-]\d+)*(?:e|ste|de|%)?(?![^\W\d_]))"
    r"|(?P<word>(?:['’](?=[snt]\b))?[^\W_]+(?:[-'’·/&][^\W_]+)*-?)"
)
_QUOTES = str.maketrans("’‘ʼ", "'''")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number, link or abbreviation with points. `comma` tells that a comma, bracket or dash stands before it."""

    text: str
    low: str
    start: int
    end: int
    kind: str
    comma: bool = False

    @property
    def capital(self) -> bool:
        """Whether it starts with a capital."""
        return self.text[:1].isupper()


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of a part of a text; places count from the start of the text."""
    tokens: list[Token] = []
    last = start
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        gap = text[last : match.start()] if tokens else ""
        word = match.group()
        comma = any(mark in gap for mark in ",;:()–—\"“”")
        low = word.lower().translate(_QUOTES)
        tokens.append(Token(word, low, match.start(), match.end(), match.lastgroup or "word", comma))
        last = match.end()
    return tokens
