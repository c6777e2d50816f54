"""What to do when little or nothing was found: each way with what it gives, so that nobody walks into a wall again."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from core.enums import TermKind
from core.search import place_of
from core.taxonomies import term_by_slug
from search.facets import facet_labels
from search.page.choices import PARAMETERS
from search.page.finding import count_by_click, count_of, without_part
from search.understanding import understand
from search.understanding.typed import read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.page.choices import Choices
    from search.page.finding import Finding
    from search.understanding import Understood
    from search.understanding.typed import Typed

__all__ = ["WayOn", "other_gemeenten", "without_filters", "without_words"]

#: Looks at the index at most: without filters, and without a word.
_MOST_LOOKS: Final = 3
_MOST_SHORTER: Final = 2
_MOST_GEMEENTEN: Final = 5
#: A degree of longitude is so much of one of latitude in the middle of the Netherlands.
_LONGITUDE: Final = 0.61


@dataclass(frozen=True, slots=True)
class WayOn:
    """A link with what it gives."""

    label: str
    count: int
    url: str


def _lighter(choices: Choices) -> list[tuple[str, dict[str, Any]]]:
    """Each filter with what the choices are without it, and all of them together."""
    found: list[tuple[str, dict[str, Any]]] = []
    if choices.kind:
        found.append((_("Kijk bij alle soorten resultaten"), {"kind": ""}))
    if choices.now:
        found.append((_("Toon ook wat nu dicht is"), {"now": False}))
    for name, values in choices.values.items():
        words = ", ".join(facet_labels(PARAMETERS[name])[value] for value in values)
        rest = {other: chosen for other, chosen in choices.values.items() if other != name}
        found.append((_("Zonder het filter %(filter)s") % {"filter": words}, {"values": rest}))
    if len(found) > 1:
        found.append((_("Zonder filters"), {"kind": "", "now": False, "values": {}}))
    return found


def without_filters(finding: Finding) -> list[WayOn]:
    """The same question with fewer filters, as far as that gives anything."""
    choices, ways = finding.choices, _lighter(finding.choices)
    looks = ways if len(ways) <= _MOST_LOOKS else [*ways[: _MOST_LOOKS - 1], ways[-1]]
    found = [
        WayOn(label, count_of(finding.query, replace(choices, **changes)), choices.address(**changes))
        for label, changes in looks
    ]
    return [way for way in found if way.count]


def _quoted(words: str) -> str:
    return f'"{words}"'


def _beside(understood: Understood, typed: Typed) -> list[str]:
    """What a shorter question keeps: the place, and what must not be found."""
    barred = [" ".join(word.shown for word in words) for words in typed.excluded]
    kept = [f"-{_quoted(words)}" if " " in words else f"-{words}" for words in barred]
    return [understood.place_words, *kept] if understood.place_words else kept


def without_words(finding: Finding) -> list[WayOn]:
    """The question without one of its words, the widest first: that word told the least."""
    understood = finding.understood
    branches, typed = understood.query.branches, read(understood.corrected or understood.text)
    parts = max((branch.parts for branch in branches), key=len, default=())
    phrases = {" ".join(word.folded for word in words) for words in typed.phrases}
    if len(parts) < 2:  # noqa: PLR2004  # with one word nothing is left
        return _without_quotes(finding, typed) if phrases else []
    found, beside = [], _beside(understood, typed)
    for place in range(min(len(parts), _MOST_SHORTER)):
        some = [part.words for number, part in enumerate(parts) if number != place]
        words = " ".join([*(_quoted(one) if one in phrases else one for one in some), *beside])
        count = count_by_click(without_part(understood.query, place), finding.choices)
        found.append(WayOn(words, count, finding.choices.address(query=words)))
    return sorted((way for way in found if way.count), key=lambda way: -way.count)


def _without_quotes(finding: Finding, typed: Typed) -> list[WayOn]:
    """The words of a phrase that nothing has, wherever they stand."""
    choices, branches = finding.choices, finding.understood.query.branches
    words = " ".join([*(word.shown for some in typed.phrases for word in some), *_beside(finding.understood, typed)])
    read_again = understand(
        words,
        languages=[branch.language for branch in branches],
        correct=not choices.literal,
        without_place=choices.anywhere,
    )
    count = count_by_click(read_again.query, choices)
    return [WayOn(words, count, choices.address(query=words))] if count else []


def other_gemeenten(finding: Finding) -> list[WayOn]:
    """The same question in other gemeenten, the nearest first.

    The counts are there already: they leave out what was chosen here.
    """
    choices, counts = finding.choices, finding.answer.counts.get("gemeente", {})
    chosen = choices.values.get("gemeente", ())
    if not chosen:
        return []
    here = [spot for slug in chosen if (spot := _spot(slug))]
    found = []
    for slug in sorted(counts, key=lambda slug: (_away(slug, here), -counts[slug])):
        term = term_by_slug(TermKind.GEMEENTE, slug)
        if term is not None and counts[slug]:
            found.append(
                WayOn(term.name, counts[slug], choices.address(values={**choices.values, "gemeente": (slug,)}))
            )
    return found[:_MOST_GEMEENTEN]


def _spot(slug: str) -> tuple[float, float] | None:
    term = term_by_slug(TermKind.GEMEENTE, slug)
    return place_of(term.name) if term is not None else None


def _away(slug: str, here: Sequence[tuple[float, float]]) -> float:
    """How far a gemeente lies from the nearest of these, in degrees of latitude; far away when nobody knows."""
    spot = _spot(slug) if here else None
    if spot is None:
        return math.inf
    return min(math.hypot(spot[0] - other[0], (spot[1] - other[1]) * _LONGITUDE) for other in here)
