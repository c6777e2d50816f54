"""What a document is worth whatever the words: its kind, how fresh and how near it is, which languages people speak."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from search.weights import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.query import Place, Query

__all__ = ["Candidate", "worth"]

_EARTH: Final = 6371.0
_EVENT: Final = "bijeenkomst"
_HELP: Final = "hulp"
#: Of the province.
_ALL_GEMEENTEN: Final = 6


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


def worth(document: Candidate, query: Query, today: dt.date) -> float:
    """All that does not depend on the words."""
    kind = WEIGHTS.kinds.get(document.kind, WEIGHTS.other_kind)
    found = kind * document.weight * _freshness(document.checked, today) * _recency(document, today)
    if query.place is not None:
        found *= _closeness(document, query.place)
    if query.need and _only_tells(document, today):
        found *= WEIGHTS.about_need
    if query.spoken and not set(query.spoken).isdisjoint(document.spoken):
        alone = all(len(branch.parts) == 1 for branch in query.branches)
        found *= WEIGHTS.spoken_alone if alone else WEIGHTS.spoken
    return found


def _only_tells(document: Candidate, today: dt.date) -> bool:
    """Whether nobody is helped by it: a text for professionals, or a meeting that is over."""
    over = document.kind == _EVENT and document.date is not None and document.date < today
    return over or document.kind in WEIGHTS.about


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
    near = _nearby(document, place)
    kilometres = _kilometres(document, place)
    if kilometres is None:
        return near
    nearer = math.exp(-kilometres / WEIGHTS.reach)
    walk = 1 - WEIGHTS.far * (1 - math.exp(-kilometres / WEIGHTS.walk))
    return max(WEIGHTS.elsewhere, near * walk, WEIGHTS.same_gemeente * nearer)


def _nearby(document: Candidate, place: Place) -> float:
    """Help by phone, on line or in all gemeenten is near for everybody; a text about all of them is about no place."""
    if document.everywhere:
        return WEIGHTS.everywhere
    if len(document.gemeenten) >= _ALL_GEMEENTEN:
        return WEIGHTS.everywhere if document.kind == _HELP else 1.0
    if place.gemeente and place.gemeente in document.gemeenten:
        return WEIGHTS.same_gemeente
    return WEIGHTS.elsewhere if document.gemeenten or document.latitude is not None else 1.0


def _kilometres(document: Candidate, place: Place) -> float | None:
    """The distance over the ground, good enough within a province."""
    if document.latitude is None or document.longitude is None:
        return None
    north = math.radians(document.latitude - place.latitude)
    east = math.radians(document.longitude - place.longitude) * math.cos(math.radians(place.latitude))
    return _EARTH * math.hypot(north, east)
