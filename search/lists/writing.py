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


def _stored(kind: ListKind) -> dict[Any, Any]:
    return {key_of_row(list_row(kind, row)): row for row in kind.model.objects.all()}


def _literal(kind: ListKind, row: ListRow) -> tuple[str, str, str]:
    """By what the database takes two rows for the same."""
    return (row.language if kind.language else "", row.word.lower(), row.mark if kind.by_signs else "")


def _outcome(kind: ListKind, row: ListRow, stored: Any, default: ListRow | None) -> str:
    """What a row of a file would do, beside the row of editors and the line of the site with the same words."""
    now = list_row(kind, stored) if stored is not None else default
    if now is not None and now[3:] == row[3:]:
        return SAME
    return NEW if stored is None else CHANGED


def planned(*, kind: ListKind, rows: Sequence[ListRow]) -> Counter[str]:
    """How many rows would be new, changed, or are there already. Nothing is written."""
    stored, defaults = _stored(kind), default_keys()
    return Counter(_outcome(kind, row, stored.get(key_of_row(row)), defaults.get(key_of_row(row))) for row in rows)


@transaction.atomic
def import_rows(*, kind: ListKind, rows: Sequence[ListRow], user: Any = None) -> Counter[str]:
    """Write the rows that say something new; rows that are not in the file stay as they are."""
    kind.model.objects.select_for_update().order_by("pk").values_list("pk").first()
    stored, defaults = _stored(kind), default_keys()
    # Two rows of editors may have the same words with other signs; that of the file is then the one as it is written.
    written = {_literal(kind, list_row(kind, row)): row for row in kind.model.objects.all()}
    counts: Counter[str] = Counter()
    for row in rows:
        key = key_of_row(row)
        found = written.get(_literal(kind, row)) or stored.get(key)
        outcome = _outcome(kind, row, found, defaults.get(key))
        counts[outcome] += 1
        if outcome == SAME:
            continue
        instance = found if found is not None else kind.model()
        _fill(kind, instance, row)
        instance.save()
        stored[key] = instance
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
