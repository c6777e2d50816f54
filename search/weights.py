"""The numbers of the order of results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

__all__ = ["WEIGHTS", "Weights"]


def _kinds() -> dict[str, float]:
    groups = {
        1.25: ("hulp",),
        1.2: ("thema",),
        1.15: ("gemeente",),
        1.1: ("initiatief", "bijeenkomst"),
        1.05: ("verhaal", "blog", "aflevering", "podcast"),
        0.95: ("sessie", "leergang", "academie", "project", "overzicht", "regeling"),
        0.85: ("woord",),
        0.8: ("regioplan", "bouwsteen", "fundament", "monitor"),
        0.75: ("publicatie",),
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
    #: Values of facets, such as the theme of what is meant.
    facets: float = 3.0
    #: The share of what the other fields say; what each doubling of the times in a body adds.
    spread: float = 0.25
    again: float = 0.25
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
    over: float = 0.4
    news: frozenset[str] = frozenset({"blog", "verhaal", "aflevering"})
    news_days: int = 365
    old_days: int = 1460
    old: float = 0.85
    same_gemeente: float = 2.5
    everywhere: float = 1.6
    elsewhere: float = 0.25
    reach: float = 15.0
    #: What is far within a gemeente loses so much; a part of that from so many kilometres on.
    far: float = 0.2
    walk: float = 6.0
    spoken: float = 1.5
    #: The same for one word alone: what fits it is much, so that the language tells most.
    spoken_alone: float = 3.0
    #: What is written for professionals, and a meeting that is over, for a question that is a need of people.
    about: frozenset[str] = frozenset({"publicatie", "bouwsteen", "fundament", "regioplan", "monitor", "sessie"})
    about_need: float = 0.5
    other_language: float = 0.5


WEIGHTS: Final = Weights()
