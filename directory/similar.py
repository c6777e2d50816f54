"""Other help for who comes to an entry that is not on the map any more."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from pyroaring import BitMap

from core.cards import cards_for
from core.freshness import keep_nowhere
from directory.facets import QuestionFacet
from directory.listing import visible_services
from directory.memory.listed import Listed, union
from directory.questions import all_questions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.http import HttpRequest

    from directory.facets.base import Found
    from directory.models import ServicePage

__all__ = ["similar_help"]

_SIMILAR: Final = 3
_NOTHING: Final = BitMap()


def _levels(sets: Iterable[BitMap]) -> list[BitMap]:
    """What is in all of these sets first, what is in one of them last."""
    levels: list[BitMap] = []
    for rows in sets:
        higher = [level & rows for level in levels]
        levels = [one | other for one, other in zip([*levels, _NOTHING], [rows, *higher], strict=True)]
    return levels[::-1]


def _in_order(page: ServicePage, listed: Listed, answers: Found) -> Iterator[BitMap]:
    """Groups of entries. Those that share a hulpvraag or theme go first; of them, and of the others, those from nearby.

    An entry of a gemeente is like those for this gemeente, then like those for the whole province.
    """
    terms = page.get_terms()
    gemeenten = [term.slug for term in terms.gemeenten] or page.service.digest.get("gemeenten", [])
    near = union(listed.by_area.get(slug, _NOTHING) for slug in gemeenten)
    shared = [answers[question.slug] for question in page.questions()]
    shared += [listed.themes.get(term.slug, _NOTHING) for term in terms.themes]
    areas = (near, listed.everywhere, listed.all)
    yield from (area & level for area in areas for level in _levels(shared))
    yield from areas


def _once(places: Iterable[int]) -> Iterator[int]:
    seen: set[int] = set()
    for place in places:
        if place not in seen:
            seen.add(place)
            yield place


def _most_like(page: ServicePage) -> list[int]:
    """Keys of pages, the best first. What others must not see stands on no page without "Snel weg"."""
    listed = Listed.now()
    fit, answers = listed.all, QuestionFacet().values(listed)
    if not page.is_sensitive():
        fit = fit - union(answers[question.slug] for question in all_questions() if question.sensitive)
    places = (place for group in _in_order(page, listed, answers) for place in group & fit)
    return listed.table.pks_at(islice(_once(places), _SIMILAR))


def similar_help(page: ServicePage, request: HttpRequest) -> dict[str, Any]:
    """Three cards of entries that are most like it, and the address of all help of its themes.

    No browser keeps a page that shows this: the entry may be back within the hour.
    """
    keep_nowhere(request)
    keys = _most_like(page)
    found = {other.pk: other for other in visible_services().filter(pk__in=keys)}
    query = urlencode([("thema", term.slug) for term in page.get_terms().themes])
    return {
        "similar": cards_for([found[key] for key in keys if key in found], request),
        "similar_query": f"?{query}" if query else "",
    }
