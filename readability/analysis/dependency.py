"""Estimates how far apart words stand that belong together.

LiNT-II takes from each sentence its longest syntactic dependency: the number of words between a word and its head. In
Dutch that is mostly the distance between the verb at the end of a clause and the first phrase of that clause, between
the verbs of two clauses, or between a verb and the last item of an enumeration, which LiNT-II hangs on the head of the
first item. Those distances are read here from clauses, phrases and verbs. docs/adr/0010-b1-analyser.md says what was
tried.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readability.analysis.tagging import Tag
from readability.analysis.words import function_words, word_list

if TYPE_CHECKING:
    from readability.analysis.clauses import Clause, TaggedSentence

__all__ = ["longest_dependency"]

VERBS = frozenset({Tag.FINITE, Tag.INFINITIVE, Tag.PARTICIPLE})
NOMINAL = frozenset({Tag.NOUN, Tag.NAME})
INSIDE_PHRASE = frozenset({Tag.DETERMINER, Tag.NUMBER, Tag.ADJECTIVE, Tag.NOUN, Tag.NAME})
# Verbs of one cluster stand side by side, with "te" between them at most.
CLUSTER = 2
# How far back a relative pronoun finds its noun.
REACH = 5
COPULAS = word_list("copulas")


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A noun with what belongs to it, or a single word that hangs on the verb. `head` is its place."""

    start: int
    head: int
    preposition: str
    joined: bool
    nominal: bool


