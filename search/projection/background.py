"""Documents that are renewed after the answer: a term of many pages must not hold up the editor who renames it."""

from __future__ import annotations

import logging
from itertools import count
from threading import Event, Lock, Thread
from typing import Final

from django.db import connections, transaction

from search.models import SearchDocument
from search.projection.columns import signature
from search.projection.reading import told_of_keys
from search.projection.turns import in_turns
from search.projection.writing import write

__all__ = ["mark_outdated", "renew_outdated", "renew_soon"]

logger = logging.getLogger(__name__)

#: So many are renewed in one transaction: other writers wait no longer than that takes.
_GROUP: Final = 50
#: Keys in one statement.
_MARKED: Final = 1_000
_busy: Final = Lock()
_asked: Final = Event()


def mark_outdated(keys: list[str]) -> None:
    """Note that these documents are old. They are found as they are; ``search_check`` counts them as stale.

    A document that names no analyser is one: it takes no column, and nothing that engines read changes.
    """
    for start in range(0, len(keys), _MARKED):
        SearchDocument.objects.filter(key__in=keys[start : start + _MARKED]).update(analyser="")


def renew_outdated() -> None:
    """Renew all that are marked, of which nobody has to wait for more than a group."""
    analyser, last = signature(), 0
    for _turn in in_turns(count()):
        marked = SearchDocument.objects.filter(analyser="", pk__gt=last).order_by("pk")
        found = list(marked.values_list("pk", "key")[:_GROUP])
        if not found:
            return
        last = found[-1][0]
        with transaction.atomic():
            told = told_of_keys([key for _pk, key in found], analyser=analyser)
            rows = [row for row in told.values() if row is not None]
            write(rows, gone=[key for key, row in told.items() if row is None])


def renew_soon() -> None:
    """Renew them in a thread of this process. What it leaves undone the next one does, or ``search_check --repair``."""
    _asked.set()
    Thread(target=_work, name="search-renewing", daemon=True).start()


def _work() -> None:
    """One thread at a time; who waited for another that did it all has nothing left to do."""
    with _busy:
        if not _asked.is_set():
            return
        _asked.clear()
        try:
            renew_outdated()
        except Exception:
            logger.exception("Some search documents could not be renewed; search_check --repair does it later.")
        finally:
            connections.close_all()
