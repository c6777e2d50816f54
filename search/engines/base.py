"""The interface of a search engine."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.models import SearchDocument
    from search.query import Query, Selection

__all__ = ["Answer", "EngineError", "IndexEngine", "QuestionError"]


class EngineError(Exception):
    """This engine can't answer now: it is down, too slow or empty. Another one may."""


class QuestionError(EngineError):
    """This engine is well, but does not take this one question."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an engine found: one slice of documents in order, the number of all, and what each facet holds.

    ``counts[facet][value]`` is the number of documents that a visitor gets who chooses that value beside what is
    chosen in the other facets. ``within`` has, for each facet of which something is chosen, how many of the ``total``
    have each value: who chooses one more value of it gets what that has besides. ``scores`` go with ``documents``. The
    long text of documents is not read.
    """

    documents: Sequence[SearchDocument] = ()
    scores: Sequence[float] = ()
    total: int = 0
    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    within: dict[str, dict[str, int]] = field(default_factory=dict)
    engine: str = ""


class IndexEngine(Protocol):
    """Finds documents of the projection by their index tokens."""

    @property
    def name(self) -> str:
        """What it is called in answers and logs."""

    @property
    def counts_first(self) -> bool:
        """Whether a page had better count first, as what was counted is known at the next look."""

    def search(self, query: Query, selection: Selection, *, start: int = 0, size: int = 10) -> Answer:
        """The documents for this question in order. A question without parts has none.

        Raises ``EngineError`` when the engine can't answer.
        """
