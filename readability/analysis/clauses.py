"""Follows the clauses of a sentence from left to right: where one opens, where it ends, which finite verb it has."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readability.analysis.tagging import Tag
from readability.analysis.words import function_words, word_list

if TYPE_CHECKING:
    from readability.analysis.lexicon import Entry
    from readability.analysis.tokens import Token

__all__ = [
    "AUXILIARIES",
    "CLOSES_CLAUSE",
    "PARTICIPLES_OF_AUXILIARIES",
    "PLURAL_AUXILIARIES",
    "TAKES_INFINITIVE",
    "Clause",
    "ClauseReader",
    "TaggedSentence",
]

AUXILIARIES = frozenset({"be", "have", "become", "modal"})
PLURAL_AUXILIARIES = word_list("plural_auxiliaries")
PARTICIPLES_OF_AUXILIARIES = word_list("participles_of_auxiliaries")
# Verbs that take a bare infinitive: "gaat lopen", "laat weten", "blijft staan".
TAKES_INFINITIVE = word_list("takes_infinitive")
CLOSES_CLAUSE = frozenset({Tag.COORDINATOR, Tag.SUBORDINATOR})


@dataclass(slots=True)
class Clause:
    """A main clause or subclause. `opener` is its first word, `joins` the clause that it is added to with "en"."""

    sub: bool = False
    opener: int = 0
    outer: Clause | None = None
    joins: Clause | None = None
    finite: int | None = None


@dataclass(frozen=True, slots=True)
class TaggedSentence:
    """A sentence with the class of each word, its clause and what the lexicon knows of it."""

    tokens: tuple[Token, ...]
    tags: tuple[Tag, ...]
    entries: tuple[Entry, ...]
    clauses: tuple[Clause, ...]

    @property
    def finite_verbs(self) -> list[int]:
        """The places of the finite verbs."""
        return [place for place, tag in enumerate(self.tags) if tag is Tag.FINITE]


class ClauseReader(ABC):
    """Keeps track of the clause that is being read. What an open word is, a subclass decides."""

    def __init__(self, tokens: Sequence[Token], tags: list[Tag | None], entries: Sequence[Entry]) -> None:
        self.tokens = tokens
        self.tags = tags
        self.entries = entries
        self.classes = function_words()
        self.clause = Clause()
        self.owners: list[Clause] = []
        # What the finite verb still waits for, and the last clause edge since it (None: none yet).
        self.takes = ""
        self.edge: int | None = None

    def read(self) -> list[Tag]:
        """Every tag, none of them open."""
        settled: list[Tag] = []
        for place in range(len(self.tokens)):
            self._clause_edges(place)
            tag = self.tags[place] or self.decide(place)
            self.tags[place] = tag
            self.owners.append(self.clause)
            if tag is Tag.FINITE:
                self._saw_finite(place)
            elif tag is Tag.INFINITIVE and self.clause.sub and self.tokens[self.clause.opener].low == "om":
                self.clause.finite = place
            elif tag is Tag.PARTICIPLE:
                self.takes = ""
            settled.append(tag)
        return settled

    @property
    def _finite(self) -> bool:
        return self.clause.finite is not None

    @property
    def _boundary(self) -> bool:
        return self.edge is not None

    def _clause_edges(self, place: int) -> None:
        tag = self.tags[place]
        if self.clause.sub and self._finite and self._ends(place):
            ended = self.clause
            self.clause = ended.outer or Clause(opener=place)
            self.takes = ""
            self.edge = place
            if tag is Tag.COORDINATOR and not self.tokens[place].comma:
                self.clause = Clause(sub=True, opener=place, outer=ended.outer, joins=ended)
                return
        if tag is Tag.SUBORDINATOR:
            self.clause = Clause(sub=True, opener=place, outer=self.clause)
            self.takes = ""
            self.edge = None
        elif tag is Tag.COORDINATOR or self.tokens[place].comma:
            self.edge = place

    def _ends(self, place: int) -> bool:
        """Whether a subclause that has its verb stops before this word.

        What follows the verb without a comma belongs to it, unless the clause around it still waits for its own verb.
        """
        if self._in_cluster(place):
            return False
        outer = self.clause.outer
        waits = outer is None or outer.finite is None
        return waits or self.tokens[place].comma or self.tags[place] in CLOSES_CLAUSE

    def _in_cluster(self, place: int) -> bool:
        """Whether the verbs at the end of a subclause go on here: "dat is gemaakt", "die wil komen werken"."""
        tag, low, flags = self.tags[place], self.tokens[place].low, self.entries[place].verb
        if tag is Tag.TE:
            return True
        if tag is not None or self.tokens[place].comma:
            return False
        if low in PARTICIPLES_OF_AUXILIARIES or "d" in flags:
            return bool(self.takes)
        return self.takes == "infinitive" and ("i" in flags or low in PLURAL_AUXILIARIES)

    def _saw_finite(self, place: int) -> None:
        low = self.tokens[place].low
        kind = self.classes.get(low, "")
        if self.clause.finite is not None:
            start = place if self.edge is None else self.edge
            self.clause = Clause(sub=self.clause.sub, opener=start, outer=self.clause.outer, joins=self.clause)
            for owned in range(start, place + 1):
                self.owners[owned] = self.clause
        self.clause.finite = place
        self.edge = None
        if kind in ("be", "have", "become"):
            self.takes = "participle"
        elif kind == "modal" or low in TAKES_INFINITIVE:
            self.takes = "infinitive"
        else:
            self.takes = ""

    @abstractmethod
    def decide(self, place: int) -> Tag:
        """The class of a word that can be a verb."""

    def _tag_at(self, place: int) -> Tag | None:
        return self.tags[place] if 0 <= place < len(self.tags) else Tag.OTHER

    def _low(self, place: int) -> str:
        return self.tokens[place].low if 0 <= place < len(self.tokens) else ""

    def _flags(self, place: int) -> str:
        return self.entries[place].verb if 0 <= place < len(self.entries) else ""
