"""The import of a list of words: what would happen, and what happens."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from django.db import transaction
from wagtail.log_actions import log

from search.lists.csv_file import list_row
from search.lists.rows import default_keys, key_of_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.lists.rows import ListKind, ListRow

__all__ = ["import_rows", "planned"]

NEW, CHANGED, SAME = "new", "changed", "same"


def _literal(kind: ListKind, row: ListRow) -> tuple[str, str, str]:
    """By what the database takes two rows for the same."""
    return (row.language if kind.language else "", row.word.lower(), row.mark if kind.by_signs else "")


class _Stored:
    """The rows of editors, read once.

    Two of them may have the same words with other signs; that of a file is then the one as it is written.
    """

    def __init__(self, kind: ListKind) -> None:
        self._kind = kind
        self._by_key: dict[Any, Any] = {}
        self._by_word: dict[Any, Any] = {}
        for instance in kind.model.objects.all():
            self.add(list_row(kind, instance), instance)

    def add(self, row: ListRow, instance: Any) -> None:
        """From now on this is the row."""
        self._by_key[key_of_row(row)] = instance
        self._by_word[_literal(self._kind, row)] = instance

    def get(self, row: ListRow) -> Any:
        """The row that a row of a file means; None when there is none."""
        return self._by_word.get(_literal(self._kind, row)) or self._by_key.get(key_of_row(row))


def _outcome(kind: ListKind, row: ListRow, stored: Any, default: ListRow | None) -> str:
    """What a row of a file would do, beside the row of editors and the line of the site with the same words."""
    now = list_row(kind, stored) if stored is not None else default
    if now is not None and now[3:] == row[3:]:
        return SAME
    return NEW if stored is None else CHANGED


def planned(*, kind: ListKind, rows: Sequence[ListRow]) -> Counter[str]:
    """How many rows would be new, changed, or are there already. Nothing is written."""
    stored, defaults = _Stored(kind), default_keys()
    return Counter(_outcome(kind, row, stored.get(row), defaults.get(key_of_row(row))) for row in rows)


@transaction.atomic
def import_rows(*, kind: ListKind, rows: Sequence[ListRow], user: Any = None) -> Counter[str]:
    """Write the rows that say something new; rows that are not in the file stay as they are."""
    kind.model.objects.select_for_update().order_by("pk").values_list("pk").first()
    stored, defaults = _Stored(kind), default_keys()
    counts: Counter[str] = Counter()
    for row in rows:
        found = stored.get(row)
        outcome = _outcome(kind, row, found, defaults.get(key_of_row(row)))
        counts[outcome] += 1
        if outcome == SAME:
            continue
        instance = found if found is not None else kind.model()
        _fill(kind, instance, row)
        instance.save()
        stored.add(row, instance)
        log(instance=instance, action="wagtail.create" if outcome == NEW else "wagtail.edit", user=user)
    return counts


def _fill(kind: ListKind, instance: Any, row: ListRow) -> None:
    values = {
        kind.language: row.language,
        kind.word: row.word,
        kind.values: "\n".join(row.values),
        kind.mark: row.mark,
        "active": row.active,
    }
    for name, value in values.items():
        if name:
            setattr(instance, name, value)
