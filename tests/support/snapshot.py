"""All rows of the database, to put them back after a test that emptied every table."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import connection, transaction

__all__ = ["Tables", "read_tables", "write_tables"]

#: The search index of Wagtail keeps itself by triggers.
_LEFT_ALONE = ("wagtailsearch", "modelsearch", "django_migrations")

Rows = list[tuple[Any, ...]]
Tables = dict[str, tuple[list[str], Rows]]


def _models() -> list[Any]:
    found = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    return [model for model in found if not model._meta.proxy and not model._meta.db_table.startswith(_LEFT_ALONE)]


def read_tables() -> Tables:
    """Every row of every table, by the name of the table."""
    tables = {}
    with connection.cursor() as cursor:
        for table in dict.fromkeys(model._meta.db_table for model in _models()):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608  # names of our tables
            tables[table] = ([column[0] for column in cursor.description], list(cursor.fetchall()))
    return tables


@transaction.atomic
def write_tables(tables: Tables) -> None:
    """Replace what is in these tables by these rows. Sequences of PostgreSQL go on from where they are."""
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"DELETE FROM {quote(table)}")  # noqa: S608  # names of our tables
        for table, (columns, rows) in tables.items():
            names, marks = ", ".join(map(quote, columns)), ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {quote(table)} ({names}) VALUES ({marks})", rows)  # noqa: S608  # idem
