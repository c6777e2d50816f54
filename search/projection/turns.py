"""Long work leaves room for others between its transactions."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final, TypeVar

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["in_turns"]

T = TypeVar("T")
#: Seconds that somebody who saves waits at most for a turn, besides one transaction.
_AT_MOST: Final = 0.5
#: Seconds in which somebody who waits surely looks: SQLite does so at least every 0.1 second.
_ROOM: Final = 0.12


def in_turns(work: Iterable[T]) -> Iterator[T]:
    """The same, with room for others now and then; each of it is to have a transaction of its own.

    SQLite has one writer and no queue: who comes back at once is always first, and others would wait until all is done.
    """
    since = time.monotonic()
    for one in work:
        yield one
        if connection.vendor == "sqlite" and time.monotonic() - since >= _AT_MOST:
            time.sleep(_ROOM)
            since = time.monotonic()
