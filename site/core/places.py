"""The contract between the area that knows places and who must recognise one: names and postcodes with a point.

``directory`` keeps the postcodes; search may not know it. Read from memory.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core import local_cache

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["KnownPlace", "known_places", "register_places"]


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A gemeente, a place, a wijk or a postcode area, with a point in it.

    ``name`` is what to show. ``names`` is all that it is called, in words, and ``code`` the four digits of a postcode
    area. ``short`` are names that say which place is meant only beside the name of its gemeente ("Buiten" for Almere
    Buiten). ``gemeente`` is a slug, ``whole`` is True for a gemeente. The point is rounded to 0.01 degree.
    """

    name: str
    gemeente: str
    latitude: float
    longitude: float
    names: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    code: str = ""
    whole: bool = False


_finders: list[Callable[[], Iterable[KnownPlace]]] = []
#: The newest places: the same object until one of them is another.
_kept: list[tuple[KnownPlace, ...]] = [()]


def register_places(find: Callable[[], Iterable[KnownPlace]]) -> None:
    """``find`` gives every place that an area knows. Call it from ``ready``."""
    if find not in _finders:
        _finders.append(find)


def known_places() -> tuple[KnownPlace, ...]:
    """All places, whole gemeenten first. Names of places are not translated."""
    local_cache.remember("known-places", _refresh, per_language=False)
    return _kept[0]


def _refresh() -> bool:
    found = (place for find in _finders for place in find())
    places = tuple(sorted(found, key=lambda place: (not place.whole, place.code, place.name)))
    if places != _kept[0]:
        _kept[0] = places
    return True
