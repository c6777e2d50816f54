"""Where something is, as far as four digits of a postcode tell: places, wijken and rough distances."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, replace
from enum import IntEnum
from math import cos, hypot, radians
from pathlib import Path
from typing import TYPE_CHECKING, Final

from core import local_cache
from core.enums import TermKind
from core.taxonomies import all_terms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.taxonomies import TermRecord

__all__ = ["Area", "Nearness", "Spot", "areas", "find_spot", "middle", "nearness", "spaced_postcode", "spot_of"]

_FILE: Final = Path(__file__).with_name("data") / "postcodes.csv"
_POSTCODE: Final = re.compile(r"^\s*([1-9]\d{3})(?:\s*[A-Za-z]{2})?\s*$")
_WITH_PLACE: Final = re.compile(r"^\s*([1-9]\d{3})(?:\s*[A-Za-z]{2}(?=[\s,]))?[\s,]+([^\d\s].*)$")
_WHOLE: Final = re.compile(r"^\s*([1-9]\d{3})\s*([A-Za-z]{2})\s*$")
_KM_A_DEGREE: Final = 111.2
_NEAR, _CLOSE = 5, 15


@dataclass(frozen=True, slots=True)
class Area:
    """A PC4 area. ``gemeente`` is a CBS code, the point is rounded to a hundredth of a degree."""

    code: str
    place: str
    gemeente: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Spot:
    """A point with what to call it, the places (in small letters) and the gemeenten (CBS codes) in which it lies."""

    label: str
    latitude: float
    longitude: float
    places: frozenset[str]
    gemeenten: frozenset[str] = frozenset()


class Nearness(IntEnum):
    """How far something is: postcodes of four digits carry no more."""

    HERE = 0
    NEAR = 1
    CLOSE = 2
    FAR = 3


def _from_file() -> list[Area]:
    with _FILE.open(encoding="utf-8") as lines:
        return [
            Area(row["postcode"], row["plaats"], row["gemeente"], float(row["breedte"]), float(row["lengte"]))
            for row in csv.DictReader(lines)
        ]


def _load() -> dict[str, Area]:
    from directory.models import PostcodeArea

    names = ("code", "place", "gemeente", "latitude", "longitude")
    rows = [Area(*row[:3], *map(float, row[3:])) for row in PostcodeArea.objects.values_list(*names)]
    return {area.code: area for area in rows or _from_file()}


def spaced_postcode(text: str) -> str:
    """A postcode as it stands on an envelope: 8232 SA. What is none stays as it was written."""
    found = _WHOLE.match(text)
    return f"{found[1]} {found[2].upper()}" if found else text


def areas() -> dict[str, Area]:
    """The areas by code: those that ``import_postcodes`` brought, else our own list. One query in ten seconds."""
    return local_cache.remember("postcodes", _load, per_language=False)


def middle(label: str, found: Iterable[Area]) -> Spot | None:
    """The point in the middle of some areas; None without any."""
    among = list(found)
    if not among:
        return None
    return Spot(
        label,
        sum(area.latitude for area in among) / len(among),
        sum(area.longitude for area in among) / len(among),
        frozenset(area.place.casefold() for area in among),
        frozenset(area.gemeente for area in among),
    )


def find_spot(words: str) -> Spot | None:
    """What a visitor means: "8232", "8232 AB", "8232 AB Lelystad", "Urk", "almere buiten" or a gemeente.

    None when we don't know it.
    """
    if found := _POSTCODE.match(words):
        return _of_code(found[1])
    if (found := _WITH_PLACE.match(words)) and (place := _of_name(found[2])):
        return _of_code(found[1]) or place
    return _of_name(words)


def _of_code(code: str) -> Spot | None:
    area = areas().get(code)
    return middle(f"{area.code} ({area.place})", [area]) if area else None


def _of_name(words: str) -> Spot | None:
    wanted = " ".join(words.split()).casefold()
    if not wanted:
        return None
    by_place = [area for area in areas().values() if area.place.casefold() == wanted]
    if by_place:
        return middle(by_place[0].place, by_place)
    return _of_gemeente(wanted)


def _of_gemeente(wanted: str) -> Spot | None:
    """A gemeente by its name, with all its places; or a village without a postcode of its own, which is one place."""
    terms = all_terms(TermKind.GEMEENTE)
    for term in terms:
        names = {name.casefold(): name for name in term.names}
        if wanted in names:
            whole = middle(names[wanted], _areas_of(term))
            return replace(whole, places=whole.places | set(names)) if whole else None
    for term in terms:
        villages = {name.casefold(): name for name in term.places}
        if wanted in villages:
            around = middle(villages[wanted], _areas_of(term))
            return replace(around, places=frozenset({wanted})) if around else None
    return None


def _areas_of(term: TermRecord) -> list[Area]:
    """The areas of a gemeente, by its CBS code or by the names of its places."""
    names = {name.casefold() for name in (*term.names, *term.places)}
    return [area for area in areas().values() if area.gemeente == term.cbs_code or area.place.casefold() in names]


def spot_of(city: str, code: str) -> Spot | None:
    """Where a location is, by its postcode, else by its place."""
    area = areas().get(code)
    return middle(area.place, [area]) if area else find_spot(city)


def nearness(home: Spot, other: Spot) -> Nearness:
    """How far two spots are apart, as the crow flies."""
    if home.places & other.places:
        return Nearness.HERE
    north = (home.latitude - other.latitude) * _KM_A_DEGREE
    east = (home.longitude - other.longitude) * _KM_A_DEGREE * cos(radians(home.latitude))
    kilometres = hypot(north, east)
    if kilometres < _NEAR:
        return Nearness.NEAR
    return Nearness.CLOSE if kilometres < _CLOSE else Nearness.FAR
