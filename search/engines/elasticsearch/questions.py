"""A ``Query`` in the language of Elasticsearch.

What is found is decided by tokens alone, as on the other engines. The score of the server only chooses the candidates:
the parts of the formula of ``search.ranking`` that a server can count, without how often a word occurs. Documents with
the same score stand in the order of their kinds, as on the other engines. A kind that changed the score itself would
make the server look at every document that was found, which takes three times as long.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from search.engines.elasticsearch.definition import FIELDS, WORDS
from search.engines.expressions import clean
from search.facets import facet_token
from search.ranking import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from search.query import Branch, Part, Place, Query, Way

__all__ = ["ORDER", "Clause", "matching", "possible", "question"]

Clause = dict[str, Any]
#: The order in which the server proposes documents.
ORDER: Final[list[dict[str, str]]] = [{"_score": "desc"}, {"kind_weight": "desc"}, {"pk": "asc"}]

#: Steps that no score of words climbs: an earlier language, a part more.
_LANGUAGE_STEP: Final = 20_000.0
_PART_STEP: Final = 200.0
#: Parts, ways and tokens that are looked at, as in the database engines.
_MOST: Final = 32
#: Words that begin with something are all found; this bounds only the last word of a phrase.
_PHRASE_ENDINGS: Final = 1000


def _usable(ways: Sequence[Way]) -> list[Way]:
    """Ways of which every token can be in the index, as the database engines take them."""
    cleaned = [replace(way, tokens=tuple(map(clean, way.tokens[:_MOST]))) for way in ways[:_MOST]]
    return [way for way in cleaned if way.tokens and all(way.tokens)]


def possible(branch: Branch, *, any_part: bool) -> Branch | None:
    """The branch with what can be in the index; None when it can match nothing."""
    parts = [replace(part, ways=tuple(_usable(part.ways))) for part in branch.parts[:_MOST]]
    usable = tuple(part for part in parts if part.ways)
    if not usable or (not any_part and not all(part.ways for part in replace(branch, parts=tuple(parts)).needed)):
        return None
    language = branch.language.encode("utf-8", "ignore").decode()
    return replace(branch, language=language, parts=usable, excluded=tuple(_usable(branch.excluded)))


def _occurs(way: Way, field: str) -> Clause:
    """All of the way in one field."""
    *whole, last = way.tokens
    if way.phrase and whole:
        words = " ".join(way.tokens)
        if way.prefix:
            return {"match_phrase_prefix": {field: {"query": words, "max_expansions": _PHRASE_ENDINGS}}}
        return {"match_phrase": {field: words}}
    end: Clause = {"prefix": {field: {"value": last}}} if way.prefix else {"term": {field: last}}
    return {"bool": {"filter": [*({"term": {field: token}} for token in whole), end]}} if whole else end


def _found(way: Way) -> Clause:
    """Documents with the way at all: a phrase in one of the fields, other tokens each in any of them."""
    return _occurs(replace(way, phrase=False), "facets") if way.facet else _occurs(way, WORDS)


def _places(way: Way) -> list[tuple[float, Clause]]:
    """Where a way may occur, with what that is worth."""
    if way.facet:
        return [(WEIGHTS.terms, _found(way))]
    found = [(weight, _occurs(way, name)) for name, weight in FIELDS.items()]
    if len(way.tokens) > 1 and not way.phrase:
        found.append((WEIGHTS.body, _found(way)))
    return found


def _any_of(ways: Iterable[Way]) -> Clause:
    return {"bool": {"should": list(map(_found, ways))}}


def _part(part: Part) -> Clause:
    """Any way of a part; the best counts."""
    worth: defaultdict[float, list[Clause]] = defaultdict(list)
    for way in part.ways:
        for weight, clause in _places(way):
            worth[weight * way.weight].append(clause)
    queries = [
        {"constant_score": {"filter": {"bool": {"should": clauses}}, "boost": weight}}
        for weight, clauses in worth.items()
    ]
    return {"dis_max": {"queries": queries}}


def _words(branch: Branch, *, any_part: bool) -> Clause:
    """All parts; or any of them, who has one more before who has fewer."""
    if not any_part:
        needed = branch.needed
        return {
            "bool": {
                "must": list(map(_part, needed)),
                "should": [_part(part) for part in branch.parts if part not in needed],
            }
        }
    parts = list(map(_part, branch.parts))
    steps = [{"constant_score": {"filter": _any_of(part.ways), "boost": _PART_STEP}} for part in branch.parts]
    return {"bool": {"should": [*parts, *steps], "minimum_should_match": 1}}


def _limits(branch: Branch) -> Clause:
    """In its language, without what is excluded."""
    limits: Clause = {"filter": [{"term": {"language": branch.language}}]}
    if branch.excluded:
        limits["must_not"] = [_any_of(branch.excluded)]
    return limits


def matching(branch: Branch, *, any_part: bool) -> Clause:
    """What a branch finds, in no order."""
    parts = [_any_of(way for part in branch.parts for way in part.ways)]
    if not any_part:
        parts = [_any_of(part.ways) for part in branch.needed]
    limits = _limits(branch)
    return {"bool": {**limits, "filter": [*limits["filter"], *parts]}}


def _near(found: Clause, place: Place) -> Clause:
    """What is found, with more for what is in this gemeente or everywhere."""
    gemeente: Clause = {"term": {"facets": facet_token("gemeente", place.gemeente)}}
    elsewhere = {"bool": {"filter": {"term": {"everywhere": True}}, "must_not": [gemeente]}}
    return {
        "function_score": {
            "query": found,
            "functions": [
                {"filter": gemeente, "weight": WEIGHTS.same_gemeente},
                {"filter": elsewhere, "weight": WEIGHTS.everywhere},
            ],
            "score_mode": "multiply",
            "boost_mode": "multiply",
        }
    }


def question(query: Query, branches: Sequence[Branch], translations: Sequence[Sequence[str]] = ()) -> Clause:
    """What must be found in these branches, those of the first branch first.

    ``translations`` may have for each branch the things that an earlier one shows already.
    """
    clauses = []
    for number, branch in enumerate(branches):
        shown = translations[number] if translations else ()
        found: Clause = {"bool": {"must": [_words(branch, any_part=query.any_part)], **_limits(branch)}}
        scored = found if query.place is None else _near(found, query.place)
        step = {"constant_score": {"filter": {"match_all": {}}, "boost": _LANGUAGE_STEP * (len(branches) - number)}}
        clause: Clause = {"must": [scored, step] if len(branches) > 1 else [scored]}
        if shown:
            clause["must_not"] = [{"terms": {"translation": list(shown)}}]
        clauses.append({"bool": clause})
    return {"bool": {"should": clauses, "minimum_should_match": 1}}
