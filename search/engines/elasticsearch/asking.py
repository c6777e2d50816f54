"""Ask the server, and read what it answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final, cast

from search.engines.base import EngineError
from search.engines.elasticsearch.connection import client, refusal, reported
from search.engines.elasticsearch.definition import alias
from search.engines.elasticsearch.questions import ORDER, question
from search.engines.elasticsearch.selecting import aggregations, among, chosen, counts, total, within, without
from search.engines.elasticsearch.translations import found_by, found_twice, left_out, shown_before

if TYPE_CHECKING:
    from search.engines.elasticsearch.questions import Clause
    from search.engines.elasticsearch.translations import Shown
    from search.query import Branch, Query, Selection

__all__ = ["Hits", "ask", "number_in_index"]

Question = dict[str, Any]

#: A step above every score: what comes later comes after all else.
_LATER_STEP: Final = 200_000.0
#: What a hit tells of itself; and of which thing it tells, in which language.
_FIELDS: Final = ("pk", "key")
_OF_THINGS: Final = ("language", "translation")
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


def _best(found: Clause, filters: Mapping[str, Clause], told: Sequence[str], *, start: int, size: int) -> Question:
    """These fields of one slice, best first. Nothing is counted: the server may pass over what can't be among them."""
    return {
        "query": {"bool": {"must": [found], "filter": list(filters.values())}} if filters else found,
        "from": start,
        "size": size,
        "sort": ORDER,
        "track_total_hits": False,
        "stored_fields": "_none_",
        "docvalue_fields": list(told),
    }


def _counted(found: Clause, counted: Mapping[str, Any]) -> Question:
    """The numbers alone. Nothing is put in order, so that the server works out no scores."""
    return {"query": found, "aggregations": counted, "size": 0, "track_total_hits": False}


def _groups(branches: Sequence[Branch], selection: Selection, *, start: int, size: int) -> list[Sequence[Branch]]:
    """Branches of which the best are asked for together.

    Each for itself where one language stands before the next: the server can then stop early in each of them.
    """
    if not size:
        return []
    return [branches] if start or selection.later is not None else [[branch] for branch in branches]


def _hits(answers: Sequence[Mapping[str, Any]], size: int) -> list[Mapping[str, Any]]:
    """The best of one answer, then those of the next."""
    return [hit for answer in answers for hit in answer.get("hits", {}).get("hits", ())][:size]


def _has_twice(hits: Sequence[Mapping[str, Any]], branches: Sequence[Branch], shown: Shown) -> bool:
    """Whether one of these documents is the translation of one that an earlier branch finds."""
    before = {branch.language: set(keys) for branch, keys in zip(branches, shown, strict=True)}
    values = (hit["fields"] for hit in hits)
    return any(value.get("translation", [""])[0] in before[value["language"][0]] for value in values)


def ask(query: Query, branches: Sequence[Branch], selection: Selection, *, start: int, size: int) -> Hits:
    """One slice in the order of the server, and the numbers: questions that are sent together (ADR 0018).

    Where things are found in two languages it asks once more: for the numbers of what is not shown, and for the slice
    when such a thing stands in it or before it. Without a size it counts only.
    """

    def found(clause: Clause) -> Clause:
        return _narrowed(clause, selection)

    filters = chosen(selection)
    numbers = aggregations(filters)
    fields = _FIELDS if len(branches) == 1 else (*_FIELDS, *_OF_THINGS)
    groups = _groups(branches, selection, start=start, size=size)
    best = [_best(found(question(query, group)), filters, fields, start=start, size=size) for group in groups]
    twice = [_counted(found(clause), counted) for clause, counted in found_twice(query, branches)]
    try:
        counted, *answers = _answers(_counted(found(found_by(query, branches)), numbers), *best, *twice)
        counted, hits = counted["aggregations"], _hits(answers[: len(best)], size)
        shown = shown_before(answers[len(best) :])
        if any(shown):
            again = [_counted(found(left_out(query, branches, shown)), numbers)]
            if size and (start or _has_twice(hits, branches, shown)):
                again.append(_best(found(question(query, branches, shown)), filters, _FIELDS, start=start, size=size))
            less, *other = _answers(*again)
            hits, counted = _hits(other, size) if other else hits, without(counted, less["aggregations"])
        keys = {int(hit["fields"]["pk"][0]): str(hit["fields"]["key"][0]) for hit in hits}
        return Hits(keys, total(counted), counts(counted, filters), within(counted, filters))
    except (KeyError, TypeError, IndexError, ValueError, AttributeError):
        raise _other_shape() from None
