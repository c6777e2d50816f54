"""Read a list of postcode areas: CSV of CBS, of GeoNames or of one's own. Faults are told with line and column."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, Final

from core.enums import TermKind
from core.taxonomies import all_terms
from directory.models import PostcodeArea
from directory.postcodes import Area

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
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
    found: dict[str, Area] = {}
    gemeenten = _gemeenten()
    for line, row in _rows(path, text):
        area = _area(path, line, row, gemeenten)
        if area.code in found:
            raise _fault(path, line, "postcode", f"{area.code} staat er twee keer. Haal er één weg")
        found[area.code] = area
    if not found:
        msg = f"{path.name}: er staan geen postcodes in."
        raise PostcodeFileError(msg)
    return list(found.values())


def _rows(path: Path, text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The lines with their number, as the parts of an area."""
    lines = text.splitlines() or [""]
    for number, line in enumerate(lines, start=1):
        if "\0" in line:
            column = line[: line.index("\0")].count(_delimiter(lines[0])) + 1
            raise _fault(
                path, number, str(column), "hier staat een teken dat niet kan. Bewaar de lijst opnieuw als CSV"
            )
    delimiter = _delimiter(lines[0])
    reader = csv.DictReader(lines, delimiter=delimiter, strict=True)
    try:
        titles = reader.fieldnames or []
        names = _names(path, titles)
        for row in reader:
            if None in row:
                words = f"hier staat meer dan de {len(titles)} kolommen van regel 1. Haal het weg"
                raise _fault(path, reader.line_num, str(len(titles) + 1), words)
            yield reader.line_num, {part: (row[name] or "").strip() for part, name in names.items()}
    except csv.Error as fault:
        number = max(1, reader.reader.line_num)
        column = lines[number - 1].partition('"')[0].count(delimiter) + 1
        words = "een aanhalingsteken staat verkeerd, of een cel is te lang. Kijk deze regel na"
        raise _fault(path, number, str(column), words) from fault


def _delimiter(first: str) -> str:
    return max(",;\t", key=first.count)


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
    longest = PostcodeArea._meta.get_field("place").max_length
    if longest is not None and len(row["place"]) > longest:
        raise _fault(path, line, "plaats", f"de naam is te lang. Gebruik hoogstens {longest} tekens")
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
