"""The engine on Elasticsearch 8 and 9: the server finds and counts, the projection gives what is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.db.models.functions import Substr
from django.utils import timezone

from search.engines.base import Answer, EngineError
from search.engines.elasticsearch.asking import ask, number_in_index
from search.models import SearchDocument
from search.ranking import OPENING, ranked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from search.query import Branch, Query, Selection

__all__ = ["ElasticsearchEngine", "number_of_documents"]

#: So many of the best are put in order by our own formula; twice as many when it also looks at places.
_CANDIDATES: Final = 200
#: A server gives no results beyond this number (``index.max_result_window``).
_LAST: Final = 10_000

Scored = tuple[float, SearchDocument]


def number_of_documents() -> int:
    """How many documents the index holds.

    Raises ``EngineError`` when it has none while there is something to find: it would find nothing for anybody.
    """
    number = number_in_index()
    if not number and SearchDocument.objects.exists():
        message = "the index is empty: run search_rebuild"
        raise EngineError(message)
    return number


def _documents(keys: Sequence[str]) -> list[SearchDocument]:
    """The rows in the order of their keys, in one query, without their long texts but with the beginning of one.

    A row that is gone is left out: the index hears of that a moment later.
    """
    if not keys:
        return []
    rows: Any = SearchDocument.objects.filter(key__in=keys).defer("body", "index_body")
    known = {row.key: row for row in rows.annotate(opening=Substr("index_body", 1, OPENING))}
    return [known[key] for key in keys if key in known]


def _in_order(
    documents: Sequence[SearchDocument], query: Query, branches: Sequence[Branch], selection: Selection
) -> Iterator[Scored]:
    """By our own formula: each language by itself, and once more for what comes later."""
    later, today = selection.later or (), timezone.localdate()
    for comes_later in (False, True):
        for branch in branches:
            group = [row for row in documents if row.language == branch.language and (row.pk in later) is comes_later]
            yield from ranked(group, branch, query, today=today)


class ElasticsearchEngine:
    """Finds what the other engines find, by the same tokens."""

    name = "elasticsearch"

    def search(self, query: Query, selection: Selection, *, start: int = 0, size: int = 10) -> Answer:
        """The documents for this question in order, in one query of the database.

        Raises ``EngineError`` when the server is down, slow or empty, or has no index for this analyser.
        """
        branches = [branch for branch in query.branches if branch.parts]
        if not branches:
            return Answer(engine=self.name)
        start = min(max(0, start), _LAST)
        end = min(start + max(0, size), _LAST)
        candidates = _CANDIDATES * (1 if query.place is None else 2)
        first = 0 if start < candidates else start
        last = max(end, candidates) if start < candidates else end
        hits = ask(query, branches, selection, start=first, size=last - first)
        if not hits.total:
            number_of_documents()
        documents = _documents(hits.keys)
        if hits.keys and not documents:
            message = "the index tells of other documents than this site has: run search_rebuild"
            raise EngineError(message)
        best, rest = ([], documents) if first else (documents[:candidates], documents[candidates:])
        rows = [*_in_order(best, query, branches, selection), *((0.0, row) for row in rest)]
        shown = rows[start - first : end - first]
        return Answer(
            documents=[row for _score, row in shown],
            scores=[score for score, _row in shown],
            total=hits.total,
            counts=hits.counts,
            engine=self.name,
        )
