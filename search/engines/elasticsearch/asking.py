"""Ask the server, and read what it answers (ADR 0018)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
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
    from pyroaring import BitMap

    from search.engines.elasticsearch.questions import Clause
    from search.engines.elasticsearch.translations import Shown
    from search.query import Branch, Query, Selection

__all__ = ["Hits", "ask", "ask_rest", "number_in_index"]

Question = dict[str, Any]

#: A step above every score: what comes later comes after all else.
_LATER_STEP: Final = 200_000.0
#: What a hit tells of itself, and of which thing it tells.
_FIELDS: Final = ("pk", "key", "translation")
#: What is read of the answers of two questions that are sent together.
_ONLY_THESE: Final = "responses.status,responses.hits.hits.fields,responses.aggregations"
#: Half an answer is none: a part of the index that fails makes the whole question fail.
_WHOLE: Final[dict[str, Any]] = {"allow_partial_search_results": False}


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found: of each branch the best, keys of rows with keys of documents; the number of all, and the counts.

    ``shown`` has for each branch the things that an earlier one shows.
    """

    best: list[dict[int, str]]
    total: int
    counts: dict[str, dict[str, int]]
    within: dict[str, dict[str, int]]
    shown: Shown

    @property
    def keys(self) -> dict[int, str]:
        """The best of all branches."""
        return {pk: key for keys in self.best for pk, key in keys.items()}


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


def _best(found: Clause, filters: Mapping[str, Clause], *, start: int = 0, size: int) -> Question:
    """One slice, best first. Nothing is counted: the server may pass over what can't be among them."""
    return {
        "query": {"bool": {"must": [found], "filter": list(filters.values())}} if filters else found,
        "from": start,
        "size": size,
        "sort": ORDER,
        "track_total_hits": False,
        "stored_fields": "_none_",
        "docvalue_fields": list(_FIELDS),
    }


def _counted(found: Clause, counted: Mapping[str, Any]) -> Question:
    """The numbers alone. Nothing is put in order, so that the server works out no scores."""
    return {"query": found, "aggregations": counted, "size": 0, "track_total_hits": False}


def _keys(answer: Mapping[str, Any], shown: Sequence[str] = ()) -> dict[int, str]:
    """The documents of an answer, without these things."""
    fields = [hit["fields"] for hit in answer.get("hits", {}).get("hits", ())]
    before = set(shown)
    return {int(one["pk"][0]): str(one["key"][0]) for one in fields if one.get("translation", [""])[0] not in before}


@contextmanager
def _well_shaped() -> Iterator[None]:
    """What is told in another way than we know is a fault of the server."""
    try:
        yield
    except (KeyError, TypeError, IndexError, ValueError, AttributeError):
        raise _other_shape() from None


def ask(query: Query, branches: Sequence[Branch], selection: Selection, *, size: int) -> Hits:
    """The best of each branch and the numbers of all together: questions that are sent together.

    Each language is asked for itself, so that the server can stop early in each. Where things are found in two it is
    asked once more, for the numbers of what is not shown. Without a size it counts only.
    """

    def counted(clause: Clause, aggregated: Mapping[str, Any]) -> Question:
        return _counted(_narrowed(clause, selection), aggregated)

    filters = chosen(selection)
    numbers = aggregations(filters)
    asked = [counted(found_by(query, branches), numbers), *(counted(*one) for one in found_twice(query, branches))]
    each = [_narrowed(question(query, [branch]), selection) for branch in branches if size]
    asked += [_best(clause, filters, size=size) for clause in each]
    with _well_shaped():
        first, *answers = _answers(*asked)
        number, told = first["aggregations"], answers[: len(branches) - 1]
        shown = shown_before(told)
        if any(shown):
            [less] = _answers(counted(left_out(query, branches, shown), numbers))
            number = without(number, less["aggregations"])
        best = list(map(_keys, answers[len(told) :], shown)) or [{} for _branch in branches]
        return Hits(best, total(number), counts(number, filters), within(number, filters), shown)


def ask_rest(
    query: Query, branches: Sequence[Branch], selection: Selection, hits: Hits, *, after: BitMap, start: int, size: int
) -> dict[int, str]:
    """A slice of what comes after these documents, in the order of the server: the first language, then the next."""
    rest: Clause = {"must": [_narrowed(question(query, branches, hits.shown), selection)], "must_not": [among(after)]}
    with _well_shaped():
        [answer] = _answers(_best({"bool": rest}, chosen(selection), start=start, size=size))
        return _keys(answer)
