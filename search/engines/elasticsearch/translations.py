"""Nobody needs to see a thing in two languages: what an earlier branch finds, a later one does not show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from search.engines.elasticsearch.questions import matching

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from search.engines.elasticsearch.questions import Clause
    from search.query import Branch, Query

__all__ = ["Shown", "found_by", "found_twice", "left_out", "shown_before"]

#: So many things that are found in two languages are shown once.
_MOST: Final = 50_000
#: For each branch the keys of the things that an earlier branch shows.
Shown = list[list[str]]


def found_by(query: Query, branches: Sequence[Branch]) -> Clause:
    """What these branches find, in no order."""
    clauses = [matching(branch, any_part=query.any_part) for branch in branches]
    return {"bool": {"should": clauses, "minimum_should_match": 1}}


def found_twice(query: Query, branches: Sequence[Branch]) -> Iterator[tuple[Clause, dict[str, Any]]]:
    """For each branch but the first a question, with what is to be counted: the things of two branches so far.

    A thing has one document in a language, and a branch is of one language. So a key that comes twice was found in two.
    """
    # An index of ours is in one piece (``definition``): what comes once in a piece comes once.
    twice = {"terms": {"field": "translation", "min_doc_count": 2, "shard_min_doc_count": 2, "size": _MOST}}
    for number in range(2, len(branches) + 1):
        yield found_by(query, branches[:number]), {"twice": twice}


def shown_before(answers: Sequence[Mapping[str, Any]]) -> Shown:
    """What the answers to these questions tell; nothing is before the first branch."""
    return [[], *([bucket["key"] for bucket in answer["aggregations"]["twice"]["buckets"]] for answer in answers)]


def left_out(query: Query, branches: Sequence[Branch], shown: Shown) -> Clause:
    """The documents that are found and not shown."""
    clauses = []
    for number, (branch, keys) in enumerate(zip(branches, shown, strict=True)):
        # What comes twice in two branches was found by the second; in more it may have been found by two others.
        here = {"term": {"language": branch.language}} if number == 1 else matching(branch, any_part=query.any_part)
        if keys:
            clauses.append({"bool": {"filter": [{"terms": {"translation": keys}}, here]}})
    return {"bool": {"should": clauses, "minimum_should_match": 1}}
