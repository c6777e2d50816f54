"""What a rebuild made takes the place of what is found, a few documents at a time: whoever saves waits but a moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from django.db import connection, transaction
from django.db.models import Max, Min

from search.models import SearchDocument, SearchDraft
from search.projection.columns import COLUMNS
from search.projection.turns import in_turns
from search.projection.writing import next_version

__all__ = ["swap"]

#: So many documents change at one moment: more than a site like ours has. Who saves meanwhile waits two seconds.
AT_ONCE: Final = 2_000
#: When there are more, so many change in one transaction.
GROUP: Final = 200
#: So many are compared in one.
_COMPARED: Final = 1_000


def swap(*, since: int, gone: Iterable[str], keep: Callable[[], None]) -> None:
    """Let the drafts take their place, but for what was written after ``since``: that is newer.

    Documents with the keys that are ``gone`` go. What is the same keeps its version and is not written. When no more
    than ``AT_ONCE`` documents are left, they change at one moment. Else they do so group by group: until the last one
    some are as they were and others as they are, each of them whole. ``keep`` is called first in each transaction.
    """
    _forget_same()
    there = SearchDocument.objects.filter(version__lte=since)
    wanted = sorted(gone)
    keys: list[tuple[str, int]] = []
    for start in range(0, len(wanted), _COMPARED):
        keys += [
            (key, 0) for key in there.filter(key__in=wanted[start : start + _COMPARED]).values_list("key", flat=True)
        ]
    changes = [*keys, *(("", pk) for pk in SearchDraft.objects.order_by("pk").values_list("pk", flat=True))]
    size = AT_ONCE if len(changes) <= AT_ONCE else GROUP
    for start in in_turns(range(0, len(changes), size)):
        _change(changes[start : start + size], since, keep)


@transaction.atomic
def _change(changes: Sequence[tuple[str, int]], since: int, keep: Callable[[], None]) -> None:
    keep()
    gone = [key for key, _draft in changes if key]
    drafts = [draft for key, draft in changes if not key]
    version = next_version(removed=bool(gone))
    SearchDocument.objects.filter(key__in=gone, version__lte=since).delete()
    if drafts:
        _copy(drafts, version, since)


def _table(model: type[SearchDocument | SearchDraft]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def _not_taken() -> str:
    """But for drafts that somebody takes away now: what is written for those is newer. SQLite has one writer."""
    return "FOR UPDATE SKIP LOCKED" if connection.vendor == "postgresql" else ""


def _changed(one: str, other: str) -> str:
    unlike = "IS NOT" if connection.vendor == "sqlite" else "IS DISTINCT FROM"
    return " OR ".join(f"{one}.{name} {unlike} {other}.{name}" for name in map(connection.ops.quote_name, COLUMNS))


def _copy(drafts: Sequence[int], version: int, since: int) -> None:
    """New rows are added, other ones changed; the drafts stay until the end."""
    table, columns = _table(SearchDocument), ", ".join(map(connection.ops.quote_name, COLUMNS))
    taken = ", ".join(f"{name} = excluded.{name}" for name in map(connection.ops.quote_name, (*COLUMNS, "version")))
    places = ", ".join(["%s"] * len(drafts))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({columns}, version) "  # noqa: S608  # our own names
            f"SELECT {columns}, %s FROM {_table(SearchDraft)} WHERE id IN ({places}) ORDER BY id {_not_taken()} "
            f"ON CONFLICT (key) DO UPDATE SET {taken} "
            f"WHERE {table}.version <= %s AND ({_changed(table, 'excluded')})",
            [version, *drafts, since],
        )


def _forget_same() -> None:
    """Drafts that are as the document is need no place. Nobody waits: no document is touched."""
    ends = SearchDraft.objects.aggregate(first=Min("pk"), last=Max("pk"))
    statement = (
        f"DELETE FROM {_table(SearchDraft)} WHERE id IN ("  # noqa: S608  # our own names
        f"SELECT draft.id FROM {_table(SearchDraft)} draft "
        f"JOIN {_table(SearchDocument)} document ON document.key = draft.key "
        f"WHERE draft.id BETWEEN %s AND %s AND NOT ({_changed('draft', 'document')}) "
        f"{_not_taken().replace('UPDATE', 'UPDATE OF draft')})"
    )
    for start in in_turns(range(ends["first"] or 0, (ends["last"] or 0) + 1, _COMPARED)):
        with connection.cursor() as cursor:
            cursor.execute(statement, [start, start + _COMPARED - 1])
