"""A ``Query`` in the language of Elasticsearch.

What is found is decided by tokens alone, as on the other engines. What the server scores only chooses the candidates;
``search.ranking`` puts those in order.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from search.engines.elasticsearch.definition import FIELDS
from search.engines.expressions import clean
from search.facets import facet_token

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from search.query import Branch, Part, Query, Way

__all__ = ["Clause", "branch_clause", "question"]

Clause = dict[str, Any]

#: Steps that no score of words (below 1,000 for the longest question) climbs: an earlier language, a part more.
_LANGUAGE_STEP: Final = 20_000.0
_PART_STEP: Final = 1_000.0
#: What being in the place, or everywhere, adds to words: as much as a word in the title.
_PLACE_BOOST: Final = 30.0
#: Parts, ways and tokens that are looked at, as in the database engines.
_MOST: Final = 32
#: Words that begin with something are all found; this bounds only the last word of a phrase.
_PHRASE_ENDINGS: Final = 1000
_NOTHING: Final[Clause] = {"match_none": {}}


def _best(clauses: Iterable[Clause], *, boost: float = 1.0) -> Clause:
    """Any of these; the best counts."""
    found = list(clauses)
    return {"dis_max": {"queries": found, "boost": boost}} if found else _NOTHING


def _word(token: str) -> Clause:
    """A token in any field, worth most in the title."""
    return _best({"term": {name: {"value": token, "boost": boost}}} for name, boost in FIELDS.items())


def _beginning(token: str) -> Clause:
    """A word that begins like this in any field. All such words count the same."""
    return _best({"prefix": {name: {"value": token, "boost": boost}}} for name, boost in FIELDS.items())


def _side_by_side(way: Way) -> Clause:
    words = " ".join(way.tokens)
    if way.prefix:
        return _best(
            {"match_phrase_prefix": {name: {"query": words, "max_expansions": _PHRASE_ENDINGS, "boost": boost}}}
            for name, boost in FIELDS.items()
        )
    return _best({"match_phrase": {name: {"query": words, "boost": boost}}} for name, boost in FIELDS.items())


def _facets(way: Way) -> list[Clause]:
    *whole, last = way.tokens
    end: Clause = {"prefix": {"facets": {"value": last}}} if way.prefix else {"term": {"facets": last}}
    return [{"constant_score": {"filter": clause}} for clause in (*({"term": {"facets": one}} for one in whole), end)]


def _tokens(way: Way) -> list[Clause]:
    if way.facet:
        return _facets(way)
    if way.phrase and len(way.tokens) > 1:
        return [_side_by_side(way)]
    *whole, last = way.tokens
    return [*map(_word, whole), _beginning(last) if way.prefix else _word(last)]


def _way(way: Way) -> Clause:
    """All tokens of a way; what is further from what was typed is worth less."""
    clauses = _tokens(way)
    if len(clauses) == 1:
        return _best(clauses, boost=way.weight)
    return {"bool": {"must": clauses, "boost": way.weight / len(clauses)}}


def _usable(ways: Sequence[Way]) -> list[Way]:
    """Ways of which every token can be in the index, as the database engines take them."""
    cleaned = [replace(way, tokens=tuple(map(clean, way.tokens[:_MOST]))) for way in ways[:_MOST]]
    return [way for way in cleaned if way.tokens and all(way.tokens)]


def _part(part: Part) -> Clause:
    return _best(map(_way, _usable(part.ways)))


def _all_parts(parts: Sequence[Part]) -> Clause:
    return {"bool": {"must": list(map(_part, parts))}}


def _some_parts(parts: Sequence[Part]) -> Clause:
    """Any of the parts; who has one more comes before who has fewer."""
    clauses = list(map(_part, parts))
    steps = [{"constant_score": {"filter": clause, "boost": _PART_STEP}} for clause in clauses]
    return {"bool": {"must": [{"bool": {"should": steps}}], "should": clauses}}


def branch_clause(branch: Branch, *, any_part: bool) -> Clause:
    """What a branch finds: its parts in its language, without what is excluded."""
    parts = branch.parts[:_MOST]
    return {
        "bool": {
            "must": [_some_parts(parts) if any_part else _all_parts(parts)],
            "filter": [{"term": {"language": branch.language}}],
            "must_not": list(map(_way, _usable(branch.excluded))),
        }
    }


def _without(clause: Clause, translations: Sequence[str]) -> Clause:
    return {"bool": {"must": [clause], "must_not": [{"terms": {"translation": list(translations)}}]}}


def question(query: Query, branches: Sequence[Branch], translations: Sequence[Sequence[str]]) -> Clause:
    """What must be found in these branches, those of the first branch first.

    ``translations`` has for each branch the things that an earlier one shows already.
    """
    clauses = []
    for number, (branch, shown) in enumerate(zip(branches, translations, strict=True)):
        clause = branch_clause(branch, any_part=query.any_part)
        step = {"constant_score": {"filter": {"match_all": {}}, "boost": _LANGUAGE_STEP * (len(branches) - number)}}
        clauses.append({"bool": {"must": [_without(clause, shown) if shown else clause, step]}})
    asked: Clause = {"must": [{"bool": {"should": clauses, "minimum_should_match": 1}}]}
    if query.place is not None:
        near = [{"term": {"facets": facet_token("gemeente", query.place.gemeente)}}, {"term": {"everywhere": True}}]
        asked["should"] = [{"constant_score": {"filter": {"bool": {"should": near}}, "boost": _PLACE_BOOST}}]
    return {"bool": asked}
