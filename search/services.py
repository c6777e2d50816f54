"""Every write of the projection."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from core.search import key_of
from search.projection.columns import signature
from search.projection.reading import document_for, locked, told_of, told_of_pages
from search.projection.rebuilding import Rebuilt, rebuild
from search.projection.suggesting import renew_source
from search.projection.writing import write

__all__ = [
    "Rebuilt",
    "document_for",
    "rebuild",
    "remove_document",
    "renew_suggestions",
    "update_document",
    "update_pages",
]

#: So many pages are read and written at once.
_GROUP = 200


@transaction.atomic
def update_document(*, row: Any) -> None:
    """Write, renew or take away the document of one row, as the database has it at this moment."""
    now = locked(row)
    told = told_of(now) if now is not None else None
    if told is None:
        write([], gone=[key_of(row)])
    else:
        write([told])


@transaction.atomic
def _update_group(keys: Sequence[int], analyser: str) -> None:
    found = told_of_pages(keys, analyser=analyser)
    write([one for one in found.values() if one], gone=[key for key, one in found.items() if one is None])


def update_pages(*, keys: Sequence[int]) -> None:
    """Write, renew or take away the documents of many pages: a group of them costs as many queries as one.

    Each group has a transaction of its own.
    """
    analyser = signature()
    for start in range(0, len(keys), _GROUP):
        _update_group(keys[start : start + _GROUP], analyser)


@transaction.atomic
def remove_document(*, key: str) -> None:
    """Take a document away; nothing happens when it is not there."""
    write([], gone=[key])


@transaction.atomic
def renew_suggestions(*, source: str) -> None:
    """What an area suggests that is no document, as it gives it now."""
    renew_source(source)
