"""The order of what was found: one formula for every engine.

An engine gives candidates; this puts them in order by what the documents say of themselves, so that the order does not
depend on the engine. The score of a document is a product::

    score = (text + title + nearness) × kind × editor × freshness × recency × place × spoken

``text``
    The mean over all parts of the question of the best way in which one occurs: weight of the field × weight of the way
    (the word itself 1, less for a stem, a part of a compound, a synonym). With ``any_part`` a part that does not occur
    counts as nothing, and documents with more parts come first.
``title``
    What is added when the title is what was typed, begins with it or has it; and for the share of it that is asked for.
``nearness``
    What is added when all words of the question stand side by side in a field.
``kind`` and ``editor``
    Who searches here mostly looks for help; what is about policy comes last. Editors may weigh a document themselves.
``freshness``
    Help that somebody checked lately counts fully, less as that is longer ago.
``recency``
    A meeting that comes soon counts more, one that is over less; blogs and other news lose as they get old.
``place``
    Help in the gemeente of the question first, then by distance. By phone, on line or in the whole province is always
    near; what has no place at all stays as it is.
``spoken``
    With a question in another language: help in that language first.

Documents in the language of the first branch come before those of the next one: engines rank each branch by itself.
Only the beginning of a long body is read: what stands further on counts as the weakest way to occur in a body.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from search.analysis import PART, STEM, words_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from search.query import Branch, Place, Query, Way

__all__ = ["OPENING", "WEIGHTS", "Candidate", "Weights", "ranked"]

#: So many signs of the index text of a body are read for the order.
OPENING: Final = 4000


def _kinds() -> dict[str, float]:
    groups = {
        1.3: ("hulp",),
        1.2: ("thema",),
        1.15: ("gemeente",),
        1.1: ("initiatief", "bijeenkomst"),
        1.05: ("verhaal", "blog", "aflevering", "podcast"),
        0.95: ("sessie", "leergang", "academie", "project", "overzicht", "regeling"),
        0.8: ("regioplan", "bouwsteen", "fundament", "monitor"),
        0.75: ("publicatie", "woord"),
    }
    return {kind: weight for weight, kinds in groups.items() for kind in kinds}


@dataclass(frozen=True, slots=True)
class Weights:
    """Every number of the formula. Days are days, distances kilometres; all else are factors or sums of text weight."""

    # text: by field
    title: float = 6.0
    terms: float = 4.0
    summary: float = 2.0
    body: float = 1.0
    # added to the text
    title_same: float = 6.0
    title_begins: float = 3.0
    title_holds: float = 2.0
    title_share: float = 1.5
    near_terms: float = 1.0
    near_summary: float = 0.8
    near_body: float = 0.5
    # factors
    kinds: Mapping[str, float] = field(default_factory=_kinds)
    other_kind: float = 1.0
    fresh_days: int = 180
    stale_days: int = 730
    stale: float = 0.85
    soon_days: int = 30
    soon: float = 1.15
    later: float = 1.05
    over: float = 0.6
    news: frozenset[str] = frozenset({"blog", "verhaal", "aflevering"})
    news_days: int = 365
    old_days: int = 1460
    old: float = 0.85
    same_gemeente: float = 2.0
    everywhere: float = 1.6
    elsewhere: float = 0.25
    reach: float = 15.0
    spoken: float = 2.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """What the formula reads of a document. ``opening`` is the beginning of the index text of its body."""

    pk: int
    key: str
    kind: str
    title: str
    index_title: str
    index_terms: str
    index_summary: str
    index_facets: str
    opening: str
    weight: float = 1.0
    checked: dt.date | None = None
    date: dt.date | None = None
    everywhere: bool = False
    latitude: float | None = None
    longitude: float | None = None
    gemeenten: Sequence[str] = ()
    spoken: Sequence[str] = ()


WEIGHTS: Final = Weights()
_EARTH: Final = 6371.0
_EVENT: Final = "bijeenkomst"


def ranked(
    documents: Iterable[Candidate], branch: Branch, query: Query, *, today: dt.date
) -> list[tuple[float, Candidate]]:
    """The documents of a branch with their scores, best first; what ties stands in the order of its key."""
    asked = _asked(branch, query)
    scored = []
    for document in documents:
        number, text = _text(document, asked)
        score = text * _worth(document, query, today)
        scored.append((-number if query.any_part else 0, -score, document.key, document))
    scored.sort(key=lambda row: row[:3])
    return [(-score, document) for _number, score, _key, document in scored]


_Ways = list[tuple[float, tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A branch, made ready for reading many texts: ways with what must stand there, words with spaces around them."""

    parts: list[_Ways]
    any_part: bool
    weakest: float
    whole: str
    words: str


def _asked(branch: Branch, query: Query) -> _Asked:
    parts = [sorted(((way.weight, _needles(way)) for way in part.ways), reverse=True) for part in branch.parts]
    weights = [weight for ways in parts for weight, _needles in ways]
    words = [word.folded for part in branch.parts for word in words_in(part.words)]
    return _Asked(
        parts=parts,
        any_part=query.any_part,
        weakest=WEIGHTS.body * min(weights, default=0.0),
        whole=_spaced(word.folded for word in words_in(query.text)),
        words=_spaced(words),
    )


def _spaced(words: Iterable[str]) -> str:
    return f" {' '.join(words)} "


