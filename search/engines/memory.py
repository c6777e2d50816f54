"""What the database engines keep in memory of every document: its facets and its translations."""

from __future__ import annotations

import sys
from collections import defaultdict
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final

from pyroaring import BitMap

from core.facet_table import Changes, FacetTable
from search.facets import FACETS, values_of_tokens
from search.models import SearchDocument, SearchState

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

__all__ = ["EVERYWHERE", "Memory", "held", "kept_hits", "memory"]

#: The token of documents that are near for everybody; no token of the index.
EVERYWHERE: Final = "overal_ja"


@dataclass
class _Held:
    """Whether the database was asked already in this block, and which documents match what was asked."""

    renewed: bool = False
    hits: dict[str, BitMap] = field(default_factory=dict)


#: None outside of a block.
_held: ContextVar[_Held | None] = ContextVar("search-held", default=None)


@contextmanager
def held() -> Iterator[None]:
    """In this block the index stays as it is at the first look: for a page that looks more than once.

    A block in another one is a part of that.
    """
    if _held.get() is not None:
        yield
        return
    token = _held.set(_Held())
    try:
        yield
    finally:
        _held.reset(token)


def kept_hits() -> dict[str, BitMap]:
    """The documents that match, by expression, as far as this block asked for them; nobody changes the sets."""
    kept = _held.get()
    return kept.hits if kept is not None else {}


class Memory:
    """Documents by token of a facet, as new as the newest version that was asked for.

    At 100,000 documents it is read in a second or two by each process, once; after a write only what changed.
    """

    def __init__(self) -> None:
        self._forget()

    def _forget(self) -> None:
        self.table = FacetTable(self._load)
        self._known = BitMap()
        self._tokens: dict[str, set[str]] = {facet: set() for facet in FACETS}
        self._original: dict[int, str] = {}
        self._translations: defaultdict[str, set[int]] = defaultdict(set)
        self._translated = BitMap()

    def forget(self) -> None:
        """Read everything anew at the next question."""
        self._forget()

    def renew(self) -> None:
        """Be as new as the database: one query when nothing changed, and one in a block in which all is ``held``."""
        kept = _held.get()
        if kept is not None and kept.renewed:
            return
        if kept is not None:
            kept.renewed = True
        self.table.renew(SearchState.objects.values_list("version", flat=True).first() or 0)

    def _load(self, since: int) -> Changes:
        version, removed_at = SearchState.objects.values_list("version", "removed_at").first() or (0, 0)
        gone = BitMap()
        if version < since:  # another database than before
            self._known, self._original = BitMap(), {}
            self._translations, self._translated = defaultdict(set), BitMap()
            return Changes(version=version, rows=self._rows(-1), whole=True)
        if since >= 0 and removed_at > since:
            gone = self._known - BitMap(SearchDocument.objects.values_list("pk", flat=True))
        for document in gone:
            self._unlink(document)
        self._known -= gone
        return Changes(version=version, rows=self._rows(since), gone=list(gone))

    def _rows(self, since: int) -> Iterator[tuple[int, Sequence[str]]]:
        names = ("pk", "index_facets", "everywhere", "translation_key")
        documents = SearchDocument.objects.filter(version__gt=since) if since >= 0 else SearchDocument.objects.all()
        for document, facets, everywhere, key in documents.values_list(*names).iterator(chunk_size=5000):
            self._known.add(document)
            self._unlink(document)
            if key:
                self._link(document, key)
            yield document, [*self._noted(facets), *([EVERYWHERE] if everywhere else [])]

    def _noted(self, facets: str) -> list[str]:
        """The tokens of a document, each kept in memory once, and noted as a value that there is."""
        tokens = [sys.intern(token) for token in facets.split()]
        for token in tokens:
            values = self._tokens.get(token.partition("_")[0])
            if values is not None:
                values.add(token)
        return tokens

    def _link(self, document: int, key: str) -> None:
        same = self._translations[key]
        same.add(document)
        self._original[document] = key
        if len(same) > 1:
            self._translated.update(same)

    def _unlink(self, document: int) -> None:
        key = self._original.pop(document, None)
        if key is None:
            return
        same = self._translations[key]
        same.discard(document)
        self._translated.discard(document)
        if len(same) == 1:
            self._translated -= BitMap(same)
        elif not same:
            del self._translations[key]

    def once(self, groups: Sequence[BitMap]) -> list[BitMap]:
        """The same groups without documents of which a translation stands in an earlier group."""
        found: list[BitMap] = []
        earlier = BitMap()
        for group in groups:
            twice = filter(partial(self._is_shown, shown=earlier), group & self._translated if earlier else ())
            found.append(group - BitMap(twice))
            earlier = earlier | group
        return found

    def _is_shown(self, document: int, *, shown: BitMap) -> bool:
        """Whether this thing is among these in another language."""
        # A copy: another thread may be reading what changed.
        return any(one in shown for one in tuple(self._translations.get(self._original.get(document, ""), ())))

    def counts(self, hits: BitMap, chosen: Mapping[str, Sequence[str]]) -> dict[str, dict[str, int]]:
        """The number of documents that each value gives, values without any left out; ``chosen`` has tokens."""
        facets = {facet: sorted(tokens) for facet, tokens in self._tokens.items()}
        counted = self.table.counts(hits, chosen, facets)
        return {facet: _by_value(facet, numbers) for facet, numbers in counted.items()}

    def within(self, shown: BitMap, chosen: Iterable[str]) -> dict[str, dict[str, int]]:
        """For each of these facets how many of the documents that are shown have each value."""
        return {
            facet: _by_value(
                facet,
                {token: shown.intersection_cardinality(self.table.rows(token)) for token in tuple(self._tokens[facet])},
            )
            for facet in chosen
            if facet in self._tokens
        }


def _by_value(facet: str, numbers: dict[str, int]) -> dict[str, int]:
    values = values_of_tokens(facet)
    return {values.get(token, token.partition("_")[2]): number for token, number in numbers.items() if number}


#: Of this process.
memory: Final = Memory()
