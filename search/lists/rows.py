"""Rows of the lists in one shape, wherever they come from: a file of the site, the database, or an upload."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from django.db.models import BooleanField, F, TextField, Value
from django.db.models.functions import Cast

from core.text import lines_of
from search.analysis.letters import words_in
from search.analysis.wordlists import DATA
from search.models import AmbiguousPlace, CompoundPart, CrisisPhrase, StemException, Synonym

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["LISTS", "ListKind", "ListRow", "default_rows", "key_words", "stored_rows"]


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
    """A list: its model, the file that comes with the site, and which field has what ("" when the list has no such)."""

    name: str
    model: Any
    file: str
    word: str
    language: str = ""
    values: str = ""
    mark: str = ""
    #: Whether a change of it changes what the index must hold.
    in_index: bool = False


LISTS: Final = {
    kind.name: kind
    for kind in (
        ListKind("parts", CompoundPart, "samenstellingen.csv", "word", values="forms", mark="place", in_index=True),
        ListKind("stems", StemException, "stammen.csv", "word", language="language", values="stem", in_index=True),
        ListKind("synonyms", Synonym, "synoniemen.csv", "word", language="language", values="others", mark="way"),
        ListKind("crisis", CrisisPhrase, "nood.csv", "phrase", language="language", mark="kind"),
        ListKind("places", AmbiguousPlace, "dubbele-plaatsen.csv", "name"),
    )
}


def key_words(text: str) -> str:
    """By what rows are the same: their words without capitals, accents and signs; a hyphen in front stays."""
    return ("-" if text.strip().startswith("-") else "") + " ".join(word.folded for word in words_in(text))


def _file_rows(kind: ListKind) -> Iterable[ListRow]:
    """Lines of a file of the site: the columns of ``LISTS`` in the order language, word, values, mark."""
    with (DATA / kind.file).open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file, delimiter=";")
        next(lines)
        for cells in lines:
            rest = iter(cells)
            language = next(rest) if kind.language else ""
            word = next(rest)
            values = tuple(filter(None, next(rest).split("|"))) if kind.values else ()
            yield ListRow(kind.name, language, word, values, next(rest) if kind.mark else "", active=True)


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


def stored_rows() -> tuple[ListRow, ...]:
    """All that editors added, in one query."""
    first, *others = (_columns(kind) for kind in LISTS.values())
    rows = first.union(*others, all=True)
    return tuple(
        ListRow(kind, language, word, tuple(lines_of(values)), mark, bool(active))
        for kind, language, word, values, mark, active in sorted(rows)
    )
