"""What both database engines do alike: from a question to a slice of documents, a number and counts."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from django.db import DatabaseError
from django.utils import timezone
from pyroaring import BitMap

from search.engines.base import Answer, EngineError
from search.engines.candidates import CANDIDATES, Heads, best_first, first_of
from search.engines.expressions import MOST
from search.engines.memory import EVERYWHERE, held, kept_hits, memory
from search.engines.reading import read_candidates, read_documents
from search.facets import LANGUAGE, facet_token
from search.query import Branch
from search.ranking import ranked

if TYPE_CHECKING:
    from search.engines.expressions import Expressions
    from search.query import Part, Query, Selection

__all__ = ["DatabaseIndexEngine", "Heads"]


@dataclass(frozen=True, slots=True)
class _Group:
    """Documents of one branch that are fit to be shown."""

    branch: Branch
    documents: BitMap


class DatabaseIndexEngine(ABC):
    """Asks the index of words for sets of documents, counts in memory, and ranks what comes on top."""

    name: str
    counts_first: ClassVar[bool] = True
    expressions: ClassVar[Expressions]

    def search(self, query: Query, selection: Selection, *, start: int = 0, size: int = 10) -> Answer:
        """The documents for this question in order. Four queries; five when more is found than is ranked."""
        try:
            with held():
                return self._answer(query, selection, max(0, start), max(0, size))
        except DatabaseError as fault:
            # Some databases repeat in a fault what was asked.
            message = f"The search index of {self.name} gives no answer ({type(fault).__name__}): run search_rebuild."
            raise EngineError(message) from None

    def _answer(self, query: Query, selection: Selection, start: int, size: int) -> Answer:
        asked = self._asked(query)
        if not asked:
            return Answer(engine=self.name)
        memory.renew()
        found = self._found(asked, query, selection)
        chosen = {
            facet: [facet_token(facet, value) for value in values]
            for facet, values in selection.values.items()
            if values
        }
        filters = list(map(memory.table.any_of, chosen.values()))
        groups = [
            _Group(branch, BitMap.intersection(hits, *filters))
            for (branch, _words), hits in zip(asked, found, strict=True)
        ]
        order = self._order(query, list(_apart(groups, selection.later)), start, size)
        documents = read_documents([key for _score, key in order])
        return Answer(
            documents=[documents[key] for _score, key in order if key in documents],
            scores=[score for score, key in order if key in documents],
            total=sum(len(group.documents) for group in groups),
            counts=memory.counts(BitMap.union(*found), chosen),
            within=memory.within(BitMap.union(*[group.documents for group in groups]), chosen),
            engine=self.name,
        )

    def _asked(self, query: Query) -> list[tuple[Branch, str]]:
        """The branches that can match at all, with their expressions; of ``any_part`` with the parts that can."""
        asked = []
        for branch in query.branches:
            parts = branch.parts
            if query.any_part:
                parts = tuple(part for part in parts if self.expressions.ways(part.ways))
            possible = Branch(branch.language, parts, branch.excluded)
            words = self.expressions.branch(possible, any_part=query.any_part)
            if words:
                asked.append((possible, words))
        return asked

    def _kept(self, expressions: Sequence[str]) -> list[BitMap]:
        """For each expression what it matches. What this page asked before is not asked again."""
        kept = kept_hits()
        if missing := [words for words in dict.fromkeys(expressions) if words not in kept]:
            kept.update(zip(missing, self._hits(missing), strict=True))
        return [kept[words] for words in expressions]

    def _matching(self, asked: Sequence[tuple[Branch, str]], *, any_part: bool) -> list[BitMap]:
        """For each branch what has its words: part by part when any part will do, or when the parts are known."""
        ways = self.expressions.ways
        each = [[ways(part.ways) for part in (b.parts if any_part else b.needed)[:MOST]] for b, _words in asked]
        excluded = [[without] if (without := ways(branch.excluded)) else [] for branch, _words in asked]
        needed = [part for parts in (*each, *excluded) for part in parts]
        if not any_part and not kept_hits().keys() >= set(needed):
            return self._kept([words for _branch, words in asked])
        self._kept(needed)
        together = BitMap.union if any_part else BitMap.intersection
        return [
            together(*self._kept(parts)) - BitMap.union(BitMap(), *self._kept(without))
            for parts, without in zip(each, excluded, strict=True)
        ]

    def _found(self, asked: Sequence[tuple[Branch, str]], query: Query, selection: Selection) -> list[BitMap]:
        """For each branch its hits before anything is chosen, each thing once."""
        found = []
        for (branch, _words), hits in zip(asked, self._matching(asked, any_part=query.any_part), strict=True):
            there = hits & memory.table.rows(facet_token(LANGUAGE, branch.language))
            found.append(there if selection.only is None else there & selection.only)
        return memory.once(found)

    def _order(self, query: Query, tiers: Sequence[Sequence[_Group]], start: int, size: int) -> list[tuple[float, int]]:
        """Scores and keys from ``start`` on: tiers before it are skipped, those after it are not looked at."""
        wanted: list[list[tuple[_Group, list[int]]]] = []
        before, seen = 0, 0
        for tier in tiers:
            length = sum(len(group.documents) for group in tier)
            if seen + length <= start:
                before += length
            elif seen < start + size:
                wanted.append([(group, self._candidates(query, group)) for group in tier])
            seen += length
        candidates = read_candidates([key for tier in wanted for _group, keys in tier for key in keys], query)
        order: list[tuple[float, int]] = []
        today = timezone.localdate()
        for chosen in wanted:
            there = [(group.branch, [candidates[key] for key in keys if key in candidates]) for group, keys in chosen]
            order += [(score, row.pk) for score, row in ranked(there, query, today=today)]
            if len(order) + before < start + size:
                order += [(0.0, key) for group, keys in chosen for key in group.documents - BitMap(keys)]
        return order[start - before : start - before + size]

    def _candidates(self, query: Query, group: _Group) -> list[int]:
        """The documents of a group that are ranked: all of a small one, else those with the words in the best fields.

        With a place in the question also the best of those that are near.
        """
        if len(group.documents) <= CANDIDATES:
            return list(group.documents)
        parts = group.branch.parts
        some = query.any_part or len(group.branch.needed) < len(parts)
        parts = tuple(part for part in parts if self.expressions.ways(part.ways))
        bodies = self._kept([self.expressions.ways(part.ways) for part in parts]) if some else None
        near = None
        if query.place is not None:
            near = memory.table.any_of([facet_token("gemeente", query.place.gemeente), EVERYWHERE])
        return first_of(best_first(group.documents, self._heads(parts), bodies), CANDIDATES, near)

    @abstractmethod
    def _hits(self, expressions: Sequence[str]) -> list[BitMap]:
        """For each expression every document that it matches, in one query."""

    @abstractmethod
    def _heads(self, parts: Sequence[Part]) -> list[Heads]:
        """For each part where it stands in title, terms and summary, in one query."""


def _apart(groups: Sequence[_Group], later: BitMap | None) -> Iterator[Sequence[_Group]]:
    """The groups, ranked together, and after all of them what comes later of each."""
    if later is None:
        yield groups
        return
    yield [_Group(group.branch, group.documents - later) for group in groups]
    yield [_Group(group.branch, group.documents & later) for group in groups]
