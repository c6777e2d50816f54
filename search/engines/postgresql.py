"""The engine on PostgreSQL: the index of words is a table with columns of type ``tsvector`` and GIN indexes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.db import connections, router
from pyroaring import BitMap

from search.engines.expressions import Expressions
from search.engines.indexed import DatabaseIndexEngine, Heads
from search.models import SearchDocument

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from search.query import Part

__all__ = ["PostgreSQLEngine"]

_HITS: Final = "SELECT %s, search_hits(%s::tsquery)"
_HEADS: Final = "SELECT %s, head.* FROM search_heads(%s::tsquery, %s::tsquery, %s::tsquery) head"


class _TsQuery(Expressions):
    """The language of ``tsquery``. Every token stands in quotes, so that nothing is taken for an operator."""

    def __init__(self, weight: str = "") -> None:
        self._weight = weight

    def word(self, token: str, *, prefix: bool) -> str:
        mark = f"{'*' if prefix else ''}{self._weight}"
        return f"'{token}':{mark}" if mark else f"'{token}'"

    def phrase(self, tokens: Sequence[str], *, prefix: bool) -> str:
        last = len(tokens) - 1
        return _joined(" <-> ", [self.word(token, prefix=prefix and n == last) for n, token in enumerate(tokens)])

    def all_of(self, expressions: Iterable[str]) -> str:
        return _joined(" & ", dict.fromkeys(expressions))

    def any_of(self, expressions: Iterable[str]) -> str:
        return _joined(" | ", dict.fromkeys(expressions))

    def but_not(self, expression: str, excluded: str) -> str:
        return f"({expression} & !({excluded}))"


_IN_TITLE: Final = _TsQuery("A")
_IN_TERMS: Final = _TsQuery("B")


def _joined(operator: str, expressions: Iterable[str]) -> str:
    found = list(expressions)
    return f"({operator.join(found)})" if len(found) > 1 else "".join(found)


class PostgreSQLEngine(DatabaseIndexEngine):
    """GIN names what a word matches. ``ts_rank`` would read the whole vector of every hit."""

    name = "postgresql"
    expressions = _TsQuery()

    def _hits(self, expressions: Sequence[str]) -> list[BitMap]:
        rows = _rows(_HITS, [[expression] for expression in expressions])
        return [BitMap(found or ()) for (found,) in rows]

    def _heads(self, parts: Sequence[Part]) -> list[Heads]:
        languages = (_IN_TITLE, _IN_TERMS, self.expressions)
        rows = _rows(_HEADS, [[language.ways(part.ways) for language in languages] for part in parts])
        return [Heads(*(BitMap(found or ()) for found in row)) for row in rows]


def _rows(statement: str, asked: Sequence[Sequence[str]]) -> list[Any]:
    """What the statement gives for each of these, in order, in one query."""
    params: list[int | str] = []
    for number, expressions in enumerate(asked):
        params += [number, *expressions]
    with connections[router.db_for_read(SearchDocument)].cursor() as cursor:
        cursor.execute(" UNION ALL ".join([statement] * len(asked)), params)
        found = {row[0]: row[1:] for row in cursor.fetchall()}
    return [found[number] for number in range(len(asked))]
