"""What the visitor chose beside the words, and how many documents each other choice would give."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from search.engines.expressions import clean
from search.facets import FACETS, facet_token, values_of_tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pyroaring import BitMap

    from search.engines.elasticsearch.questions import Clause
    from search.query import Selection

__all__ = ["aggregations", "among", "chosen", "counts", "total", "within", "without"]

#: A server takes no more values in one clause.
_MOST_TERMS: Final = 60_000
#: More values than all facets have together.
_MOST_VALUES: Final = 5_000


def among(keys: BitMap) -> Clause:
    """Documents with one of these primary keys."""
    if not keys:
        return {"match_none": {}}
    numbers = keys.to_array().tolist()
    groups = [numbers[start : start + _MOST_TERMS] for start in range(0, len(numbers), _MOST_TERMS)]
    return {"bool": {"should": [{"terms": {"pk": group}} for group in groups], "minimum_should_match": 1}}


def chosen(selection: Selection) -> dict[str, Clause]:
    """A filter for each facet in which something is chosen: values of one facet widen."""
    return {
        facet: {"terms": {"facets": [clean(facet_token(facet, value)) for value in values]}}
        for facet, values in selection.values.items()
        if values
    }


def _values(filters: Iterable[Clause], facet: str = "") -> dict[str, Any]:
    terms: dict[str, Any] = {"field": "facets", "size": _MOST_VALUES}
    if facet:
        terms["include"] = f"{facet}_.*"
    return {"filter": {"bool": {"filter": list(filters)}}, "aggs": {"values": {"terms": terms}}}


def aggregations(filters: Mapping[str, Clause]) -> dict[str, Any]:
    """Ask the server to count: once for all facets, and once more for each facet in which something is chosen.

    The number beside a value is what its click gives, so the own choice of its facet does not count.
    """
    asked = {"all": _values(filters.values())}
    for facet in filters.keys() & FACETS.keys():
        asked[f"facet_{facet}"] = _values((clause for name, clause in filters.items() if name != facet), facet)
    return asked


def _numbers(aggregation: Mapping[str, Any]) -> dict[str, int]:
    buckets: Sequence[Mapping[str, Any]] = aggregation["values"]["buckets"]
    return {bucket["key"]: bucket["doc_count"] for bucket in buckets}


def _of_facet(facet: str, numbers: Mapping[str, int]) -> dict[str, int]:
    values = values_of_tokens(facet)
    own = [(token, token.partition("_"), number) for token, number in numbers.items()]
    return {values.get(token, name[2]): number for token, name, number in own if name[0] == facet}


def total(answer: Mapping[str, Any]) -> int:
    """How many documents have all that was chosen."""
    return int(answer["all"]["doc_count"])


def counts(answer: Mapping[str, Any], filters: Mapping[str, Clause]) -> dict[str, dict[str, int]]:
    """By facet and value; values that no document has are left out."""
    numbers = {name: _numbers(aggregation) for name, aggregation in answer.items()}
    return {facet: _of_facet(facet, numbers[f"facet_{facet}" if facet in filters else "all"]) for facet in FACETS}


def within(answer: Mapping[str, Any], filters: Mapping[str, Clause]) -> dict[str, dict[str, int]]:
    """For each facet of which something is chosen how many of what is shown have each value."""
    numbers = _numbers(answer["all"])
    return {facet: _of_facet(facet, numbers) for facet in filters if facet in FACETS}


def without(answer: Mapping[str, Any], less: Mapping[str, Any]) -> dict[str, Any]:
    """An answer with the documents taken off that another one counts, of the same question among fewer documents."""
    found: dict[str, Any] = {}
    for name, aggregation in answer.items():
        gone = _numbers(less[name])
        left = {token: number - gone.get(token, 0) for token, number in _numbers(aggregation).items()}
        buckets = [{"key": token, "doc_count": number} for token, number in left.items() if number > 0]
        number = aggregation["doc_count"] - less[name]["doc_count"]
        found[name] = {"doc_count": number, "values": {"buckets": buckets}}
    return found
