"""The words of the index, kept in the memory of the process: what is not among them is perhaps a typing error."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from time import monotonic
from typing import TYPE_CHECKING, Final

from core import local_cache
from search.models import SearchState, SearchWord
from search.understanding.spelling import Seen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["forget_words", "index_words"]

#: After a change of the index the words are read again, but no more often than this many seconds.
_AT_MOST_EVERY: Final = 60.0
_numbers = count()


@dataclass(slots=True)
class _Kept:
    words: Mapping[str, Seen]
    version: int
    number: int
    read_at: float
    asked_at: float


_kept: dict[tuple[str, ...], _Kept] = {}


def _stamp() -> tuple[int, int]:
    """The version of the index, and a number that is new each time it is asked."""
    version = SearchState.objects.filter(pk=1).values_list("version", flat=True).first()
    return version or 0, next(_numbers)


def _read(languages: Sequence[str]) -> dict[str, Seen]:
    """Each word as the first of these languages writes it, with the documents of all."""
    found: dict[str, Seen] = {}
    rows = SearchWord.objects.filter(language__in=list(languages)).values_list("language", "word", "shown", "count")
    for _language, word, shown, number in sorted(rows, key=lambda row: (languages.index(row[0]), row[1])):
        before = found.get(word)
        found[word] = Seen(shown, number) if before is None else Seen(before.shown, before.count + number)
    return found


def forget_words() -> None:
    """Read everything anew at the next question: another database, or another test."""
    _kept.clear()


def index_words(languages: tuple[str, ...]) -> Mapping[str, Seen]:
    """The words of documents in these languages. The same object as long as it holds; no query once warm."""
    version, number = local_cache.remember("search-words", _stamp, per_language=False)
    kept, now = _kept.get(languages), monotonic()
    if kept is not None and kept.number != number:
        # Asked again before its time means that everything was forgotten on purpose: then nothing is trusted.
        forgotten = now - kept.asked_at < local_cache.SECONDS
        newer = kept.version != version and now - kept.read_at >= _AT_MOST_EVERY
        kept = None if forgotten or newer else kept
        if kept is not None:
            kept.number, kept.asked_at = number, now
    if kept is None:
        kept = _kept[languages] = _Kept(_read(languages), version, number, now, now)
    return kept.words
