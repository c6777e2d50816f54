"""Which gemeente a place belongs to, by the villages and districts that editors keep with a gemeente."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.enums import TermKind
from core.taxonomies import all_terms, gemeenten_with

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.http import HttpRequest

__all__ = ["also_for", "chosen_gemeenten", "gemeenten_of", "located_in", "places_in"]


def located_in(digest: dict[str, Any]) -> set[str]:
    """Slugs of the gemeenten where an entry has a place. No query."""
    return gemeenten_of(city.casefold() for city in digest.get("cities", []))


def gemeenten_of(places: Iterable[str]) -> set[str]:
    """Slugs of the gemeenten in which these places (in small letters) lie. No query."""
    return set(gemeenten_with(*places))


def places_in(slugs: Iterable[str]) -> set[str]:
    """The places (in small letters) of these gemeenten, the other way round. No query."""
    wanted = set(slugs)
    terms = [term for term in all_terms(TermKind.GEMEENTE) if term.slug in wanted]
    return {name.casefold() for term in terms for name in (*term.names, *term.places)}


def chosen_gemeenten(request: HttpRequest | None) -> set[str]:
    """Slugs of the gemeenten that the visitor filters by."""
    if request is None or "gemeente" not in request.GET:
        return set()
    return {term.slug for term in all_terms(TermKind.GEMEENTE)} & set(request.GET.getlist("gemeente"))


def also_for(digest: dict[str, Any], chosen: set[str], served: Sequence[str]) -> list[str]:
    """Names of the chosen gemeenten where an entry has no place but whose residents may come all the same.

    Empty for an entry without a place. ``served`` has the gemeenten of the page; without any, nor in the facts, an
    entry is for the whole province.
    """
    if not chosen or not digest.get("cities"):
        return []
    serves = set(served or digest.get("gemeenten", []))
    elsewhere = chosen - located_in(digest)
    return [t.name for t in all_terms(TermKind.GEMEENTE) if t.slug in elsewhere and (not serves or t.slug in serves)]
