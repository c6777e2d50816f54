"""Wagtail's search on SQLite with every question answered, in the right order, in one pass over the index.

Stock modelsearch 1.3 asks for the rank of each hit by a search of its own, so that 50,000 hits cost as many searches;
a ``"`` or ``%`` in the question is an error; ``And`` and ``Boost`` put the worst first or are refused. What is
proposed to its makers stands in docs/upstream/modelsearch-sqlite.md.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, Final

from django.db import connections
from django.db.models import Q
from django.db.models.expressions import RawSQL
from modelsearch.backends.database.sqlite.sqlite import (
    IndexEntry,
    SQLiteAutocompleteQueryCompiler,
    SQLiteFTSIndexEntry,
    SQLiteIndex,
    SQLiteSearchBackend,
    SQLiteSearchQueryCompiler,
    SQLiteSearchResults,
)
from modelsearch.query import And, Boost, MatchAll, Not, Or, Phrase, SearchQuery
from modelsearch.utils import get_descendants_content_types_pks

__all__ = ["SQLiteBackend"]

_FTS: Final = SQLiteFTSIndexEntry._meta.db_table
_ENTRIES: Final = IndexEntry._meta.db_table
_HAS_WORD: Final = re.compile(r"[^\W_]")
#: More rows than this are read all together and put in order afterwards.
_FEW: Final = 500


def _quoted(words: str) -> str:
    """Words as a string of FTS5, in which nothing has a meaning; empty when there is no word in it."""
    clean = words.replace("\0", " ").encode("utf-8", "ignore").decode()
    return '"{}"'.format(clean.replace('"', '""')) if _HAS_WORD.search(clean) else ""


class _Compiler(SQLiteSearchQueryCompiler):
    """Conditions are ordinary ones of the ORM, so that they combine as they should: one search for each leaf."""

    def _match(self, leaf: SearchQuery) -> str:
        """What FTS5 is asked for a text or a phrase; empty when nothing can match."""
        if isinstance(leaf, Phrase):
            words, operator = [_quoted(leaf.query_string)], " AND "
        else:
            words = [word for word in map(_quoted, leaf.query_string.split()) if word]
            operator = " OR " if getattr(leaf, "operator", "and").lower() == "or" else " AND "
        if not any(words):
            return ""
        if self.LAST_TERM_IS_PREFIX:
            words[-1] += "*"
        return f"{{{' '.join(self._columns())}}} : ({operator.join(words)})"

    def _columns(self) -> list[str]:
        """The index keeps the title by itself and all other fields together."""
        if self.LAST_TERM_IS_PREFIX or not self.fields:
            return list(self.FTS_TABLE_FIELDS)
        return sorted({"title" if name == "title" else "body" for name in self.fields})

    def _sql(self, leaf: SearchQuery, columns: str) -> tuple[str, list[Any]]:
        types = get_descendants_content_types_pks(self.queryset.model)
        marks = ", ".join(["%s"] * len(types))
        sql = (
            f"SELECT {columns} FROM {_FTS} JOIN {_ENTRIES} entry ON entry.id = {_FTS}.rowid "  # noqa: S608  # tables
            f"WHERE {_FTS} MATCH %s AND entry.content_type_id IN ({marks})"
        )
        return sql, [self._match(leaf), *types]

    def condition(self, query: SearchQuery) -> Q:
        """Which rows match."""
        if isinstance(query, MatchAll):
            return Q()
        if isinstance(query, Not):
            return ~self.condition(query.subquery) if not isinstance(query.subquery, MatchAll) else Q(pk__in=[])
        if isinstance(query, Boost):
            return self.condition(query.subquery)
        if isinstance(query, And | Or):
            return self._combined(query)
        if not self._match(query):
            return Q(pk__in=[])
        return Q(pk__in=RawSQL(*self._sql(query, "entry.object_id")))  # noqa: S611  # words are parameters

    def _combined(self, query: Any) -> Q:
        conditions = [self.condition(part) for part in query.subqueries]
        if isinstance(query, Or) and not all(conditions):
            return Q()
        combined = Q()
        for condition in conditions:
            combined = combined & condition if isinstance(query, And) else combined | condition
        return combined

    def search(self, config: Any, start: int | None, stop: int | None, score_field: str | None = None) -> Any:
        """The rows that match, not yet in order of relevance."""
        queryset = self.queryset.filter(self.condition(self.query))
        if not self.order_by_relevance and not queryset.query.order_by:
            queryset = queryset.order_by("-pk")
        return queryset[start:stop]

    def scores(self) -> dict[str, float]:
        """By key how well rows match: more is better. The sum over all words that are asked for, by their boost."""
        found: defaultdict[str, float] = defaultdict(float)
        for leaf, boost in _leaves(self.query, 1.0):
            if not self._match(leaf):
                continue
            sql, params = self._sql(leaf, f"entry.object_id, -bm25({_FTS}, 1.0, 1.0, {self._title_boost()})")
            with connections[self.queryset.db].cursor() as cursor:
                cursor.execute(sql, params)
                for key, score in cursor.fetchall():
                    found[key] += boost * score
        return found

    def _title_boost(self) -> float:
        """How much more the title counts, as the model says; FTS5 has the columns autocomplete, body and title."""
        boosts = [field.boost or 1.0 for field in self.get_search_fields_for_model() if field.field_name == "title"]
        return float(max(boosts, default=1.0))


class _AutocompleteCompiler(_Compiler, SQLiteAutocompleteQueryCompiler):
    """The same for the beginning of words."""

    def _title_boost(self) -> float:
        return 1.0


def _leaves(query: SearchQuery, boost: float) -> Iterator[tuple[SearchQuery, float]]:
    """The texts and phrases that must or may occur, each with its boost."""
    if isinstance(query, Boost):
        yield from _leaves(query.subquery, boost * query.boost)
    elif isinstance(query, And | Or):
        for part in query.subqueries:
            yield from _leaves(part, boost)
    elif not isinstance(query, MatchAll | Not):
        yield query, boost


class _Results(SQLiteSearchResults):
    """Rows in order: two searches of the index, whatever the number of hits."""

    def _do_search(self) -> list[Any]:
        compiler = self.query_compiler
        if not compiler.order_by_relevance and self._score_field is None:
            return list(self.get_queryset())
        scores = compiler.scores()
        rows = self._ordered(scores) if compiler.order_by_relevance else list(self.get_queryset())
        if self._score_field is not None:
            for row in rows:
                setattr(row, self._score_field, scores.get(str(row.pk), 0.0))
        return rows

    def _ordered(self, scores: dict[str, float]) -> list[Any]:
        every = self.query_compiler.search(None, None, None)
        keys = sorted(every.order_by().values_list("pk", flat=True), reverse=True)
        keys.sort(key=lambda key: -scores.get(str(key), 0.0))
        wanted = keys[self.start : self.stop]
        rows = {row.pk: row for row in _rows(every, wanted)}
        return [rows[key] for key in wanted if key in rows]


def _rows(every: Any, wanted: Sequence[Any]) -> Iterator[Any]:
    if wanted:
        yield from every if len(wanted) > _FEW else every.filter(pk__in=wanted)


class _Index(SQLiteIndex):
    """``bm25`` knows how long a title is, so no save has to reckon with the titles of all others."""

    def _refresh_title_norms(self, full: bool = False) -> None:  # noqa: FBT001, FBT002  # as it is called
        """Nothing."""


class SQLiteBackend(SQLiteSearchBackend):
    """Modelsearch's backend with these parts."""

    query_compiler_class = _Compiler
    autocomplete_query_compiler_class = _AutocompleteCompiler
    index_class = _Index
    results_class = _Results
