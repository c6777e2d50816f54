"""Everything anew. It is made beside the projection and takes its place at the end, so that visitors notice nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page

from core.search import key_of, read_slowly, registered_models, registered_suggestions
from search.full_text import optimize
from search.mirrors import tell_rebuilt
from search.models import SearchDocument, SearchDraft, SearchState, SearchSuggestion
from search.projection.columns import signature
from search.projection.reading import left_out, told_of_keys
from search.projection.statements import empty
from search.projection.suggesting import keep_suggestions, renew_source
from search.projection.swapping import swap
from search.projection.turns import in_turns
from search.projection.words import change_words, count_words, new_words, word_changes

__all__ = ["RebuildBusyError", "Rebuilt", "all_keys", "groups", "rebuild", "renew_words"]

#: So many documents are made in one transaction: editors wait no longer than that takes.
GROUP: Final = 200
#: So many words are counted anew in one.
_WORDS: Final = 1_000
#: Who is busy says so with every group; who stopped in the middle is forgotten after this time.
_LEASE: Final = timedelta(minutes=10)
Progress = Callable[[Iterable[str]], Iterable[str]]


class RebuildBusyError(Exception):
    """Somebody else is making everything anew. ``until`` is when that counts as stopped if nothing is heard of it."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until


class Rebuilt(NamedTuple):
    """How many documents there are now, and what stayed as it was.

    ``failed`` are the keys of what could not be told, ``copies`` the names of those elsewhere that could not be made.
    """

    documents: int
    failed: list[str]
    copies: list[str]


class _Lease:
    """The right to rebuild, kept by saying so again and again. Its time is the sign by which it is one's own."""

    def __init__(self) -> None:
        SearchState.objects.get_or_create(pk=1)
        now = timezone.now()
        #: The last two: a transaction that fails puts the one before back.
        self._own: list[datetime | None] = [now + _LEASE]
        free = SearchState.objects.filter(Q(busy_until=None) | Q(busy_until__lt=now), pk=1)
        if not free.update(busy_until=self._own[-1]):
            raise self._busy()

    @staticmethod
    def _busy() -> RebuildBusyError:
        return RebuildBusyError(SearchState.objects.get(pk=1).busy_until or timezone.now())

    def _set(self, until: datetime | None) -> bool:
        mine = SearchState.objects.filter(pk=1, busy_until__in=self._own)
        self._own = [self._own[-1], until]
        return bool(mine.update(busy_until=until))

    def keep(self) -> None:
        """Still busy. Raises ``RebuildBusyError`` for who was silent for so long that another began."""
        if not self._set(timezone.now() + _LEASE):
            raise self._busy()

    def end(self) -> bool:
        """Done; False when another took over."""
        return self._set(None)


@contextmanager
def _alone() -> Iterator[_Lease]:
    """Nobody else rebuilds within this block."""
    lease = _Lease()
    try:
        yield lease
    finally:
        if lease.end():
            empty(SearchDraft)


def groups(rows: Iterable[Any], size: int = GROUP) -> Iterator[list[Any]]:
    """The rows, so many at a time."""
    group: list[Any] = []
    for row in rows:
        group.append(row)
        if len(group) == size:
            yield group
            group = []
    if group:
        yield group


def all_keys() -> list[str]:
    """The keys of everything that may be found, and of everything that is."""
    keys = [key_of(Page(pk=pk)) for pk in Page.objects.live().order_by("path").values_list("pk", flat=True)]
    for model in registered_models():
        rows: Any = model
        keys += [f"{rows._meta.label_lower}:{pk}" for pk in rows._default_manager.values_list("pk", flat=True)]
    return list(dict.fromkeys([*keys, *SearchDocument.objects.order_by("pk").values_list("key", flat=True)]))


def rebuild(*, progress: Progress = iter) -> Rebuilt:
    """Make the whole projection anew, then the copies of it elsewhere.

    What editors change meanwhile stays as they made it. One that is broken off leaves everything as it was; a large
    one (``swapping.AT_ONCE``) in its last step leaves each document as it was or as it is. Raises ``RebuildBusyError``
    when somebody else is at it.
    """
    with _alone() as lease:
        read_slowly()
        lease.keep()
        empty(SearchDraft)
        since = SearchState.objects.values_list("version", flat=True).get(pk=1)
        analyser = signature()
        gone: set[str] = set()
        failed: list[str] = []
        for keys in in_turns(groups(progress(all_keys()))):
            told = _draft(keys, analyser, lease)
            gone |= {key for key, row in told.items() if row is None}
            failed += left_out(keys, told)
        swap(since=since, gone=gone, keep=lease.keep)
        _renew_suggestions()
        renew_words()
        SearchState.objects.filter(pk=1).update(analyser=analyser, rebuilt_at=timezone.now())
        optimize()
    copies = tell_rebuilt()
    return Rebuilt(SearchDocument.objects.count(), failed, copies)


@transaction.atomic
def _draft(keys: list[str], analyser: str, lease: _Lease) -> dict[str, SearchDraft | None]:
    """Make these documents, beside those that are found. Gives what was told."""
    told = told_of_keys(keys, analyser=analyser)
    SearchDraft.objects.bulk_create([row for row in told.values() if row is not None])
    lease.keep()
    return told


def _renew_suggestions() -> None:
    for pks in in_turns(groups(SearchDocument.objects.order_by("pk").values_list("pk", flat=True))):
        with transaction.atomic():
            keep_suggestions(list(SearchDocument.objects.select_for_update().filter(pk__in=pks)))
    with transaction.atomic():
        sources = registered_suggestions()
        SearchSuggestion.objects.exclude(source="").exclude(source__in=sources).delete()
        for source in sources:
            renew_source(source)


def renew_words() -> None:
    """Count all words anew. Most of it is done before the writers have to wait, the rest in small groups."""
    since = SearchState.objects.values_list("version", flat=True).filter(pk=1).first() or 0
    documents = SearchDocument.objects.only("language", "title", "terms", "summary", "body").order_by("pk")
    found = count_words(documents.iterator(chunk_size=GROUP))
    with transaction.atomic():
        SearchState.objects.select_for_update().filter(pk=1).first()
        for key, shown in new_words((row, None) for row in documents.filter(version__gt=since)).items():
            found[key].update(shown)
        changes = word_changes(found)
    for some in in_turns(groups(changes, _WORDS)):
        with transaction.atomic():
            SearchState.objects.select_for_update().filter(pk=1).first()
            change_words(some)
