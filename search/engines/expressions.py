"""From the parts of a question to the small languages in which databases are asked."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from search.query import Branch, Way

__all__ = ["MOST", "Expressions", "clean"]

#: What no token of the index has: white space, control signs, and signs of ASCII besides letters, digits and "_".
_FOREIGN: Final = re.compile(r"[\x00-\x2f\x3a-\x40\x5b-\x5e\x60\x7b-\x7f\s]+")
_LONGEST: Final = 500
#: More than any question has; a database must not be kept busy by one that somebody made up.
MOST: Final = 32


def clean(token: str) -> str:
    """The token with nothing that a database could take for more than a token; empty when nothing is left."""
    return _FOREIGN.sub("", token.lower().encode("utf-8", "ignore").decode())[:_LONGEST]


class Expressions(ABC):
    """One such language. Expressions are text, empty for what nothing can match."""

    @abstractmethod
    def word(self, token: str, *, prefix: bool) -> str:
        """This clean token, or what begins with it."""

    @abstractmethod
    def phrase(self, tokens: Sequence[str], *, prefix: bool) -> str:
        """These clean tokens side by side."""

    @abstractmethod
    def all_of(self, expressions: Iterable[str]) -> str:
        """What matches each of them; none of them is empty."""

    @abstractmethod
    def any_of(self, expressions: Iterable[str]) -> str:
        """What matches one of them; none of them is empty."""

    @abstractmethod
    def but_not(self, expression: str, excluded: str) -> str:
        """What matches the first and not the second; neither is empty."""

    def way(self, way: Way) -> str:
        """One way in which a part may occur."""
        tokens = [clean(token) for token in way.tokens[:MOST]]
        if not tokens or not all(tokens):
            return ""
        if way.phrase and len(tokens) > 1:
            return self.phrase(tokens, prefix=way.prefix)
        last = len(tokens) - 1
        return self.all_of(self.word(token, prefix=way.prefix and place == last) for place, token in enumerate(tokens))

    def ways(self, ways: Sequence[Way]) -> str:
        """Any of these ways."""
        return self.any_of(_filled(self.way(way) for way in ways[:MOST]))

    def branch(self, branch: Branch, *, any_part: bool) -> str:
        """The words of a branch, without its language."""
        parts = [self.ways(part.ways) for part in (branch.parts if any_part else branch.needed)[:MOST]]
        if any_part:
            parts = [part for part in parts if part]
            words = self.any_of(parts)
        else:
            words = self.all_of(parts) if parts and all(parts) else ""
        excluded = self.ways(branch.excluded)
        return self.but_not(words, excluded) if words and excluded else words


def _filled(expressions: Iterable[str]) -> list[str]:
    return [expression for expression in expressions if expression]