class _Sentence:
    """The clauses of a sentence with their heads and phrases."""

    def __init__(self, sentence: TaggedSentence) -> None:
        self.tags = sentence.tags
        self.tokens = sentence.tokens
        self.owners = sentence.clauses
        self.classes = function_words()
        self.members: dict[int, list[int]] = {}
        self.order: list[Clause] = []
        for place, clause in enumerate(self.owners):
            if id(clause) not in self.members:
                self.members[id(clause)] = []
                self.order.append(clause)
            self.members[id(clause)].append(place)
        self.heads = {id(clause): self._head(clause) for clause in self.order}

    # -- heads -------------------------------------------------------------------------------------

    def _head(self, clause: Clause) -> int:
        """The word that the others hang on: the last verb, or what a copula says of the subject."""
        places = self.members[id(clause)]
        verbs = [place for place in places if self.tags[place] in VERBS]
        if not verbs:
            nouns = [place for place in places if self.tags[place] in NOMINAL]
            return nouns[0] if nouns else places[0]
        finite = clause.finite if clause.finite is not None else verbs[-1]
        others = [
            place for place in verbs if (place > finite or (clause.sub and place != finite)) and self._lexical(place)
        ]
        if others:
            return self._first_infinitive(others)
        if self.tokens[finite].low in COPULAS:
            return self._predicate(clause, finite, places)
        return finite

    def _lexical(self, place: int) -> bool:
        return self.classes.get(self.tokens[place].low, "") not in ("be", "have", "become", "modal")

    def _first_infinitive(self, verbs: Sequence[int]) -> int:
        """The last verb of the first cluster: what follows after a comma or at a distance is a clause of its own."""
        head = verbs[0]
        for place in verbs[1:]:
            if place - head > CLUSTER or self.tokens[place].comma:
                break
            head = place
        return head

    def _predicate(self, clause: Clause, finite: int, places: Sequence[int]) -> int:
        if clause.sub:
            before = [place for place in places if place < finite and self.tags[place] in (Tag.ADJECTIVE, *NOMINAL)]
            return before[-1] if before else finite
        after = [place for place in places if place > finite]
        for place in after:
            follows = self.tags[place + 1] if place + 1 < len(self.tags) else None
            alone = self.tags[place] is Tag.ADJECTIVE and follows not in (*NOMINAL, Tag.ADJECTIVE)
            if alone or (self.tags[place] is Tag.NUMBER and follows is Tag.PREPOSITION):
                return place
            if self.tags[place] is Tag.NOUN and follows not in NOMINAL and not self._in_prepositional(place):
                return place
        return finite

    def _in_prepositional(self, place: int) -> bool:
        back = place - 1
        while back >= 0 and self.tags[back] in INSIDE_PHRASE:
            back -= 1
        return back >= 0 and self.tags[back] is Tag.PREPOSITION

    # -- phrases -----------------------------------------------------------------------------------

    def phrases(self, clause: Clause) -> list[_Phrase]:
        """The phrases of a clause from left to right."""
        found: list[_Phrase] = []
        places = self.members[id(clause)]
        index = 0
        while index < len(places):
            phrase, index = self._phrase(places, index)
            if phrase is not None:
                found.append(phrase)
        return found

    def _phrase(self, places: Sequence[int], index: int) -> tuple[_Phrase | None, int]:
        start = places[index]
        joined = self.tokens[start].comma
        if self.tags[start] is Tag.COORDINATOR:
            joined = True
            index += 1
            if index == len(places):
                return None, index
        preposition = ""
        if self.tags[places[index]] is Tag.PREPOSITION:
            preposition = self.tokens[places[index]].low
            index += 1
        head = None
        while index < len(places) and self.tags[places[index]] in INSIDE_PHRASE:
            place = places[index]
            if head is not None and (self.tokens[place].comma or self.tags[place] in (Tag.DETERMINER, Tag.ADJECTIVE)):
                break
            if self.tags[place] is Tag.NOUN or (self.tags[place] is Tag.NAME and head is None):
                head = place
            index += 1
            if head is None and index < len(places) and self.tokens[places[index]].comma:
                break
        if head is not None:
            return _Phrase(start, head, preposition, joined, nominal=True), index
        if index < len(places) and places[index] == start:
            index += 1
        last = places[index - 1]
        return _Phrase(start, last, preposition, joined, nominal=False), index

    # -- distances ---------------------------------------------------------------------------------

    def longest(self) -> int:
        """The longest distance in the sentence."""
        distances = [0]
        for clause in self.order:
            distances.extend(self._inside(clause))
            distances.append(self._to_other_clause(clause))
        return max(distances)

    def _inside(self, clause: Clause) -> list[int]:
        head = self.heads[id(clause)]
        distances = []
        anchor = head
        noun: int | None = None
        for phrase in self.phrases(clause):
            if phrase.joined and phrase.nominal and noun is not None:
                distances.append(_between(phrase.head, anchor))
                continue
            on_noun = noun is not None and self._hangs_on_noun(phrase, noun, head)
            anchor = noun if on_noun and noun is not None else head
            if phrase.head != head:
                distances.append(_between(phrase.head, anchor))
            distances.append(_between(phrase.start, phrase.head))
            noun = phrase.head if phrase.nominal else None
        return distances

    def _hangs_on_noun(self, phrase: _Phrase, noun: int, head: int) -> bool:
        """Whether a phrase belongs to the noun before it: always with "van", and before the finite verb."""
        if not phrase.preposition or not phrase.nominal:
            return False
        return phrase.preposition == "van" or (noun < head and phrase.head < head and phrase.start == noun + 1)

    def _to_other_clause(self, clause: Clause) -> int:
        head = self.heads[id(clause)]
        if clause.joins is not None:
            first = clause
            while first.joins is not None:
                first = first.joins
            target = first.outer if first.sub and first.outer is not None else first
            return _between(head, self.heads.get(id(target), head))
        if clause.sub and clause.outer is not None and id(clause.outer) in self.heads:
            antecedent = self._antecedent(clause)
            return _between(head, self.heads[id(clause.outer)] if antecedent is None else antecedent)
        return 0

    def _antecedent(self, clause: Clause) -> int | None:
        """The noun that a relative clause belongs to: the nearest one before it."""
        low = self.tokens[clause.opener].low
        if low not in ("die", "dat", "wat", "wie") and not low.startswith("waar"):
            return None
        for place in range(clause.opener - 1, max(-1, clause.opener - REACH), -1):
            if self.tags[place] in NOMINAL:
                return place
        return None


def _between(one: int, other: int) -> int:
    return max(0, abs(one - other) - 1)


def longest_dependency(sentence: TaggedSentence) -> int:
    """The number of words between the two ends of the longest dependency."""
    return _Sentence(sentence).longest() if sentence.tokens else 0
