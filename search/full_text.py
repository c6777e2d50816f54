"""The index of words that the database keeps over the projection, as an operation of a migration.

Beside the documents stands on SQLite a table of FTS5 with external content, on PostgreSQL two narrow tables with a
``tsvector`` and a GIN index: all words, and those of the title, the terms and the summary, with the facets. Both hold
the tokens of ``index_title``, ``index_terms``, ``index_summary``, ``index_body`` and ``index_facets`` as they are:
apart at spaces, whole otherwise. Triggers keep it at every write, in the same transaction; nobody else writes to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.db import connections, router
from django.db.migrations.operations.base import Operation, OperationCategory

if TYPE_CHECKING:
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor
    from django.db.migrations.state import ProjectState

__all__ = ["FTS_TABLE", "FullText", "optimize"]

TABLE: Final = "search_searchdocument"
FTS_TABLE: Final = "search_fulltext"
#: On PostgreSQL only.
HEAD_TABLE: Final = "search_fulltext_head"
#: Pages of the index on SQLite that are merged in one step, and what a step changes at least that is not the last.
_PAGES: Final = 500
_LEAST_CHANGES: Final = 2
COLUMNS: Final = ("index_title", "index_terms", "index_summary", "index_body", "index_facets")

_NAMES: Final = ", ".join(COLUMNS)
_OLD: Final = ", ".join(f"old.{name}" for name in COLUMNS)
_NEW: Final = ", ".join(f"new.{name}" for name in COLUMNS)
_DIFFERS: Final = " OR ".join(f"old.{name} IS NOT new.{name}" for name in COLUMNS)
_FORGET: Final = f"INSERT INTO {FTS_TABLE}({FTS_TABLE}, rowid, {_NAMES}) VALUES ('delete', old.id, {_OLD});"  # noqa: S608
_ADD: Final = f"INSERT INTO {FTS_TABLE}(rowid, {_NAMES}) VALUES (new.id, {_NEW});"  # noqa: S608

_SQLITE: Final = (
    # The tokenizer "ascii" leaves every letter beyond ASCII alone: tokens are folded already.
    (
        f"CREATE VIRTUAL TABLE {FTS_TABLE} USING fts5({_NAMES}, content='{TABLE}', content_rowid='id', "
        "tokenize=\"ascii tokenchars '_'\")"
    ),
    f"CREATE TRIGGER {FTS_TABLE}_added AFTER INSERT ON {TABLE} BEGIN {_ADD} END",
    f"CREATE TRIGGER {FTS_TABLE}_gone AFTER DELETE ON {TABLE} BEGIN {_FORGET} END",
    (
        f"CREATE TRIGGER {FTS_TABLE}_changed AFTER UPDATE OF id, {_NAMES} ON {TABLE} "
        f"WHEN old.id <> new.id OR {_DIFFERS} BEGIN {_FORGET} {_ADD} END"
    ),
)
_SQLITE_BACK: Final = (
    *(f"DROP TRIGGER IF EXISTS {FTS_TABLE}_{name}" for name in ("added", "gone", "changed")),
    f"DROP TABLE IF EXISTS {FTS_TABLE}",
)

#: From text to tokens with their places. PostgreSQL's own parser would part "gemeente_urk" and read "12e3" as a
#: number. Places end at 16,383: behind that a word is found and a phrase is not. A token has at most 2 kB, a vector a
#: megabyte. For that every token of a text counts, so those of a long one are told once each, with all their places.
_TOKENS: Final = """unnest(string_to_array(replace(replace(words, '\\', ''), '''', ''), ' '))
      WITH ORDINALITY AS tokens(token, place) WHERE token <> ''"""
_WORDS: Final = f"""
CREATE FUNCTION search_words(words text, weight text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT coalesce(CASE WHEN octet_length(words) < 300000 THEN (
    SELECT string_agg('''' || left(token, 500) || ''':' || least(place, 16383) || weight, ' ') FROM {_TOKENS}
  ) ELSE (
    SELECT string_agg('''' || token || ''':' || places, ' ') FROM (
      SELECT token, places, sum(octet_length(token) + 6) OVER (ORDER BY first) AS size FROM (
        SELECT left(token, 500) AS token, min(place) AS first,
          coalesce(string_agg(place || weight, ',') FILTER (WHERE place <= 16383), '16383' || weight) AS places
        FROM {_TOKENS} GROUP BY left(token, 500)
      ) once
    ) measured WHERE size <= 900000
  ) END, '')::tsvector
$$
"""  # noqa: S608  # our own names
_HEAD: Final = (
    "search_words(new.index_title, 'A') || search_words(new.index_terms, 'B') || "
    "search_words(new.index_facets, 'B') || search_words(new.index_summary, 'C')"
)
#: With the vector of the head, which is made once.
_ALL: Final = "setweight({head}, 'D') || search_words(new.index_body, 'D')"
_KEEP: Final = f"""
CREATE FUNCTION search_keep() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  head tsvector;
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE {FTS_TABLE}, {HEAD_TABLE};
  ELSIF TG_OP = 'DELETE' THEN
    DELETE FROM {FTS_TABLE} WHERE id = old.id;
    DELETE FROM {HEAD_TABLE} WHERE id = old.id;
  ELSE
    head := {_HEAD};
    INSERT INTO {FTS_TABLE} (id, words) VALUES (new.id, {_ALL.format(head="head")})
    ON CONFLICT (id) DO UPDATE SET words = excluded.words;
    INSERT INTO {HEAD_TABLE} (id, words) VALUES (new.id, head)
    ON CONFLICT (id) DO UPDATE SET words = excluded.words;
  END IF;
  RETURN NULL;
END $$
"""  # noqa: S608  # our own names
#: The planner takes reading every vector for cheap; it takes seconds where the index takes milliseconds.
_ASK: Final = f"""
CREATE FUNCTION search_hits(question tsquery) RETURNS bigint[] LANGUAGE sql STABLE SET enable_seqscan = off AS $$
  SELECT array_agg(id) FROM {FTS_TABLE} WHERE words @@ question
$$;
CREATE FUNCTION search_heads(title tsquery, terms tsquery, question tsquery,
  OUT in_title bigint[], OUT in_terms bigint[], OUT in_head bigint[]) LANGUAGE sql STABLE SET enable_seqscan = off AS $$
  SELECT array_agg(id) FILTER (WHERE words @@ title), array_agg(id) FILTER (WHERE words @@ terms), array_agg(id)
  FROM {HEAD_TABLE} WHERE words @@ question
$$
"""  # noqa: S608  # our own names
_CHANGED: Final = " OR ".join(f"old.{name} IS DISTINCT FROM new.{name}" for name in COLUMNS)
_POSTGRESQL: Final = (
    _WORDS,
    # All words are read only to see whether a phrase stands there: they lie apart, and the table stays small.
    (f"CREATE TABLE {FTS_TABLE} (id bigint PRIMARY KEY, words tsvector NOT NULL) WITH (toast_tuple_target = 128)"),
    f"CREATE TABLE {HEAD_TABLE} (id bigint PRIMARY KEY, words tsvector NOT NULL)",
    f"INSERT INTO {FTS_TABLE} (id, words) SELECT new.id, {_ALL.format(head=f'({_HEAD})')} FROM {TABLE} new",  # noqa: S608  # our own names
    f"INSERT INTO {HEAD_TABLE} (id, words) SELECT new.id, {_HEAD} FROM {TABLE} new",  # noqa: S608  # our own names
    *(f"CREATE INDEX {name}_words ON {name} USING gin (words)" for name in (FTS_TABLE, HEAD_TABLE)),
    _KEEP,
    _ASK,
    *(
        f"CREATE TRIGGER {FTS_TABLE}_{name} AFTER {what} EXECUTE FUNCTION search_keep()"
        for name, what in (
            ("added", f"INSERT ON {TABLE} FOR EACH ROW"),
            ("gone", f"DELETE ON {TABLE} FOR EACH ROW"),
            ("changed", f"UPDATE ON {TABLE} FOR EACH ROW WHEN ({_CHANGED})"),
            ("emptied", f"TRUNCATE ON {TABLE} FOR EACH STATEMENT"),
        )
    ),
)
_POSTGRESQL_BACK: Final = (
    *(f"DROP TRIGGER IF EXISTS {FTS_TABLE}_{name} ON {TABLE}" for name in ("added", "gone", "changed", "emptied")),
    "DROP FUNCTION IF EXISTS search_keep(), search_hits(tsquery), search_heads(tsquery, tsquery, tsquery)",
    f"DROP TABLE IF EXISTS {FTS_TABLE}, {HEAD_TABLE}",
    "DROP FUNCTION IF EXISTS search_words(text, text)",
)


class FullText(Operation):
    """Make the index of words beside the table of documents, which stands already and has these columns.

    A later migration that changes the table of documents ends with this operation too: on SQLite Django then makes
    the table anew, without the triggers.
    """

    category = OperationCategory.SQL
    reduces_to_sql = True
    reversible = True

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Nothing: no model knows of it."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        """Make it anew, over the rows that are there."""
        self.database_backwards(app_label, schema_editor, from_state, to_state)
        statements = {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}.get(schema_editor.connection.vendor, ())
        for statement in statements:
            schema_editor.execute(statement, params=None)
        if schema_editor.connection.vendor == "sqlite":
            schema_editor.execute(f"INSERT INTO {FTS_TABLE}({FTS_TABLE}) VALUES ('rebuild')", params=None)  # noqa: S608

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        """Take it away."""
        statements = {"sqlite": _SQLITE_BACK, "postgresql": _POSTGRESQL_BACK}
        for statement in statements.get(schema_editor.connection.vendor, ()):
            schema_editor.execute(statement, params=None)

    def describe(self) -> str:
        """What ``migrate`` tells."""
        return "Make the index of words over the search documents"


def optimize() -> None:
    """Bring the index together after many writes, and let the database count anew. Takes seconds at 100,000 rows.

    On SQLite nobody writes meanwhile, so it is done in small steps.
    """
    connection = connections[router.db_for_write(_model())]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            _merge(connection, cursor)
        elif connection.vendor == "postgresql":
            for name in (FTS_TABLE, HEAD_TABLE):
                cursor.execute(f"SELECT gin_clean_pending_list('{name}_words')")
                cursor.execute(f"ANALYZE {name}")
        cursor.execute(f"ANALYZE {TABLE}")


def _merge(connection: Any, cursor: Any) -> None:
    """Let FTS5 merge so many pages at a time, until a step changes nothing; below zero for the first asks for all."""
    statement = f"INSERT INTO {FTS_TABLE}({FTS_TABLE}, rank) VALUES ('merge', %s)"  # noqa: S608  # our own names
    pages = -_PAGES
    while True:
        before = connection.connection.total_changes
        cursor.execute(statement, [pages])
        if connection.connection.total_changes - before < _LEAST_CHANGES:
            return
        pages = _PAGES


def _model() -> Any:
    from search.models import SearchDocument

    return SearchDocument
