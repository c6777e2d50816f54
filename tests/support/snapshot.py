"""The site with its fixed pages, made once a run: later tests get its rows back in a few statements."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.management.color import no_style
from django.db import connection, transaction

__all__ = ["build_or_restore"]

#: The search index of Wagtail keeps itself by triggers.
_LEFT_ALONE = ("wagtailsearch", "modelsearch", "django_migrations")

Rows = list[tuple[Any, ...]]


class _Memory:
    """What the first test of this process made: rows by table, and the content types that they point at."""

    tables: dict[str, tuple[list[str], Rows]] = {}
    content_types: Rows = []


def _models() -> list[Any]:
    found = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    return [model for model in found if not model._meta.proxy and not model._meta.db_table.startswith(_LEFT_ALONE)]


def _content_types() -> Rows:
    return list(ContentType.objects.order_by("pk").values_list("pk", "app_label", "model"))


def _read() -> dict[str, tuple[list[str], Rows]]:
    tables = {}
    with connection.cursor() as cursor:
        for table in dict.fromkeys(model._meta.db_table for model in _models()):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608  # names of our tables
            tables[table] = ([column[0] for column in cursor.description], list(cursor.fetchall()))
    return tables


@transaction.atomic
def _write(tables: dict[str, tuple[list[str], Rows]]) -> None:
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"DELETE FROM {quote(table)}")  # noqa: S608  # names of our tables
        for table, (columns, rows) in tables.items():
            names, marks = ", ".join(map(quote, columns)), ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {quote(table)} ({names}) VALUES ({marks})", rows)  # noqa: S608  # idem
        changed = [model for model in _models() if model._meta.db_table in tables]
        for statement in connection.ops.sequence_reset_sql(no_style(), changed):
            cursor.execute(statement)


def build_or_restore(build: Callable[[], object]) -> None:
    """Call ``build`` the first time and remember which rows it changed; after that, put those rows back."""
    if _Memory.tables and _Memory.content_types == _content_types():
        _write(_Memory.tables)
        return
    before = _read()
    build()
    after = _read()
    _Memory.tables = {table: found for table, found in after.items() if found != before[table]}
    _Memory.content_types = _content_types()
