"""Two engines as one: what the first can't answer, the second does, within the same request."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from search.engines.base import EngineError, QuestionError
from search.engines.patience import one_page

if TYPE_CHECKING:
    from search.engines.base import Answer, IndexEngine
    from search.engines.breaker import Breaker
    from search.engines.patience import Patience
    from search.query import Query, Selection

__all__ = ["FailoverEngine"]

logger = logging.getLogger(__name__)


class FailoverEngine:
    """Asks ``first``, unless it was down a moment ago; asks ``second`` when that gives no answer."""

    def __init__(self, first: IndexEngine, second: IndexEngine, breaker: Breaker) -> None:
        self.name, self.counts_first = first.name, first.counts_first
        self._first = first
        self._second = second
        self._breaker = breaker

    def search(self, query: Query, selection: Selection, *, start: int = 0, size: int = 10) -> Answer:
        """The documents for this question in order, of whichever engine answers."""
        with one_page() as page:
            answer = self._try_first(page, query, selection, start=start, size=size)
        return answer or self._second.search(query, selection, start=start, size=size)

    def _try_first(self, page: Patience, query: Query, selection: Selection, *, start: int, size: int) -> Answer | None:
        # A page that was let in goes on, also when it is the one that tries a server which was down.
        if page.judge is None and not self._breaker.allows():
            return None
        try:
            answer = self._first.search(query, selection, start=start, size=size)
        except QuestionError as error:
            logger.warning("%s refuses a question: %s", self._first.name, error)
            return None
        except EngineError as error:
            page.judge = None
            self._breaker.failed(str(error))
            return None
        page.judge = self._breaker.waited
        return answer
