"""Read a list of postcode areas: CSV of CBS, of GeoNames or of one's own. Faults are told with line and column."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, Final

from core.enums import TermKind
from core.taxonomies import all_terms
from directory.postcodes import Area

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

__all__ = ["PostcodeFileError", "read_areas"]

#: Names of columns that we know, in small letters.
_COLUMNS: Final = {
    "code": ("postcode", "pc4", "postcode4", "postal code"),
    "place": ("plaats", "woonplaats", "wijk", "place", "place name"),
    "gemeente": ("gemeente", "gemeentecode", "gemeentenaam", "admin name2"),
    "latitude": ("breedte", "lat", "latitude"),
    "longitude": ("lengte", "lon", "lng", "longitude"),
}
_CODE: Final = re.compile(r"[1-9]\d{3}")
#: Europe's Netherlands, in degrees: a number outside is a mistake, such as two columns the wrong way round.
_LATITUDES, _LONGITUDES = (50.0, 54.0), (3.0, 8.0)


class PostcodeFileError(Exception):
    """What is wrong with the file, in words for the operator."""


def read_areas(path: Path) -> list[Area]:
    """All areas of a file. Raises ``PostcodeFileError`` at the first fault; nothing is skipped."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as fault:
        msg = f"{path} kan niet gelezen worden: {fault.strerror}."
        raise PostcodeFileError(msg) from fault
    except UnicodeDecodeError as fault:
        msg = f"{path.name}: dit is geen UTF-8. Bewaar het bestand als CSV UTF-8."
        raise PostcodeFileError(msg) from fault
    lines = text.splitlines()
    first = lines[0] if lines else ""
    delimiter = max(",;\t", key=first.count)
    reader = csv.DictReader(lines, delimiter=delimiter, strict=True)
    names = _names(path, reader.fieldnames or [])
    found: dict[str, Area] = {}
    gemeenten = _gemeenten()
    for row in reader:
        area = _area(
            path, reader.line_num, {part: (row[name] or "").strip() for part, name in names.items()}, gemeenten
        )
        if area.code in found:
            raise _fault(path, reader.line_num, "postcode", f"{area.code} staat er twee keer. Haal er één weg")
        found[area.code] = area
    if not found:
        msg = f"{path.name}: er staan geen postcodes in."
        raise PostcodeFileError(msg)
    return list(found.values())


def _fault(path: Path, line: int, column: str, words: str) -> PostcodeFileError:
    return PostcodeFileError(f"{path.name}, regel {line}, kolom '{column}': {words}.")


def _names(path: Path, given: Iterable[str]) -> dict[str, str]:
    """For each part of an area the name of its column in this file."""
    titles = {name.strip().casefold(): name for name in given}
    names = {part: next((titles[name] for name in known if name in titles), "") for part, known in _COLUMNS.items()}
    missing = [_COLUMNS[part][0] for part, name in names.items() if not name]
    if missing:
        msg = f"{path.name}, regel 1: deze kolommen ontbreken: {', '.join(missing)}."
        raise PostcodeFileError(msg)
    return names


def _gemeenten() -> dict[str, str]:
    """CBS codes by name and by code."""
    from core.models import Gemeente

    codes = dict(Gemeente.objects.values_list("pk", "cbs_code"))
    found = {code: code for code in codes.values()}
    for term in all_terms(TermKind.GEMEENTE):
        found |= {name.casefold(): codes[term.pk] for name in term.names}
    return found


def _area(path: Path, line: int, row: Mapping[str, str], gemeenten: Mapping[str, str]) -> Area:
    if not _CODE.fullmatch(row["code"]):
        raise _fault(path, line, "postcode", f"'{row['code']}' is geen postcode van vier cijfers")
    if not row["place"]:
        raise _fault(path, line, "plaats", "hier staat niets")
    gemeente = gemeenten.get(row["gemeente"].casefold().removeprefix("gemeente ").removeprefix("gm"))
    if gemeente is None:
        raise _fault(path, line, "gemeente", f"'{row['gemeente']}' is geen gemeente van deze site")
    points = {}
    for part, column, (least, most) in (("latitude", "breedte", _LATITUDES), ("longitude", "lengte", _LONGITUDES)):
        try:
            value = float(row[part].replace(",", "."))
        except ValueError:
            raise _fault(path, line, column, f"'{row[part]}' is geen getal") from None
        if not least <= value <= most:
            raise _fault(path, line, column, f"{row[part]} ligt niet in Nederland. Zijn de kolommen verwisseld?")
        points[part] = round(value, 2)
    return Area(row["code"], row["place"], gemeente, points["latitude"], points["longitude"])
