"""Ask the server, and read what it answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

from search.engines.base import EngineError
from search.engines.elasticsearch.connection import client, reported
from search.engines.elasticsearch.definition import alias
from search.engines.elasticsearch.questions import branch_clause, question
from search.engines.elasticsearch.selecting import aggregations, among, chosen, counts, within

if TYPE_CHECKING:
    from search.engines.elasticsearch.questions import Clause
    from search.query import Branch, Query, Selection

__all__ = ["Hits", "ask", "number_in_index"]

#: A step above every score: what comes later comes after all else.
_LATER_STEP: Final = 200_000.0
#: So many things with a translation are looked at in an earlier language.
_MOST_TRANSLATIONS: Final = 50_000
_ONLY_THESE: Final = "hits.total.value,hits.hits.fields,hits.hits._score,aggregations"


@dataclass(frozen=True, slots=True)
class Hits:
    """Keys of rows with the keys of documents of one slice, the number of all, and the counts."""

    keys: dict[int, str]
    total: int
    counts: dict[str, dict[str, int]]
    within: dict[str, dict[str, int]]


def _answer(**options: Any) -> Mapping[str, Any]:
    """Half an answer is none: a part of the index that fails makes the whole question fail."""
    with reported():
        response = client().search(index=alias(), source=False, allow_partial_search_results=False, **options)
    return cast("Mapping[str, Any]", response)


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
    """For each branch the things that an earlier branch finds: nobody needs to see them in two languages."""
    if len(branches) == 1:
        return [[]]
    found = {"terms": {"field": "translation", "size": _MOST_TRANSLATIONS}}
    groups = {
        f"branch_{number}": {
            "filter": _narrowed(branch_clause(branch, any_part=query.any_part), selection),
            "aggs": {"found": found},
        }
        for number, branch in enumerate(branches[:-1])
    }
    answer = _answer(
        aggregations=groups, size=0, track_total_hits=False, filter_path="aggregations.*.found.buckets.key"
    )
    shown: list[list[str]] = [[]]
    for name in groups:
        buckets = answer.get("aggregations", {}).get(name, {}).get("found", {}).get("buckets", ())
        shown.append([*shown[-1], *(bucket["key"] for bucket in buckets)])
    return shown


def ask(query: Query, branches: Sequence[Branch], selection: Selection, *, start: int, size: int) -> Hits:
    """One slice in the order of the server."""
    filters = chosen(selection)
    answer = _answer(
        query=_narrowed(question(query, branches, _translations(query, branches, selection)), selection),
        post_filter={"bool": {"filter": list(filters.values())}} if filters else None,
        aggregations=aggregations(filters),
        from_=start,
        size=size,
        sort=[{"_score": {"order": "desc"}}, {"pk": {"order": "asc"}}],
        track_total_hits=True,
        stored_fields="_none_",
        docvalue_fields=[{"field": "pk"}, {"field": "key"}],
        filter_path=_ONLY_THESE,
    )
    try:
        hits: Sequence[Mapping[str, Any]] = answer["hits"].get("hits", ())
        keys = {int(hit["fields"]["pk"][0]): str(hit["fields"]["key"][0]) for hit in hits}
        found = answer["aggregations"]
        return Hits(keys, answer["hits"]["total"]["value"], counts(found, filters), within(found, filters))
    except (KeyError, TypeError, IndexError):
        message = "an answer of another shape"
        raise EngineError(message) from None
