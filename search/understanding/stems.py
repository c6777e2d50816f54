"""The analyser with the lists that come with the site: for our own tables, which no editor changes. No query."""

from __future__ import annotations

from functools import cache

from search.analysis import Analyser
from search.lists import default_lists

__all__ = ["own_analyser"]


@cache
def own_analyser(language: str) -> Analyser:
    """The analyser of a language without what editors added."""
    return Analyser(language, default_lists().words(language))
