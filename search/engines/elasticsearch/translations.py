"""Nobody needs to see a thing in two languages: what an earlier branch finds, a later one does not show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from search.engines.elasticsearch.questions import branch_clause

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from search.engines.elasticsearch.questions import Clause
    from search.query import Branch, Query

__all__ = ["Shown", "found_twice", "left_out", "shown_before"]

#: So many things that are found in two languages are shown once.
_MOST: Final = 50_000
#: For each branch the keys of the things that an earlier branch shows.
Shown = list[list[str]]


def found_twice(query: Query, branches: Sequence[Branch]) -> Iterator[tuple[Clause, dict[str, Any]]]:
    """For each branch but the first a question, with what is to be counted: the things of two branches so far.

    A thing has one document in a language, and a branch is of one language. So a key that comes twice was found in two.
    """
    # An index of ours is in one piece (``definition``): what comes once in a piece comes once.
    twice = {"terms": {"field": "translation", "min_doc_count": 2, "shard_min_doc_count": 2, "size": _MOST}}
    clauses = [branch_clause(branch, any_part=query.any_part) for branch in branches]
    for number in range(2, len(branches) + 1):
        yield {"bool": {"should": clauses[:number], "minimum_should_match": 1}}, {"twice": twice}


def shown_before(answers: Sequence[Mapping[str, Any]]) -> Shown:
    """What the answers to these questions tell; nothing is before the first branch."""
    return [[], *([bucket["key"] for bucket in answer["aggregations"]["twice"]["buckets"]] for answer in answers)]


def left_out(query: Query, branches: Sequence[Branch], shown: Shown) -> Clause:
    """The documents that are found and not shown."""
    clauses = [
        {"bool": {"filter": [{"terms": {"translation": keys}}, branch_clause(branch, any_part=query.any_part)]}}
        for branch, keys in zip(branches, shown, strict=True)
        if keys
    ]
    return {"bool": {"should": clauses, "minimum_should_match": 1}}
