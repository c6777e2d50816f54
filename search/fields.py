"""A column that every database puts in the same order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models

__all__ = ["PlainOrderField"]

if TYPE_CHECKING:
    Text = models.CharField[str, str]
else:
    Text = models.CharField


class PlainOrderField(Text):
    """Text in the order of its signs: all that begins with "een" stands together, whatever the database is set to.

    SQLite does so by itself; PostgreSQL sorts by the rules of a language unless it is told otherwise.
    """

    def db_parameters(self, connection: Any) -> Any:
        """With the collation of plain bytes where there is a choice."""
        parameters = super().db_parameters(connection)
        return {**parameters, "collation": "C"} if connection.vendor == "postgresql" else parameters
