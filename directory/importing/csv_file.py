"""Read the Dutch table: which signs, which separator, which columns; each cell with its line and column."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from core.text import fold
from directory.importing.cells import BadCell, formula_in, unsafe_cell
from directory.importing.columns import COLUMNS, REQUIRED, Column, place_column
from directory.importing.faults import BadFile, Report
from directory.importing.rows import Row
from directory.importing.texts import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["read_csv"]

_BY_NAME: Final = {fold(column.name): column for column in COLUMNS}
_LONGEST_CELL: Final = 20_000
_Head = list[tuple[str, int | None, Column]]


def _text(data: bytes) -> str:
    """The signs of the file. Other ones than UTF-8 are refused with what to do: guessing spoils names."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BadFile(_("Dit bestand is in UTF-16. Bewaar het in Excel als “CSV UTF-8”."))
    if data.startswith(b"PK\x03\x04"):
        raise BadFile(_("Dit is een Excel-bestand. Bewaar het in Excel als “CSV UTF-8”."))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        sample = data[max(0, fault.start - 12) : fault.start + 12].decode("cp1252", "replace")
        words = _("Regel %(line)d: dit bestand is in Windows-1252, bij “%(sample)s”. Bewaar het als “CSV UTF-8”.")
        raise BadFile(words % {"line": line, "sample": " ".join(sample.split())}) from None
    if "\0" in text:
        raise BadFile(_("Dit is geen tabel met tekst. Kies een CSV-bestand."))
    return text


def _separator(text: str) -> str:
    """The sign between columns, by the first line."""
    first = text.lstrip().split("\n", maxsplit=1)[0]
    return max((";", ",", "\t"), key=first.count)


def _head(names: list[str], report: Report) -> _Head:
    """The column of each cell; says which are missing, unknown or there twice."""
    found: _Head = []
    seen: set[str] = set()
    for number, name in enumerate(names, start=1):
        wanted = fold(" ".join(unsafe_cell(name).split()))
        where = _("regel 1, kolom %(number)d") % {"number": number}
        place = place_column(wanted)
        column = place[1] if place else _BY_NAME.get(wanted)
        if column is None:
            words = _("De kolom '%(name)s' kennen we niet. Haal hem weg, of gebruik een naam uit het voorbeeld.")
            report.fault(where, words % {"name": name})
        elif wanted in seen:
            report.fault(where, _("De kolom '%(name)s' staat er twee keer. Haal er één weg.") % {"name": name})
        else:
            found.append((wanted, place[0] if place else None, column))
        seen.add(wanted)
    for name in REQUIRED:
        if name not in seen:
            report.fault(_("regel 1"), _("De kolom '%(name)s' ontbreekt. Zet hem erbij.") % {"name": name})
    if not seen & {"id", "vast nummer"}:
        report.fault(
            _("regel 1"), _("De kolom 'id' ontbreekt. Geef elk item een eigen nummer dat altijd gelijk blijft.")
        )
    return found


def _put(values: dict[str, Any], number: int | None, key: str, value: Any) -> str:
    """Store a value under its key; gives the key as faults know it."""
    if number is not None:
        places = values.setdefault("places", [])
        while len(places) <= number:
            places.append({})
        places[number][key] = value
        return f"places.{number}.{key}"
    outer, _dot, inner = key.partition(".")
    if inner:
        values.setdefault(outer, {})[inner] = value
    else:
        values[key] = value
    return key


def _place(line: int, number: int) -> str:
    """The line of the file, with the row of a spreadsheet where a cell above it has more than one line."""
    if line == number:
        return _("regel %(line)d") % {"line": line}
    return _("regel %(line)d (in Excel rij %(row)d)") % {"line": line, "row": number}


def _row(cells: list[str], place: str, head: _Head, report: Report) -> Row:
    row = Row(place, {})
    words = _("%(row)s, kolom '%(name)s'")
    for (name, number, column), cell in zip(head, cells, strict=True):
        where = words % {"row": row.where, "name": name}
        if len(cell) > _LONGEST_CELL:
            report.fault(where, _("Deze tekst is te lang. Maak hem korter dan %d tekens.") % _LONGEST_CELL)
            row.bad.add(column.key)
            continue
        if formula_in(cell):
            report.fault(where, _("Dit is een formule. Schrijf gewone tekst, of zet er een ' voor als het zo hoort."))
        try:
            value = column.read(unsafe_cell(clean(cell).strip(" \r\n")).strip())
        except BadCell as fault:
            report.fault(where, str(fault))
            row.bad.add(column.key)
        else:
            if column.key == "address_is_secret" and not cell.strip():
                continue  # An empty cell opens no secret.
            row.marks[_put(row.values, number, column.key, value)] = where
    for number in range(len(row.values.get("places", ()))):
        name = f"plek naam {number + 1}" if number else "plek naam"
        row.marks.setdefault(f"places.{number}.name", words % {"row": row.where, "name": name})
    return row


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line on which it begins."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as fault:
        if "field limit" in str(fault):
            words = _('Regel %(line)d: hier staat een veel te lange tekst. Maak hem korter, of sluit hem af met een ".')
            raise BadFile(words % {"line": line}) from None
        words = _('Regel %(line)d: de aanhalingstekens kloppen niet. Zet om een tekst met " er twee: "".')
        raise BadFile(words % {"line": line}) from None


def read_csv(data: bytes, report: Report) -> list[Row]:
    """All rows of a table. Faults go into the report, all of them. Raises ``BadFile`` when nothing can be read."""
    lines = _lines(_text(data))
    names = next(lines, (1, []))[1]
    if not any(names):
        raise BadFile(_("Dit bestand is leeg. Zet op de eerste regel de namen van de kolommen."))
    while names and not names[-1].strip():
        names.pop()
    head = _head(names, report)
    if report.faults:
        return []
    rows = []
    for number, (line, cells) in enumerate(lines, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        extra = any(cell.strip() for cell in cells[len(head) :])
        if extra or len(cells) < len(head):
            words = _('Hier zijn %(found)d cellen voor %(wanted)d kolommen. Zet " om een tekst met een ; erin.')
            report.fault(_place(line, number), words % {"found": len(cells), "wanted": len(head)})
            continue
        rows.append(_row(cells[: len(head)], _place(line, number), head, report))
    return rows
