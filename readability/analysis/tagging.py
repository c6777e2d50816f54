"""Gives every word of a sentence a class, by rule: noun, verb form, name, adjective or one of the closed classes.

What a word can be comes from the lexicon; what it is here follows from its neighbours. Verbs are settled in `verbs`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from readability.analysis.words import function_words, word_list

if TYPE_CHECKING:
    from readability.analysis.lexicon import Entry, Lexicon
    from readability.analysis.tokens import Token

__all__ = ["CLOSED", "Tag", "first_tags"]


class Tag(StrEnum):
    """The class of a word in its sentence."""

    DETERMINER = "d"
    SUBJECT = "q"
    PRONOUN = "o"
    PREPOSITION = "p"
    COORDINATOR = "c"
    SUBORDINATOR = "s"
    ADVERB = "a"
    PARTICLE = "x"
    NUMBER = "#"
    TE = "t"
    FINITE = "F"
    INFINITIVE = "I"
    PARTICIPLE = "V"
    ADJECTIVE = "J"
    NOUN = "N"
    NAME = "E"
    MANNER = "m"
    OTHER = "u"


_CLASSES = {
    "article": Tag.DETERMINER, "determiner": Tag.DETERMINER, "possessive": Tag.DETERMINER, "subject": Tag.SUBJECT,
    "pronoun": Tag.PRONOUN, "preposition": Tag.PREPOSITION, "coordinator": Tag.COORDINATOR,
    "subordinator": Tag.SUBORDINATOR, "relative": Tag.SUBORDINATOR, "adverb": Tag.ADVERB, "particle": Tag.PARTICLE,
    "number": Tag.NUMBER, "interjection": Tag.OTHER,
}  # fmt: skip
CLOSED = frozenset(set(_CLASSES.values()) | {Tag.TE})
NOUN_ENDINGS = re.compile(
    r".{2,}(?:heid|heden|ing|ingen|atie|aties|isme|teit|teiten|schap|schappen|aar|aars|eur|eurs|ist|isten|ie|ies|tje|tjes|je|jes"
    r"|ment|menten|sel|sels|nis|nissen|logie|loog|graaf|theek|dom|ster|sters|gebied|kunde|eer|ant|anten|ent|enten)"
)
ADJECTIVE_ENDINGS = re.compile(
    r".{2,}(?:lijk|lijke|lijker|lijks|ig|ige|iger|isch|ische|baar|bare|zaam|zame|loos|loze|achtig|achtige|eel|ele|ief|ieve|air"
    r"|aire|aal|ale|end|ende|se|rijk|rijke|vol|volle|st|ste)"
)
# A word with a capital at the start of a sentence is a name when it is rarer than this.
KNOWN = 3.0
REACH_OF_OM = 24
LONGEST_ENDING = 20
QUESTION_WORDS = word_list("question_words")
MANNER_ADVERBS = word_list("manner_adverbs")
# Words that open a clause with its verb at the end, whatever else they may be.
SUBORDINATORS_ALONE = word_list("subordinators_alone")
OPENS_PHRASE = frozenset({Tag.DETERMINER, Tag.SUBJECT, Tag.NAME, Tag.NUMBER, Tag.PRONOUN, Tag.ADVERB, Tag.PREPOSITION})


def first_tags(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[list[Tag | None], list[Entry]]:
    """The class of each word as far as it is sure, None where it can be a verb, and what the lexicon knows."""
    classes = function_words()
    entries = [lexicon[token.low] for token in tokens]
    tags: list[Tag | None] = [
        _first(position, tokens, entries, classes.get(token.low, "")) for position, token in enumerate(tokens)
    ]
    for position, token in enumerate(tokens):
        if classes.get(token.low) in ("relative", "subordinator", "determiner") or token.low in ("of", "om"):
            tags[position] = _clause_word(position, tokens, tags, entries)
    return tags, entries


def _first(position: int, tokens: Sequence[Token], entries: Sequence[Entry], word_class: str) -> Tag | None:
    token, entry = tokens[position], entries[position]
    if token.kind in ("link", "short"):
        return Tag.OTHER
    if token.kind == "number":
        return Tag.NUMBER
    if token.low == "te":
        return Tag.TE
    if token.low in MANNER_ADVERBS:
        return Tag.MANNER
    if word_class in _CLASSES:
        return _CLASSES[word_class]
    if word_class or (entry.verb and not _is_name(position, token, entry)):
        return None
    return _open_class(position, token, entry)


def _open_class(position: int, token: Token, entry: Entry) -> Tag:
    """The class of a word that is no verb form and of no closed class."""
    if token.low.endswith(("halve", "gewijs")):
        return Tag.MANNER
    if _is_name(position, token, entry):
        return Tag.NAME
    if entry.is_noun:
        return Tag.NOUN
    end = token.low[-LONGEST_ENDING:]
    adjective = entry.known or ADJECTIVE_ENDINGS.fullmatch(end)
    return Tag.ADJECTIVE if adjective and not NOUN_ENDINGS.fullmatch(end) else Tag.NOUN


def _is_name(position: int, token: Token, entry: Entry) -> bool:
    """Capital letters make a name, save at the start of a sentence, where only a word nobody knows is one."""
    if not token.capital:
        return False
    if position:
        return True
    return (not entry.verb and not entry.is_noun and entry.zipf < KNOWN) or (
        len(token.text) > 1 and token.text.isupper()
    )


def _clause_word(
    position: int, tokens: Sequence[Token], tags: Sequence[Tag | None], entries: Sequence[Entry]
) -> Tag | None:
    """Tell words that open a clause from their doubles: die man, dat huis, als vriend, nu."""
    low = tokens[position].low
    at = _Place(
        tokens=tokens,
        entries=entries,
        position=position,
        following=tags[position + 1] if position + 1 < len(tokens) else Tag.OTHER,
        before=tags[position - 1] if position else None,
    )
    if low in SUBORDINATORS_ALONE:
        return Tag.PRONOUN if low == "wanneer" and _asks(at) else Tag.SUBORDINATOR
    if low in _DOUBLES:
        return _DOUBLES[low](at)
    if low in QUESTION_WORDS or low.startswith("waar"):
        return _question(at)
    if low in ("toen", "sinds") and not position:
        return Tag.SUBORDINATOR if at.following in OPENS_PHRASE else Tag.ADVERB
    return Tag.ADVERB if low in ("toen", "nu", "daar", "sinds") else tags[position]


class _Place(NamedTuple):
    """A word with what stands around it."""

    tokens: Sequence[Token]
    entries: Sequence[Entry]
    position: int
    following: Tag | None
    before: Tag | None

    @property
    def low(self) -> str:
        return self.tokens[self.position].low


def _asks(at: _Place) -> bool:
    """Whether the first word of a sentence has a finite verb right after it: "Wanneer wordt …"."""
    if at.position or len(at.tokens) == 1:
        return False
    following = at.entries[1]
    closed = function_words().get(at.tokens[1].low, "")
    return closed in ("be", "have", "become", "modal") or (
        not closed and not following.is_noun and not {"p", "v"}.isdisjoint(following.verb)
    )


def _question(at: _Place) -> Tag:
    """Wat, wie, waarmee: a question at the start of a main clause, else the opening of a subclause."""
    if at.before is Tag.PREPOSITION and at.low in ("welke", "welk"):
        return Tag.DETERMINER
    return Tag.PRONOUN if not at.position and at.following is None else Tag.SUBORDINATOR


def _demonstrative(at: _Place) -> Tag:
    """Die and dat: relative after a noun, conjunction after a verb or comma, else a demonstrative."""
    if not at.position or at.before is Tag.PREPOSITION:
        return Tag.PRONOUN if at.following is None else Tag.DETERMINER
    noun_before = at.before in (Tag.NOUN, Tag.NAME, Tag.PRONOUN)
    noun_before = noun_before or (at.before is None and at.entries[at.position - 1].is_noun)
    if noun_before or at.tokens[at.position].comma:
        return Tag.SUBORDINATOR
    return Tag.SUBORDINATOR if at.low == "dat" and at.following in OPENS_PHRASE else Tag.DETERMINER


def _comparing(at: _Place) -> Tag:
    """Als: a conjunction when a verb comes before the next comma, else it compares: als vrijwilliger."""
    if not at.position or at.following is Tag.SUBJECT:
        return Tag.SUBORDINATOR
    bare = at.following is Tag.NOUN and not at.tokens[at.position + 1].low.endswith(("en", "s"))
    if at.following is Tag.NUMBER or bare:
        return Tag.PREPOSITION
    classes = function_words()
    for token, entry in zip(at.tokens[at.position + 1 :], at.entries[at.position + 1 :], strict=True):
        if token.comma:
            break
        closed = classes.get(token.low)
        if closed in ("be", "have", "become", "modal") or (not closed and set("pvw") & set(entry.verb)):
            return Tag.SUBORDINATOR
    return Tag.PREPOSITION


def _purpose(at: _Place) -> Tag:
    """Om: it opens "om … te …", else it is a preposition."""
    for token in at.tokens[at.position + 1 : at.position + 1 + REACH_OF_OM]:
        if token.low == "te":
            return Tag.SUBORDINATOR
        if token.low in SUBORDINATORS_ALONE:
            break
    return Tag.PREPOSITION


def _whether(at: _Place) -> Tag:
    """Of: "whether" after a verb and before a subject, else "or"."""
    whether = at.before is None and at.following in (Tag.SUBJECT, Tag.DETERMINER)
    return Tag.SUBORDINATOR if whether else Tag.COORDINATOR


_DOUBLES: dict[str, Callable[[_Place], Tag]] = {
    "die": _demonstrative,
    "dat": _demonstrative,
    "als": _comparing,
    "om": _purpose,
    "of": _whether,
}
