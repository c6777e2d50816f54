"""Writing counts: one statement a search, and never a search that fails because of it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db import DatabaseError, connection
from django.utils import timezone
from django.utils.crypto import salted_hmac

from search.insight.enums import CountKind
from search.insight.models import DAYS_NEEDED, MOST_WORDS, SEARCHES_NEEDED, SearchCount
from search.understanding.stems import own_analyser

__all__ = ["KEPT", "UNKNOWN", "Searched", "digest_of", "purge_counts", "record"]

logger = logging.getLogger(__name__)

#: How long a count stays.
KEPT: Final = timedelta(days=90)
_MOST_COUNTED: Final = 12
_LONGEST: Final = 64
#: Stands for words that our index does not know.
UNKNOWN: Final = "…"
#: Milliseconds that a visitor may wait for another writer of SQLite; then this search is not counted.
_PATIENCE: Final = 250


@dataclass(frozen=True, slots=True)
class Searched:
    """One search: its folded words without those of a place, which of them our index knows, and how it went.

    A search with ``crisis`` has no words here.
    """

    words: tuple[str, ...]
    known: frozenset[str]
    language: str
    gemeente: str = ""
    crisis: tuple[str, ...] = ()
    is_empty: bool = False


@dataclass(frozen=True, slots=True)
class _Row:
    kind: CountKind
    day: date
    key: str = ""
    words: str = ""


def digest_of(words: tuple[str, ...], month: date) -> str:
    """What stands for a question in this month. Nobody reads it without our secret, and the next month has another."""
    return salted_hmac(f"search.insight.{month:%Y-%m}", " ".join(words), algorithm="sha256").hexdigest()[:32]


def _may_be_told(word: str, searched: Searched) -> bool:
    return word in searched.known and len(word) <= _LONGEST and not any(map(str.isdigit, word))


def _in_words(searched: Searched) -> str:
    """The question with a sign for each word that our index does not know: a name, a number, an address."""
    shown = [word if _may_be_told(word, searched) else UNKNOWN for word in searched.words]
    told = [word for place, word in enumerate(shown) if word != UNKNOWN or shown[place - 1 : place] != [UNKNOWN]]
    return " ".join(told)[:MOST_WORDS] if set(told) - {UNKNOWN} else ""


def _rows(searched: Searched, today: date) -> list[_Row]:
    rows = [_Row(CountKind.SEARCH, today)]
    if searched.crisis:
        return [*rows, *(_Row(CountKind.CRISIS, today, kind) for kind in dict.fromkeys(searched.crisis))]
    is_stop = own_analyser(searched.language).is_stop
    known = [word for word in dict.fromkeys(searched.words) if _may_be_told(word, searched) and not is_stop(word)]
    rows += [_Row(CountKind.WORD, today, word) for word in known[:_MOST_COUNTED]]
    words = _in_words(searched)
    if words:
        month = today.replace(day=1)
        rows.append(_Row(CountKind.QUESTION, month, digest_of(searched.words, month), words))
    return rows


_TABLE: Final = SearchCount._meta.db_table
_DAYS: Final = f"{_TABLE}.days + CASE WHEN {_TABLE}.last_day = excluded.last_day THEN 0 ELSE 1 END"
#: The words go along with each search of a question, and are kept only by the one that makes it a question of many.
_UPSERT: Final = f"""
    INSERT INTO {_TABLE} (kind, day, last_day, language, gemeente, key, words, days, number, empty)
    VALUES {{rows}}
    ON CONFLICT (kind, day, language, gemeente, key) DO UPDATE SET
        number = {_TABLE}.number + 1,
        empty = {_TABLE}.empty + excluded.empty,
        days = {_DAYS},
        last_day = excluded.last_day,
        words = CASE
            WHEN {_TABLE}.kind = '{CountKind.QUESTION.value}' AND {_TABLE}.number + 1 >= {SEARCHES_NEEDED}
                AND {_DAYS} >= {DAYS_NEEDED} THEN %s
            ELSE '' END
"""  # noqa: S608  # names and numbers of this file only


@contextmanager
def _impatient() -> Iterator[None]:
    """Do not let a visitor wait until an import is done. Other databases lock rows, not the whole."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    raw: Any = connection.connection
    (before,) = raw.execute("PRAGMA busy_timeout").fetchone()
    raw.execute(f"PRAGMA busy_timeout = {_PATIENCE}")
    try:
        yield
    finally:
        raw.execute(f"PRAGMA busy_timeout = {int(before)}")


def _write(searched: Searched, today: date) -> None:
    rows = _rows(searched, today)
    values: list[Any] = []
    as_day, empty = connection.ops.adapt_datefield_value, int(searched.is_empty)
    for row in rows:
        where = (searched.language, searched.gemeente, row.key)
        values += [row.kind.value, as_day(row.day), as_day(today), *where, "", 1, 1, empty]
    places = ", ".join(["(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"] * len(rows))
    with connection.cursor() as cursor:
        cursor.execute(_UPSERT.replace("{rows}", places), [*values, rows[-1].words])


def record(*, searched: Searched) -> None:
    """Count one search. A database that has no time for it costs this count, and the visitor nothing."""
    try:
        with _impatient():
            _write(searched, timezone.localdate())
    except DatabaseError as error:
        # Without the traceback: the statement and its words stand in it.
        logger.warning("A search was not counted: %s", type(error).__name__)


def purge_counts(moment: datetime) -> int:
    """Take away what is older than it may be; a question counts from the first day of its month."""
    border = timezone.localdate(moment) - KEPT
    return SearchCount.objects.filter(day__lt=border).delete()[0]
