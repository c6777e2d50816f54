"""What was understood of the words of a visitor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from search.query import Place, Query

__all__ = ["Understood"]


@dataclass(frozen=True, slots=True)
class Understood:
    """A question and how it was read.

    ``text`` is what was typed, without odd spaces. ``corrected`` is the whole question as it was searched, empty when
    nothing was changed. ``place`` was recognised in the words ``place_words``, which are then no words to search for.
    ``crisis`` has the kinds of danger in the order in which their help lines stand ("gevaar", "zelfmoord", "geweld",
    "kind"), ``language`` is the one in which it was asked. ``marked`` are index tokens (words, stems, parts) of which
    the words are marked in results. ``only_minus``: every word had a minus, so they were looked for without it.
    """

    text: str
    query: Query
    corrected: str = ""
    place: Place | None = None
    place_words: str = ""
    crisis: tuple[str, ...] = ()
    language: str = "nl"
    marked: frozenset[str] = frozenset()
    only_minus: bool = False
