"""The words of a query."""

from __future__ import annotations

import re

__all__ = ["MAX_WORDS", "words_of"]

MAX_WORDS = 12
_WORD = re.compile(r"\w+", re.UNICODE)


def words_of(query: str) -> list[str]:
    """The words of a query, without signs that mean something to a database; at most ``MAX_WORDS``."""
    return list(dict.fromkeys(word.lower() for word in _WORD.findall(query)))[:MAX_WORDS]
