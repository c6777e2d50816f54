"""The engine on SQLite: the index of words is a table of FTS5."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from django.db import connections, router
from pyroaring import BitMap

from search.engines.expressions import Expressions
from search.engines.indexed import DatabaseIndexEngine, Heads
from search.full_text import FTS_TABLE
from search.models import SearchDocument

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from search.query import Part

__all__ = ["SQLiteEngine"]

#: One text of all numbers is read three times as fast as a row for each.
_HITS: Final = f"SELECT %s, json_group_array(rowid) FROM {FTS_TABLE} WHERE {FTS_TABLE} MATCH %s"  # noqa: S608
#: The columns of the title, the terms and the summary, as a filter of FTS5.
_HEAD: Final = ("{index_title}", "{index_terms index_facets}", "{index_summary}")


class _Fts5(Expressions):
    """The language of MATCH. Every token stands in quotes, so that nothing is taken for an operator."""

    def word(self, token: str, *, prefix: bool) -> str:
        return f'"{token}"*' if prefix else f'"{token}"'

    def phrase(self, tokens: Sequence[str], *, prefix: bool) -> str:
        return self.word(" ".join(tokens), prefix=prefix)

    def all_of(self, expressions: Iterable[str]) -> str:
        return _joined(" AND ", expressions)

    def any_of(self, expressions: Iterable[str]) -> str:
        return _joined(" OR ", expressions)

    def but_not(self, expression: str, excluded: str) -> str:
        return f"({expression} NOT {excluded})"


def _joined(operator: str, expressions: Iterable[str]) -> str:
    found = list(dict.fromkeys(expressions))
    return f"({operator.join(found)})" if len(found) > 1 else "".join(found)


class SQLiteEngine(DatabaseIndexEngine):
    """FTS5. It scans what a word matches in a few milliseconds; ``bm25`` would take ten times as long."""

    name = "sqlite"
    expressions = _Fts5()

    def _hits(self, expressions: Sequence[str]) -> list[BitMap]:
        statement = " UNION ALL ".join([_HITS] * len(expressions))
        params: list[int | str] = [param for numbered in enumerate(expressions) for param in numbered]
        with connections[router.db_for_read(SearchDocument)].cursor() as cursor:
            cursor.execute(statement, params)
            found = dict(cursor.fetchall())
        return [BitMap(json.loads(found[number])) for number in range(len(expressions))]

    def _heads(self, parts: Sequence[Part]) -> list[Heads]:
        words = [self.expressions.ways(part.ways) for part in parts]
        found = iter(self._hits([f"{column} : {expression}" for expression in words for column in _HEAD]))
        return [Heads(*fields) for fields in zip(found, found, found, strict=True)]
