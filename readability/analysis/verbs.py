"""Finds the finite verbs of a sentence: one a clause, second in a main clause, at the end in a subclause.

The prototype's fixed list of verb forms had a precision of .85 and a recall of .78; see docs/adr/0010-b1-analyser.md.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from readability.analysis.lexicon import Entry, Lexicon
from readability.analysis.tagging import CLOSED, Tag, first_tags
from readability.analysis.tokens import Token
from readability.analysis.words import function_words

__all__ = ["AUXILIARIES", "PARTICIPLE_FORM", "TaggedSentence", "tag_sentence"]

AUXILIARIES = frozenset({"be", "have", "become", "modal"})
PLURAL_AUXILIARIES = frozenset("zijn hebben worden kunnen zullen willen moeten mogen hoeven".split())
PARTICIPLES_OF_AUXILIARIES = frozenset("geweest geworden gehad".split())
# Verbs that take a bare infinitive: "gaat lopen", "laat weten", "blijft staan".
TAKES_INFINITIVE = frozenset(
    "ga gaat gaan ging gingen laat laten liet lieten blijf blijft blijven bleef bleven kom komt komen kwam kwamen help helpt"
    " helpen hielp hielpen leer leert leren leerde zie ziet zien zag hoor hoort horen hoorde doet doen deed durf durft durven"
    " durfde".split()
)
# Forms in the verb list that are as a rule something else.
RARELY_VERBS = frozenset(
    "bekend bekende bereid gezond beperkt vast recht licht kort slecht echt zacht dicht wit bont hecht best lang goed los"
    " vrij vol open samen klaar net even eigen eigenlijk ander echte gemiddeld verleden geleden gelegen gebied gevolg"
    " gemeente dank vorm deel doel plan rol bericht gesprek team hulp zorg kracht macht wacht tocht lucht vrucht klacht nacht"
    " acht buurt start taart vaart tijden leden mensen jaren dagen uren weken delen landen handen ouderen jongeren"
    " volwassenen gemeenten kinderen ouders inwoners woorden punten banen zaken wijken plekken groepen lijnen wegen namen"
    " stappen kansen doelen vormen rollen bronnen cijfers regels einde kant baat".split()
)
PARTICIPLE_FORM = re.compile(
    r"(?:aan|achter|af|bij|binnen|deel|door|goed|in|klaar|los|mee|na|neer|om|onder|op|open|over|plaats|rond|samen|tegen|terug"
    r"|toe|uit|vast|vol|voor|vooruit|vrij|weer|weg|voort|bijeen)?ge[a-zëïüé]{2,}(?:d|t|en)"
    r"|(?:be|ver|ont|her|er|mis)[a-zëï]{3,}(?:[^aeiou]t|d)"
)
NOMINAL = frozenset({Tag.NOUN, Tag.NAME, Tag.PRONOUN, Tag.SUBJECT, Tag.NUMBER})
PLURAL_PRONOUNS = frozenset("we wij ze zij jullie u die deze sommigen velen beide".split())
# Words that stand alone as well as before a noun: "dit doen we", "veel werken thuis".
PRONOUNS_TOO = frozenset("dat die dit deze alle veel velen meer minder weinig jullie beide andere".split())
CLOSES_CLAUSE = frozenset({Tag.COORDINATOR, Tag.SUBORDINATOR})


@dataclass(slots=True)
class Clause:
    """A main clause or subclause. `opener` is the place of its first word, `joins` the clause that it is coordinated to."""

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


class _Reader:
    """Reads a sentence from left to right and settles what each possible verb is."""

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
            tag = self.tags[place] or self._verb_or_not(place)
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
        """Whether a subclause that has its verb stops before this word. What follows the verb without a comma belongs to it,
        unless the clause around it still waits for its verb."""
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

    # -- one word ----------------------------------------------------------------------------------

    def _tag_at(self, place: int) -> Tag | None:
        return self.tags[place] if 0 <= place < len(self.tags) else Tag.OTHER

    def _low(self, place: int) -> str:
        return self.tokens[place].low if 0 <= place < len(self.tokens) else ""

    def _flags(self, place: int) -> str:
        return self.entries[place].verb if 0 <= place < len(self.entries) else ""

    def _verb_or_not(self, place: int) -> Tag:
        low = self.tokens[place].low
        if self.classes.get(low, "") in AUXILIARIES:
            return self._auxiliary(place, low)
        if low in RARELY_VERBS and not (self._low(place - 1) in ("ik", "je", "u") and not self._finite):
            return self._not_finite(place)
        if self._tag_at(place - 1) is Tag.TE:
            return Tag.INFINITIVE if low.endswith("n") else Tag.ADJECTIVE
        if self._in_noun_phrase(place):
            return self._not_finite(place)
        flags = self._flags(place)
        for flag, decide in (("d", self._participle), ("p", self._singular), ("v", self._singular), ("w", self._singular),
                             ("i", self._plural), ("s", self._stem)):  # fmt: skip
            if flag in flags and (tag := decide(place)) is not None:
                return tag
        return self._not_finite(place)

    def _auxiliary(self, place: int, low: str) -> Tag:
        if low in PARTICIPLES_OF_AUXILIARIES:
            return Tag.PARTICIPLE
        if self._tag_at(place - 1) is Tag.TE or low == "wezen":
            return Tag.INFINITIVE
        if low == "zijn" and self._is_possessive(place):
            return Tag.DETERMINER
        if low not in PLURAL_AUXILIARIES:
            return Tag.NOUN if self._tag_at(place - 1) is Tag.DETERMINER and low in ("wil", "kan", "wilde") else Tag.FINITE
        if self._tag_at(place - 1) is Tag.DETERMINER and low == "willen":
            return Tag.NOUN
        return Tag.INFINITIVE if self._plural_is_infinitive(place) else Tag.FINITE

    def _is_possessive(self, place: int) -> bool:
        following = self._tag_at(place + 1)
        nominal = following in (Tag.NOUN, Tag.ADJECTIVE, Tag.NAME) or (following is None and self.entries[place + 1].is_noun)
        if not nominal:
            return False
        before = self._tag_at(place - 1)
        if before is Tag.PREPOSITION or (self._finite and not self._boundary):
            return True
        return place > 0 and self._finite and before in (Tag.COORDINATOR, Tag.FINITE)

    def _plural_is_infinitive(self, place: int) -> bool:
        """Whether a form like "werken" or "hebben" is an infinitive here."""
        if self.takes == "infinitive" and self._finite and not self._boundary:
            return True
        if self.clause.sub and not self._finite:
            return self._finite_follows(place)
        if not self._finite:
            return place == 0 and self._low(1) not in PLURAL_PRONOUNS
        return not (self._boundary and self._plural_subject_before(place))

    def _finite_follows(self, place: int) -> bool:
        """Whether the next word is the finite verb that this one belongs to: "werken kan", "gaan doen"."""
        low = self._low(place + 1)
        kind = self.classes.get(low, "")
        if not low or self.tokens[place + 1].comma:
            return False
        if kind == "modal":
            return low not in PLURAL_AUXILIARIES or self._low(place) not in PLURAL_AUXILIARIES
        return low in TAKES_INFINITIVE and "i" not in self._flags(place + 1)

    def _plural_subject_before(self, place: int) -> bool:
        """Whether a word that can be a plural subject stands between the last clause edge and here, or right after."""
        if self._low(place + 1) in PLURAL_PRONOUNS:
            return True
        for back in range(place - 1, -1, -1):
            low, tag = self.tokens[back].low, self.tags[back]
            if self.takes == "infinitive" and tag is Tag.NOUN:
                continue
            if tag is Tag.FINITE or (tag in CLOSES_CLAUSE and low not in ("en", "of")):
                return False
            if low in PLURAL_PRONOUNS or (tag is Tag.NOUN and low.endswith(("en", "s", "'s"))):
                return True
            if tag is Tag.COORDINATOR:
                return back == place - 1
        return False

    def _in_noun_phrase(self, place: int) -> bool:
        """Whether an article, possessive or preposition before the word makes it a noun or adjective."""
        before = self._tag_at(place - 1)
        if before is Tag.DETERMINER:
            if self._low(place - 1) == "het" and not self._finite and self._only_finite(place):
                return False
            return self._low(place - 1) not in PRONOUNS_TOO or self._noun_follows(place)
        if before is Tag.PREPOSITION:
            return self.entries[place].is_noun or self._noun_follows(place) or "i" in self._flags(place)
        if before in (Tag.ADJECTIVE, Tag.NUMBER):
            return self.entries[place].is_noun and (self._finite or "i" in self._flags(place) and not self.clause.sub)
        return False

    def _only_finite(self, place: int) -> bool:
        """Whether the form is hardly anything but a finite verb: gaat, begon; not: recht, gebied."""
        flags = self._flags(place)
        if not set("pv") & set(flags):
            return False
        return flags in ("p", "v") or not (self.entries[place].is_noun or self._noun_follows(place))

    def _noun_follows(self, place: int) -> bool:
        following = self._tag_at(place + 1)
        return following is Tag.NOUN or (
            following is None and self.entries[place + 1].is_noun and self._low(place + 1) not in self.classes
        )

    def _participle(self, place: int) -> Tag | None:
        """Participle when an auxiliary waits for it or follows it; else what the other flags say."""
        if self._flags(place) == "d":
            if self._noun_follows(place) and self._tag_at(place - 1) in (Tag.DETERMINER, Tag.PREPOSITION, Tag.ADJECTIVE):
                return Tag.ADJECTIVE
            return Tag.PARTICIPLE
        waits = self.takes in ("participle", "infinitive") and not (self._boundary and self._finite)
        follows = self.classes.get(self._low(place + 1), "") in ("be", "have", "become") and self.clause.sub
        if not (waits or follows):
            if "i" in self._flags(place):
                return None
            if self._noun_follows(place) and "p" not in self._flags(place):
                return Tag.ADJECTIVE
        if waits or follows:
            return Tag.PARTICIPLE if self.takes != "infinitive" or "i" not in self._flags(place) else Tag.INFINITIVE
        if self._finite and not self._boundary:
            return Tag.PARTICIPLE
        return None

    def _singular(self, place: int) -> Tag | None:
        entry = self.entries[place]
        if place == 0 and self._tag_at(1) is Tag.PREPOSITION:
            return None
        free = not self._finite or self._boundary
        if entry.is_noun and self._flags(place) not in ("p", "v"):
            return Tag.FINITE if free and self._noun_may_be_verb(place) else None
        if self.tokens[place].low.endswith(("te", "de", "ten", "den")):
            return Tag.FINITE if free else None
        return Tag.FINITE

    def _plural(self, place: int) -> Tag | None:
        entry = self.entries[place]
        if self._plural_is_infinitive(place):
            wanted = self.takes == "infinitive" or (self.clause.sub and not self._finite)
            return None if entry.is_noun and not wanted else Tag.INFINITIVE
        if entry.is_noun and not self._noun_may_be_verb(place):
            return None
        return Tag.FINITE

    def _noun_may_be_verb(self, place: int) -> bool:
        """A word like "vragen" or "plannen" is a verb when it stands where only a verb can."""
        before, after = self._tag_at(place - 1), self._tag_at(place + 1)
        if self._low(place + 1) in PLURAL_PRONOUNS and not self._finite:
            return True
        if before in (Tag.COORDINATOR, Tag.ADJECTIVE, Tag.NUMBER, Tag.DETERMINER) or place == 0:
            return False
        subject = before in NOMINAL or before in (Tag.ADVERB, Tag.PARTICLE)
        last = place + 1 == len(self.tokens) or self.tokens[place + 1].comma
        fits = after in CLOSED or last or self.clause.sub
        return subject and (fits or not (self._finite or self._other_finite_ahead(place)))

    def _stem(self, place: int) -> Tag | None:
        """Ik werk, werk je; an order at the start: Bel ons."""
        if self._low(place - 1) == "ik" or self._low(place + 1) in ("ik", "jij"):
            return Tag.FINITE
        if self._low(place + 1) == "je" and not self._finite:
            return Tag.FINITE
        opens = place == 0 or (self._boundary and self._tag_at(place - 1) is Tag.COORDINATOR)
        opens = opens or self.tokens[place].comma or self._low(place - 1) in ("dan", "daarom", "dus")
        if not opens or (self._finite and not self._boundary) or self.clause.sub:
            return None
        return None if self._other_finite_ahead(place) else Tag.FINITE

    def _other_finite_ahead(self, place: int) -> bool:
        """Whether a sure finite verb comes before the next comma or clause: then the first word is its subject."""
        for ahead in range(place + 1, len(self.tokens)):
            if self.tokens[ahead].comma or self.tags[ahead] in CLOSES_CLAUSE:
                return False
            low = self.tokens[ahead].low
            sure = self.classes.get(low, "") in AUXILIARIES and low not in PLURAL_AUXILIARIES
            flags = self.entries[ahead].verb
            plain = self.tags[ahead] is None and flags in ("p", "v", "w") and not self.entries[ahead].is_noun
            if sure or (plain and self.tags[ahead - 1] is not Tag.DETERMINER):
                return True
        return False

    def _not_finite(self, place: int) -> Tag:
        token, entry = self.tokens[place], self.entries[place]
        if entry.is_noun:
            return Tag.NOUN
        if "d" in entry.verb and self.takes == "participle":
            return Tag.PARTICIPLE
        if "i" in entry.verb:
            return Tag.NOUN if self._tag_at(place - 1) in (Tag.DETERMINER, Tag.PREPOSITION) else Tag.INFINITIVE
        return Tag.NAME if token.capital and place else Tag.ADJECTIVE


def tag_sentence(tokens: Sequence[Token], lexicon: Lexicon) -> TaggedSentence:
    """The class of every word of a sentence."""
    tags, entries = first_tags(tokens, lexicon)
    reader = _Reader(tokens, tags, entries)
    settled = reader.read()
    return TaggedSentence(tuple(tokens), tuple(settled), tuple(entries), tuple(reader.owners))