def _needles(way: Way) -> tuple[str, ...]:
    end = "" if way.prefix else " "
    if way.phrase:
        return (f" {' '.join(way.tokens)}{end}",)
    return (*(f" {token} " for token in way.tokens[:-1]), f" {way.tokens[-1]}{end}") if way.tokens else ("\0",)


def _text(document: Candidate, asked: _Asked) -> tuple[int, float]:
    """How many parts occur, and how well the words fit."""
    fields = _fields(document)
    best = [_best(ways, fields) for ways in asked.parts]
    number = sum(score > 0 for score, _in_title in best)
    if not asked.any_part or not number:
        best = [(score or asked.weakest, in_title) for score, in_title in best]
    mean = sum(score for score, _in_title in best) / max(1, len(best))
    title = _words_of(document.index_title)  # without stems and parts
    share = WEIGHTS.title_share * min(1.0, sum(in_title for _score, in_title in best) / max(1, title.count(" ") - 1))
    return number, mean + share + max(_alike(title, asked.whole), _alike(title, asked.words)) + _nearness(fields, asked)


def _words_of(text: str) -> str:
    return f" {text.partition(f' {STEM}')[0].partition(f' {PART}')[0]} "


def _fields(document: Candidate) -> list[tuple[float, str]]:
    """The texts by weight, the heaviest first: what is found in one is worth less in the next."""
    return [
        (WEIGHTS.title, f" {document.index_title} "),
        (WEIGHTS.terms, f" {document.index_terms} {document.index_facets} "),
        (WEIGHTS.summary, f" {document.index_summary} "),
        (WEIGHTS.body, f" {document.opening} "),
    ]


def _best(ways: _Ways, fields: Sequence[tuple[float, str]]) -> tuple[float, bool]:
    """The best way in which a part occurs, nothing when it does not; and whether it does in the title."""
    best, in_title = 0.0, False
    for place, (field_weight, text) in enumerate(fields):
        for weight, needles in ways:
            if field_weight * weight <= best:
                break
            if all(needle in text for needle in needles) if len(needles) > 1 else needles[0] in text:
                best, in_title = field_weight * weight, in_title or place == 0
                break
    return best, in_title


def _alike(title: str, words: str) -> float:
    """How a title resembles what was typed: the same, begins with it, has it, or none of these."""
    if words == "  " or words not in title:
        return 0.0
    if words == title:
        return WEIGHTS.title_same
    return WEIGHTS.title_begins if title.startswith(words) else WEIGHTS.title_holds


def _nearness(fields: Sequence[tuple[float, str]], asked: _Asked) -> float:
    """For words that stand side by side outside the title, which is judged by itself."""
    if asked.words.count(" ") < 3:  # noqa: PLR2004  # one word stands beside nothing
        return 0.0
    bonuses = (WEIGHTS.near_terms, WEIGHTS.near_summary, WEIGHTS.near_body)
    found = (bonus for bonus, (_weight, text) in zip(bonuses, fields[1:], strict=True) if asked.words in text)
    return next(found, 0.0)


def _worth(document: Candidate, query: Query, today: dt.date) -> float:
    """All that does not depend on the words."""
    kind = WEIGHTS.kinds.get(document.kind, WEIGHTS.other_kind)
    worth = kind * document.weight * _freshness(document.checked, today) * _recency(document, today)
    if query.place is not None:
        worth *= _closeness(document, query.place)
    if query.spoken and not set(query.spoken).isdisjoint(document.spoken):
        worth *= WEIGHTS.spoken
    return worth


def _slope(days: int, start: int, end: int, least: float) -> float:
    """1 up to ``start`` days, from there down to ``least`` at ``end`` days."""
    share = min(1.0, max(0.0, (days - start) / (end - start)))
    return 1.0 - share * (1.0 - least)


def _freshness(checked: dt.date | None, today: dt.date) -> float:
    if checked is None:
        return 1.0
    return _slope((today - checked).days, WEIGHTS.fresh_days, WEIGHTS.stale_days, WEIGHTS.stale)


def _recency(document: Candidate, today: dt.date) -> float:
    if document.date is None:
        return 1.0
    days = (today - document.date).days
    if document.kind == _EVENT:
        if days > 0:
            return WEIGHTS.over
        return WEIGHTS.soon if -days <= WEIGHTS.soon_days else WEIGHTS.later
    if document.kind in WEIGHTS.news:
        return _slope(days, WEIGHTS.news_days, WEIGHTS.old_days, WEIGHTS.old)
    return 1.0


def _closeness(document: Candidate, place: Place) -> float:
    if place.gemeente and place.gemeente in document.gemeenten:
        near = WEIGHTS.same_gemeente
    elif document.everywhere:
        near = WEIGHTS.everywhere
    else:
        near = WEIGHTS.elsewhere if document.gemeenten or document.latitude is not None else 1.0
    kilometres = _kilometres(document, place)
    if kilometres is None:
        return near
    nearer = math.exp(-kilometres / WEIGHTS.reach)
    return max(WEIGHTS.elsewhere, near * (0.9 + 0.1 * nearer), WEIGHTS.same_gemeente * nearer)


def _kilometres(document: Candidate, place: Place) -> float | None:
    """The distance over the ground, good enough within a province."""
    if document.latitude is None or document.longitude is None:
        return None
    north = math.radians(document.latitude - place.latitude)
    east = math.radians(document.longitude - place.longitude) * math.cos(math.radians(place.latitude))
    return _EARTH * math.hypot(north, east)
