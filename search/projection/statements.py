"""Statements for whole tables, which Django would read into memory first to tell whoever listens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connections, router

if TYPE_CHECKING:
    from django.db.models import Model

__all__ = ["empty"]


def empty(model: type[Model]) -> None:
    """Take all rows away. Nobody hears of it: for tables to which nothing points."""
    connection = connections[router.db_for_write(model)]
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608  # our own names
