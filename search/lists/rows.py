"""Rows of the lists in one shape, wherever they come from: a file of the site, the database, or an upload."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from django.db.models import BooleanField, F, TextField, Value
from django.db.models.functions import Cast

from core.text import fold, lines_of
from search.analysis.letters import words_in
from search.analysis.wordlists import DATA
from search.models import AmbiguousPlace, CompoundPart, CrisisPhrase, StemException, Synonym

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = [
    "LISTS",
    "ListKind",
    "ListRow",
    "RowKey",
    "default_keys",
    "default_rows",
    "key_of_row",
    "key_words",
    "merged",
    "stored_rows",
]


class ListRow(NamedTuple):
    """A row: which list, the language ("" for all), the word, what belongs to it, a choice, and whether it counts."""

    kind: str
    language: str
    word: str
    values: tuple[str, ...]
    mark: str
    active: bool


@dataclass(frozen=True, slots=True)
class ListKind:
    """A list: its model, the file that comes with the site, and which field has what ("" when the list has no such).

    ``heads`` are the names of its columns in a file, in the order language, word, values, mark.
    """

    name: str
    model: Any
    files: tuple[str, ...]
    heads: tuple[str, ...]
    word: str
    language: str = ""
    values: str = ""
    mark: str = ""
    #: Whether a change of it changes what the index must hold.
    in_index: bool = False
    #: Whether rows with the same words and another sign ("dood*") or another mark are other rows.
    by_signs: bool = False

    @property
    def label(self) -> str:
        """Its name for people."""
        return str(self.model._meta.verbose_name_plural)

    @property
    def fields(self) -> tuple[str, ...]:
        """Its fields in the order of ``heads``."""
        return tuple(name for name in (self.language, self.word, self.values, self.mark) if name)


_LANGUAGE: Final = "taal"
LISTS: Final = {
    kind.name: kind
    for kind in (
        ListKind(
            "parts",
            CompoundPart,
            ("samenstellingen.csv",),
            ("woord", "andere vormen", "plaats"),
            "word",
            values="forms",
            mark="place",
            in_index=True,
        ),
        ListKind(
            "stems",
            StemException,
            ("stammen.csv",),
            (_LANGUAGE, "woord", "gewone vorm"),
            "word",
            language="language",
            values="stem",
            in_index=True,
        ),
        ListKind(
            "synonyms",
            Synonym,
            ("synoniemen.csv",),
            (_LANGUAGE, "woord", "andere woorden", "richting"),
            "word",
            language="language",
            values="others",
            mark="way",
        ),
        ListKind(
            "crisis",
            CrisisPhrase,
            ("crisis.csv", "harmless.csv"),
            (_LANGUAGE, "woorden", "soort"),
            "phrase",
            language="language",
            mark="kind",
            by_signs=True,
        ),
        ListKind("places", AmbiguousPlace, ("dubbele-plaatsen.csv",), ("naam",), "name"),
    )
}


def key_words(text: str) -> str:
    """By what rows are the same: their words without capitals, accents and signs; a hyphen in front stays."""
    return ("-" if text.strip().startswith("-") else "") + " ".join(word.folded for word in words_in(text))


class RowKey(NamedTuple):
    """By what a row is the same as another one."""

    kind: str
    language: str
    words: str
    mark: str = ""


def key_of_row(row: ListRow) -> RowKey:
    """The key of a row."""
    if LISTS[row.kind].by_signs:
        return RowKey(row.kind, row.language, " ".join(fold(row.word).split()), row.mark)
    return RowKey(row.kind, row.language, key_words(row.word))


def merged(rows: Iterable[ListRow]) -> dict[RowKey, ListRow]:
    """Rows by their key: a later one takes the place of an earlier one with the same words."""
    return {key_of_row(row): row for row in rows}


def _file_rows(kind: ListKind) -> Iterable[ListRow]:
    """Lines of the files of the site. Columns are called as in ``heads``, or as the fields of the model."""
    for path in (DATA / name for name in kind.files if (DATA / name).exists()):
        lines = path.read_text(encoding="utf-8").splitlines()
        names = kind.heads if set(kind.heads) <= set(lines[0].split(";")) else kind.fields
        at = dict(zip(kind.fields, names, strict=True))
        for cells in csv.DictReader(lines, delimiter=";" if names is kind.heads else ","):
            language, values, mark = (
                cells[at[name]] if name else "" for name in (kind.language, kind.values, kind.mark)
            )
            several = tuple(filter(None, values.split("|")))
            yield ListRow(kind.name, language, cells[at[kind.word]], several, mark, active=True)


@cache
def default_rows() -> tuple[ListRow, ...]:
    """All that comes with the site."""
    return tuple(row for kind in LISTS.values() for row in _file_rows(kind))


def _text(name: str) -> Any:
    """A field as text, so that rows of all lists fit under each other."""
    return Cast(F(name), TextField()) if name else Value("", output_field=TextField())


def _columns(kind: ListKind) -> Any:
    return kind.model.objects.order_by().values_list(
        Value(kind.name, output_field=TextField()),
        _text(kind.language),
        _text(kind.word),
        _text(kind.values),
        _text(kind.mark),
        Cast(F("active"), BooleanField()),
    )


@cache
def default_keys() -> Mapping[RowKey, ListRow]:
    """What comes with the site, by its key."""
    return merged(default_rows())


def stored_rows() -> tuple[ListRow, ...]:
    """All that editors added, in one query."""
    first, *others = (_columns(kind) for kind in LISTS.values())
    rows = first.union(*others, all=True)
    return tuple(
        ListRow(kind, language, word, tuple(lines_of(values)), mark, bool(active))
        for kind, language, word, values, mark, active in sorted(rows)
    )
