"""Finds the finite verbs of a sentence: one a clause, second in a main clause, at the end in a subclause.

How well it does that and what the prototype did: docs/adr/0010-b1-analyser.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from readability.analysis.clauses import (
    AUXILIARIES,
    CLOSES_CLAUSE,
    PARTICIPLES_OF_AUXILIARIES,
    PLURAL_AUXILIARIES,
    TAKES_INFINITIVE,
    ClauseReader,
    TaggedSentence,
)
from readability.analysis.tagging import CLOSED, Tag, first_tags
from readability.analysis.words import word_list

if TYPE_CHECKING:
    from readability.analysis.lexicon import Lexicon
    from readability.analysis.tokens import Token

__all__ = ["tag_sentence"]

# Forms in the verb list that are as a rule something else.
RARELY_VERBS = word_list("rarely_verbs")
NOMINAL = frozenset({Tag.NOUN, Tag.NAME, Tag.PRONOUN, Tag.SUBJECT, Tag.NUMBER})
PLURAL_PRONOUNS = word_list("plural_pronouns")
# Words that stand alone as well as before a noun: "dit doen we", "veel werken thuis".
PRONOUNS_TOO = word_list("pronouns_too")


class _VerbReader(ClauseReader):
    """Settles what each possible verb is."""

    def decide(self, place: int) -> Tag:
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
        for flag in "dpvwis":
            if flag in flags and (tag := self._by_flag(flag, place)) is not None:
                return tag
        return self._not_finite(place)

    def _by_flag(self, flag: str, place: int) -> Tag | None:
        """What the word is when it is this form, None when it can't be that here."""
        if flag == "d":
            return self._participle(place)
        if flag == "i":
            return self._plural(place)
        return self._stem(place) if flag == "s" else self._singular(place)

    def _auxiliary(self, place: int, low: str) -> Tag:
        if low in PARTICIPLES_OF_AUXILIARIES:
            return Tag.PARTICIPLE
        if self._tag_at(place - 1) is Tag.TE or low == "wezen":
            return Tag.INFINITIVE
        if low == "zijn" and self._is_possessive(place):
            return Tag.DETERMINER
        if low not in PLURAL_AUXILIARIES:
            return (
                Tag.NOUN if self._tag_at(place - 1) is Tag.DETERMINER and low in ("wil", "kan", "wilde") else Tag.FINITE
            )
        if self._tag_at(place - 1) is Tag.DETERMINER and low == "willen":
            return Tag.NOUN
        return Tag.INFINITIVE if self._plural_is_infinitive(place) else Tag.FINITE

    def _is_possessive(self, place: int) -> bool:
        following = self._tag_at(place + 1)
        nominal = following in (Tag.NOUN, Tag.ADJECTIVE, Tag.NAME) or (
            following is None and self.entries[place + 1].is_noun
        )
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
        last = max((back for back in range(place) if self.tags[back] is Tag.FINITE), default=-1)
        for back in range(place - 1, last, -1):
            low, tag = self.tokens[back].low, self.tags[back]
            if self.takes == "infinitive" and tag is Tag.NOUN:
                continue
            if tag in CLOSES_CLAUSE and low not in ("en", "of"):
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
            return self.entries[place].is_noun and (self._finite or ("i" in self._flags(place) and not self.clause.sub))
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
            if self._noun_follows(place) and self._tag_at(place - 1) in (
                Tag.DETERMINER,
                Tag.PREPOSITION,
                Tag.ADJECTIVE,
            ):
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
        mostly_verb = self._flags(place) == "p" and self.tokens[place].low.endswith("t")
        if entry.is_noun and not mostly_verb:
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
        if self.tokens[place].comma and after in (Tag.COORDINATOR, Tag.PREPOSITION):
            return False
        subject = before in NOMINAL or before in (Tag.ADVERB, Tag.PARTICLE, Tag.SUBORDINATOR)
        last = place + 1 == len(self.tokens) or self.tokens[place + 1].comma
        fits = after in CLOSED or last or self.clause.sub
        return subject and (fits or not (self._finite or self._other_finite_ahead(place)))

    def _stem(self, place: int) -> Tag | None:
        """Ik werk, werk je; an order at the start: Bel ons."""
        if self._low(place - 1) == "ik" or self._low(place + 1) in ("ik", "jij"):
            return Tag.FINITE
        if self._low(place + 1) == "je" and not self._finite:
            return Tag.FINITE
        if self.clause.sub or not self._order_may_start(place):
            return None
        return None if self._other_finite_ahead(place) else Tag.FINITE

    def _order_may_start(self, place: int) -> bool:
        """Whether an order can begin here: first, after "dan", after a subclause, or added to another order."""
        if place == 0 or self._low(place - 1) in ("dan", "daarom", "dus"):
            return not self._finite or self._boundary
        if not self._finite:
            return self.tokens[place].comma
        adds = self.tokens[place].comma or self._tag_at(place - 1) is Tag.COORDINATOR
        return adds and self.tags[0] is Tag.FINITE and "s" in self._flags(0)

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
    reader = _VerbReader(tokens, tags, entries)
    settled = reader.read()
    for place in range(len(settled) - 1):
        if settled[place] is Tag.NOUN and settled[place + 1] is Tag.NOUN and tokens[place].low.endswith("e"):
            settled[place] = Tag.NOUN if tokens[place + 1].comma else Tag.ADJECTIVE
    return TaggedSentence(tuple(tokens), tuple(settled), tuple(entries), tuple(reader.owners))
