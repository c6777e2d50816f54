"""The engine on Elasticsearch 8 and 9: the server finds and counts, the projection gives what is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils import timezone
from pyroaring import BitMap

from search.engines.base import Answer, EngineError, QuestionError
from search.engines.candidates import CANDIDATES
from search.engines.elasticsearch.asking import ask, ask_rest, number_in_index
from search.engines.elasticsearch.questions import possible
from search.engines.reading import read_candidates, read_documents
from search.models import SearchDocument
from search.ranking import ranked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from search.engines.elasticsearch.asking import Hits
    from search.query import Branch, Query, Selection
    from search.ranking import Candidate

__all__ = ["ElasticsearchEngine", "number_of_documents"]

#: A server gives no results beyond this number (``index.max_result_window``).
_LAST: Final = 10_000
#: So many documents are not taken away at once, within the second that the server needs to see it.
_MANY_GONE: Final = 10


def number_of_documents() -> int:
    """How many documents the index holds.

    Raises ``EngineError`` when it lacks many of those that there are: it would not find them for anybody.
    """
    number, wanted = number_in_index(), SearchDocument.objects.count()
    if number < wanted - max(_MANY_GONE, wanted // 10) or (wanted and not number):
        message = f"the index has {number} of {wanted} documents: run search_rebuild"
        raise EngineError(message)
    return number


def _known(keys: Mapping[int, str], query: Query) -> dict[int, Candidate]:
    """The rows that the projection has under the same keys. One that is gone is left out: the index hears of it soon.

    Raises ``EngineError`` when it knows none of them; when these are but a few that are gone, for this question alone.
    """
    found = read_candidates(list(keys), query)
    known = {pk: found[pk] for pk, key in keys.items() if pk in found and found[pk].key == key}
    if keys and not known:
        if not found and len(keys) < _MANY_GONE:
            message = "all that it found was taken away a moment ago"
            raise QuestionError(message)
        message = "the index tells of other documents than this site has: run search_rebuild"
        raise EngineError(message)
    return known


def _in_order(
    hits: Hits, known: Mapping[int, Candidate], query: Query, branches: Sequence[Branch], selection: Selection
) -> list[tuple[float, int]]:
    """Scores and keys of the best by our own formula: all languages together, and once more for what comes later.

    What comes later is left out while more of what comes first may be found.
    """
    later, today = selection.later or (), timezone.localdate()
    order: list[tuple[float, int]] = []
    for comes_later in (False, True) if sum(map(len, hits.best)) >= hits.total else (False,):
        groups = [
            (branch, [known[pk] for pk in keys if pk in known and (pk in later) is comes_later])
            for branch, keys in zip(branches, hits.best, strict=True)
        ]
        order += [(score, row.pk) for score, row in ranked(groups, query, today=today)]
    return order


class ElasticsearchEngine:
    """Finds what the other engines find, by the same tokens."""

    name = "elasticsearch"
    counts_first = False

    def search(self, query: Query, selection: Selection, *, start: int = 0, size: int = 10) -> Answer:
        """The documents for this question in order, in two queries of the database.

        Raises ``EngineError`` when the server is down, slow or empty, or has no index for this analyser.
        """
        asked = [possible(branch, any_part=query.any_part) for branch in query.branches]
        branches = [branch for branch in asked if branch is not None]
        if not branches:
            return Answer(engine=self.name)
        start = min(max(0, start), _LAST)
        end = min(start + max(0, size), _LAST)
        candidates = CANDIDATES * (1 if query.place is None else 2)
        hits = ask(query, branches, selection, size=candidates if end > start else 0)
        if not hits.total:
            number_of_documents()
        known = _known(hits.keys, query)
        best = _in_order(hits, known, query, branches, selection)
        order, first, keys = best[start:end], max(start, len(best)), hits.keys
        after = BitMap([*(pk for _score, pk in best), *(keys.keys() - known.keys())])
        if first < end and len(after) < hits.total:
            rest = ask_rest(query, branches, selection, hits, after=after, start=first - len(best), size=end - first)
            order += [(0.0, pk) for pk in rest]
            keys |= rest
        found = read_documents([pk for _score, pk in order])
        documents = {pk: document for pk, document in found.items() if document.key == keys[pk]}
        return Answer(
            documents=[documents[pk] for _score, pk in order if pk in documents],
            scores=[score for score, pk in order if pk in documents],
            total=hits.total,
            counts=hits.counts,
            within=hits.within,
            engine=self.name,
        )
