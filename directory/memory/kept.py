"""The table of this process: read whole once, then only what changed."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Final

from directory.memory.changes import news_since, start
from directory.memory.reading import read_all, read_some
from directory.memory.table import Table

if TYPE_CHECKING:
    from directory.memory.changes import Marker, News

__all__ = ["current_table", "forget"]

#: From so many changed entries on, reading everything is not slower.
_MANY: Final = 2_000
#: Seconds that a visitor waits for another who reads; then the table as it was will do.
_PATIENCE: Final = 1.0


class _Kept:
    """One table for all threads. Only one of them reads, the others wait for it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self.state: tuple[Marker, Table] | None = None

    def table(self) -> Table:
        """As new as the log. One query when nothing changed."""
        before = self.state
        news = news_since(before[0]) if before else None
        if before and news is None:
            return before[1]
        if not self._lock.acquire(timeout=_PATIENCE if before else -1):
            return before[1] if before else Table()
        try:
            if self.state is not before:
                news = news_since(self.state[0]) if self.state else None
            if self.state is None or news is not None:
                self.state = _renewed(self.state, news)
            return self.state[1]
        finally:
            self._lock.release()


def _renewed(state: tuple[Marker, Table] | None, news: News | None) -> tuple[Marker, Table]:
    if state is None or news is None or news.everything or len(news.services) + len(news.pages) > _MANY:
        marker = start()
        return marker, Table.of(read_all())
    table = state[1]
    gone = table.pks_of(news.services) | news.pages
    return news.marker, table.changed(gone=gone, entries=read_some(pages=news.pages, services=news.services))


_kept: Final = _Kept()


def current_table() -> Table:
    """All entries as the database has them now."""
    return _kept.table()


def forget() -> None:
    """Read everything anew at the next question: another database, or another test."""
    _kept.state = None
