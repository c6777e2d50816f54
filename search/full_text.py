"""The index of words that the database keeps over the projection, as an operation of a migration.

SQLite has a table of FTS5 with external content, PostgreSQL two generated columns of type ``tsvector`` with GIN
indexes: all words, and those of the title, the terms and the summary, with the facets. Both hold the
tokens of ``index_title``, ``index_terms``, ``index_summary``, ``index_body`` and ``index_facets`` as they are: apart at
spaces, whole otherwise. The database keeps it at every write, in the same transaction; nobody writes to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.db import connections, router
from django.db.migrations.operations.base import Operation, OperationCategory

if TYPE_CHECKING:
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor
    from django.db.migrations.state import ProjectState

__all__ = ["COLUMNS", "FTS_TABLE", "HEAD", "TABLE", "VECTOR", "FullText", "optimize"]

TABLE: Final = "search_searchdocument"
FTS_TABLE: Final = "search_fulltext"
VECTOR: Final = "index_vector"
#: Title with weight A, terms and facets B, summary C: few words, so that asking in which of them one stands is cheap.
HEAD: Final = "index_head"
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
#: number. A vector holds at most a megabyte, so the tail of a book is left out, and a token has at most 2 kB.
_WORDS: Final = """
CREATE FUNCTION search_words(words text, weight text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT coalesce(string_agg('''' || left(token, 500) || ''':' || least(place, 16383) || weight, ' '), '')::tsvector
  FROM unnest(string_to_array(replace(replace(left(words, 300000), '\\', ''), '''', ''), ' '))
    WITH ORDINALITY AS tokens(token, place)
  WHERE token <> ''
$$
"""
_ALL_WORDS: Final = " || ".join(f"search_words({name}, 'D')" for name in COLUMNS)
_HEAD_WORDS: Final = (
    "search_words(index_title, 'A') || search_words(index_terms, 'B') || search_words(index_facets, 'B') || "
    "search_words(index_summary, 'C')"
)
_POSTGRESQL: Final = (
    _WORDS,
    (
        f"ALTER TABLE {TABLE} ADD COLUMN {VECTOR} tsvector GENERATED ALWAYS AS ({_ALL_WORDS}) STORED, "
        f"ADD COLUMN {HEAD} tsvector GENERATED ALWAYS AS ({_HEAD_WORDS}) STORED"
    ),
    *(f"CREATE INDEX {TABLE}_{name} ON {TABLE} USING gin ({name})" for name in (VECTOR, HEAD)),
)
_POSTGRESQL_BACK: Final = (
    f"ALTER TABLE {TABLE} DROP COLUMN IF EXISTS {VECTOR}, DROP COLUMN IF EXISTS {HEAD}",
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
    """Bring the index together after many writes, and let the database count anew. Takes seconds at 100,000 rows."""
    connection = connections[router.db_for_write(_model())]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"INSERT INTO {FTS_TABLE}({FTS_TABLE}) VALUES ('optimize')")  # noqa: S608  # our own names
        elif connection.vendor == "postgresql":
            for name in (VECTOR, HEAD):
                cursor.execute(f"SELECT gin_clean_pending_list('{TABLE}_{name}')")
        cursor.execute(f"ANALYZE {TABLE}")


def _model() -> Any:
    from search.models import SearchDocument

    return SearchDocument
