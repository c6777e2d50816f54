"""Ask the server, and read what it answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final, cast

from search.engines.base import EngineError
from search.engines.elasticsearch.connection import client, refusal, reported
from search.engines.elasticsearch.definition import alias
from search.engines.elasticsearch.questions import ORDER, branch_clause, question
from search.engines.elasticsearch.selecting import aggregations, among, chosen, counts, total, within

if TYPE_CHECKING:
    from search.engines.elasticsearch.questions import Clause
    from search.query import Branch, Query, Selection

__all__ = ["Hits", "ask", "number_in_index"]

#: A step above every score: what comes later comes after all else.
_LATER_STEP: Final = 200_000.0
#: So many things that are found in two languages are shown once.
_MOST_TRANSLATIONS: Final = 50_000
#: What is read of the answers of two questions that are sent together.
_ONLY_THESE: Final = "responses.status,responses.hits.hits.fields,responses.aggregations"
#: Half an answer is none: a part of the index that fails makes the whole question fail.
_WHOLE: Final[dict[str, Any]] = {"allow_partial_search_results": False}


@dataclass(frozen=True, slots=True)
class Hits:
    """Keys of rows with the keys of documents of one slice, the number of all, and the counts."""

    keys: dict[int, str]
    total: int
    counts: dict[str, dict[str, int]]
    within: dict[str, dict[str, int]]


def _answer(**options: Any) -> Mapping[str, Any]:
    with reported():
        response = client().search(index=alias(), source=False, **_WHOLE, **options)
    return cast("Mapping[str, Any]", response)


def _answers(*questions: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    """Questions that are sent together, each answered as a whole."""
    searches = [line for asked in questions for line in (_WHOLE, {**asked, "_source": False})]
    with reported():
        response = client().msearch(index=alias(), searches=searches, filter_path=_ONLY_THESE)
    answers = cast("Mapping[str, Any]", response).get("responses")
    if not isinstance(answers, list) or len(answers) != len(questions):
        raise _other_shape()
    for answer in answers:
        if not isinstance(answer, dict):
            raise _other_shape()
        if answer.get("status") != HTTPStatus.OK:
            raise refusal(int(answer.get("status") or 0))
    return answers


def _other_shape() -> EngineError:
    return EngineError("an answer of another shape")


def number_in_index() -> int:
    """How many documents the index holds."""
    with reported():
        return int(client().count(index=alias())["count"])


def _narrowed(asked: Clause, selection: Selection) -> Clause:
    """The question among the documents that may be shown, with those that come later at the end."""
    narrowed: Clause = {"must": [asked]}
    if selection.only is not None:
        narrowed["filter"] = [among(selection.only)]
    if selection.later:
        first = {"bool": {"must_not": [among(selection.later)]}}
        narrowed["should"] = [{"constant_score": {"filter": first, "boost": _LATER_STEP}}]
    return {"bool": narrowed} if len(narrowed) > 1 else asked


def _translations(query: Query, branches: Sequence[Branch], selection: Selection) -> list[list[str]]:
    """For each branch the things that an earlier branch finds too: nobody needs to see them in two languages.

    The server tells of those alone that are found in more than one language.
    """
    shown: list[list[str]] = [[] for _branch in branches]
    if len(branches) == 1:
        return shown
    found = {"bool": {"should": [branch_clause(branch, any_part=query.any_part) for branch in branches]}}
    twice = {"field": "translation", "min_doc_count": 2, "size": _MOST_TRANSLATIONS, "collect_mode": "breadth_first"}
    languages = {"terms": {"field": "language", "size": len(branches)}}
    answer = _answer(
        query=_narrowed(found, selection),
        aggregations={"twice": {"terms": twice, "aggregations": {"languages": languages}}},
        size=0,
        track_total_hits=False,
        filter_path="aggregations.twice.buckets.key,aggregations.twice.buckets.languages.buckets.key",
    )
    for thing in answer.get("aggregations", {}).get("twice", {}).get("buckets", ()):
        there = {bucket["key"] for bucket in thing["languages"]["buckets"]}
        places = [place for place, branch in enumerate(branches) if branch.language in there]
        for place in places[1:]:
            shown[place].append(thing["key"])
    return shown


def _best(found: Clause, filters: Sequence[Clause], *, start: int, size: int) -> dict[str, Any]:
    """The keys of one slice, best first. Nothing is counted: the server may pass over what can't be among them."""
    return {
        "query": {"bool": {"must": [found], "filter": list(filters)}} if filters else found,
        "from": start,
        "size": size,
        "sort": ORDER,
        "track_total_hits": False,
        "stored_fields": "_none_",
        "docvalue_fields": ["pk", "key"],
    }


def _counted(found: Clause, filters: Mapping[str, Clause]) -> dict[str, Any]:
    """The numbers alone. Nothing is put in order, so that the server works out no scores."""
    return {"query": found, "aggregations": aggregations(filters), "size": 0, "track_total_hits": False}


def ask(query: Query, branches: Sequence[Branch], selection: Selection, *, start: int, size: int) -> Hits:
    """One slice in the order of the server, and the numbers: two questions in one request.

    Together they take about half as long as one that asks for both: see ADR 0018.
    """
    filters = chosen(selection)
    found = _narrowed(question(query, branches, _translations(query, branches, selection)), selection)
    best, counted = _answers(_best(found, list(filters.values()), start=start, size=size), _counted(found, filters))
    try:
        hits: Sequence[Mapping[str, Any]] = best.get("hits", {}).get("hits", ())
        keys = {int(hit["fields"]["pk"][0]): str(hit["fields"]["key"][0]) for hit in hits}
        numbers = counted["aggregations"]
        return Hits(keys, total(numbers), counts(numbers, filters), within(numbers, filters))
    except (KeyError, TypeError, IndexError):
        raise _other_shape() from None
