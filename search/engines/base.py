"""The interface of a search engine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.models import SearchDocument

__all__ = ["Engine", "Found"]


@dataclass(frozen=True, slots=True)
class Found:
    """What a search gave: the documents in order of fit, of all kinds, without their long text."""

    documents: Sequence[SearchDocument]


class Engine(Protocol):
    """Finds documents. Never raises on any input; an empty query finds nothing."""

    def search(self, query: str, *, languages: Sequence[str]) -> Found:
        """Documents in these languages that fit the words, best first."""
