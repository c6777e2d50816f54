"""Lists of words as CSV: what an upload holds with what is wrong in it, and a whole list to download."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from io import StringIO
from typing import TYPE_CHECKING, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core.text import fold, lines_of
from search.lists.refusing import refusal_of
from search.lists.rows import ListRow, default_keys, key_of_row, key_words, merged, stored_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from django.db import models

    from search.lists.rows import ListKind, RowKey

__all__ = ["BadFile", "Fault", "Upload", "as_csv", "list_row", "read_upload", "text_of", "whole_list"]

ON: Final = "in gebruik"
_YES, _NO = "ja", "nee"
_BETWEEN: Final = "|"
#: A spreadsheet program takes what begins with these for a sum.
_SUMS: Final = ("=", "+", "-", "@")
#: More than twice the longest list of the site.
_MOST_ROWS: Final = 20_000


class BadFile(Exception):  # noqa: N818  # not an error of ours
    """A file that can't be read at all; it says what to do."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong at a place of a file: "regel 12, kolom 'taal'"."""

    where: str
    text: str


@dataclass(slots=True)
class Upload:
    """What a file holds. With a fault in it nothing may be written."""

    rows: list[ListRow] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def text_of(data: bytes) -> str:
    """The text of a file in UTF-8. Raises ``BadFile``: guessing other signs spoils words with accents."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise BadFile(_("Wij kunnen dit bestand niet lezen. Bewaar het in Excel als “CSV UTF-8” en kies het opnieuw."))
    return text


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not empty, with the line on which it begins."""
    first = text.lstrip().partition("\n")[0]
    separator = max((";", ",", "\t"), key=first.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error:
        words = _('Regel %(line)d: de aanhalingstekens kloppen niet. Zet om een tekst met " er twee: "".')
        raise BadFile(words % {"line": line}) from None


def _cell(cell: str) -> str:
    """A cell without spaces around it, and without the sign that kept it from being a sum."""
    text = cell.strip()
    return text[1:] if text[:1] == "'" and text[1:2] in _SUMS else text


def _check_head(names: Sequence[str], kind: ListKind) -> None:
    missing = [head for head in kind.heads if head not in names]
    if missing:
        words = _("Regel 1: de kolom '%(name)s' ontbreekt. Download de lijst en kijk welke kolommen er zijn.")
        raise BadFile(words % {"name": missing[0]})
    for name in names:
        if name and name not in (*kind.heads, ON):
            words = _("Regel 1: de kolom '%(name)s' kennen wij niet. Haal hem weg.")
            raise BadFile(words % {"name": name})


def _model_row(kind: ListKind, cells: Mapping[str, str]) -> models.Model:
    values = dict(zip(kind.fields, (cells[head] for head in kind.heads), strict=True))
    if kind.values:
        values[kind.values] = "\n".join(part.strip() for part in values[kind.values].split(_BETWEEN))
    row: models.Model = kind.model(**values)
    return row


def _fault(kind: ListKind, field: str, text: str, where: str) -> Fault:
    head = dict(zip(kind.fields, kind.heads, strict=True))[field]
    return Fault(_("%(row)s, kolom '%(name)s'") % {"row": where, "name": head}, text)


def _faults(kind: ListKind, row: models.Model, where: str) -> Iterator[Fault]:
    """What the model says against a row, by column."""
    try:
        row.clean_fields()
    except ValidationError as error:
        for name, problems in error.error_dict.items():
            for problem in problems:
                text = " ".join(problem.messages)
                choices = getattr(row._meta.get_field(name), "choices", None)
                if choices:
                    text = _("Kies een van deze woorden: %s.") % ", ".join(str(value) for value, _label in choices)
                elif problem.code == "blank":
                    text = _("Vul hier iets in.")
                yield _fault(kind, name, text, where)


def list_row(kind: ListKind, row: models.Model) -> ListRow:
    """A row of a model in the shape of all lists."""

    def value(name: str) -> str:
        return str(getattr(row, name)) if name else ""

    values = tuple(lines_of(value(kind.values)))
    active = bool(getattr(row, "active", True))
    return ListRow(kind.name, value(kind.language), value(kind.word), values, value(kind.mark), active)


def read_upload(kind: ListKind, text: str) -> Upload:
    """All rows of a file with all faults. Raises ``BadFile`` when nothing can be read."""
    lines = _lines(text)
    names = [fold(" ".join(name.split())) for name in next(lines, (1, [""]))[1]]
    _check_head(names, kind)
    upload = Upload()
    seen: dict[RowKey, str] = {}
    for line, cells in lines:
        where = _("regel %(line)d") % {"line": line}
        by_name = dict(zip(names, map(_cell, cells), strict=False))
        if len(cells) < len(names) or any(cell.strip() for cell in cells[len(names) :]):
            words = _("Hier zijn %(found)d cellen voor %(wanted)d kolommen. Zet er evenveel.")
            upload.faults.append(Fault(where, words % {"found": len(cells), "wanted": len(names)}))
            continue
        active = fold(by_name.get(ON, "")) or _YES
        if active not in {_YES, _NO}:
            place = _("%(row)s, kolom '%(name)s'") % {"row": where, "name": ON}
            upload.faults.append(Fault(place, _("Zet hier ja of nee.")))
            continue
        made = _model_row(kind, by_name)
        faults = list(_faults(kind, made, where))
        upload.faults += faults
        row = list_row(kind, made)._replace(active=active == _YES)
        refusal = None if faults else refusal_of(row)
        if refusal is not None:
            upload.faults.append(_fault(kind, refusal.field, refusal.text, where))
        key = key_of_row(row)
        if not faults and key in seen:
            words = _("Dit woord staat ook op %(other)s. Haal er één weg.")
            upload.faults.append(Fault(where, words % {"other": seen[key]}))
        seen[key] = where
        upload.rows.append(row)
        if len(upload.rows) > _MOST_ROWS:
            raise BadFile(_("Dit bestand heeft te veel regels. Knip het in stukken van %d regels.") % _MOST_ROWS)
    return upload


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_SUMS) else cell


def as_csv(kind: ListKind, rows: Iterable[ListRow]) -> str:
    """A list as a file that ``read_upload`` reads, with the mark by which a spreadsheet program sees its accents."""
    file = StringIO(newline="")
    writer = csv.writer(file, delimiter=";")
    writer.writerow([*kind.heads, ON])
    for row in rows:
        cells = [row.language] * bool(kind.language) + [row.word]
        cells += [_BETWEEN.join(row.values)] * bool(kind.values) + [row.mark] * bool(kind.mark)
        writer.writerow([*map(_safe, cells), _YES if row.active else _NO])
    return "\ufeff" + file.getvalue()


def whole_list(kind: ListKind) -> list[ListRow]:
    """All rows of a list, those that are off too, in the order of their words."""
    rows = (row for row in {**default_keys(), **merged(stored_rows())}.values() if row.kind == kind.name)
    return sorted(rows, key=lambda row: (row.language, key_words(row.word)))
