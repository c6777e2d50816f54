"""Gives every word of a sentence a class, by rule: noun, verb form, name, adjective or one of the closed classes.

What a word can be comes from the lexicon; what it is here follows from its neighbours. Verbs are settled in `verbs`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from readability.analysis.lexicon import Entry, Lexicon
from readability.analysis.tokens import Token
from readability.analysis.words import MANNER_ADVERBS, SUBORDINATORS_ALONE, function_words

__all__ = ["CLOSED", "Tag", "first_tags"]


class Tag(Enum):
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
QUESTION_WORDS = frozenset("wat wie waar hoe waarom welke welk hoeveel".split())
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
    if word_class in _CLASSES:
        return _CLASSES[word_class]
    if word_class or (entry.verb and not _is_name(position, token, entry)):
        return None
    return _open_class(position, token, entry)


def _open_class(position: int, token: Token, entry: Entry) -> Tag:
    """The class of a word that is no verb form and of no closed class."""
    if token.low in MANNER_ADVERBS or token.low.endswith(("halve", "gewijs")):
        return Tag.MANNER
    if _is_name(position, token, entry):
        return Tag.NAME
    if entry.is_noun:
        return Tag.NOUN
    if ADJECTIVE_ENDINGS.fullmatch(token.low) and not NOUN_ENDINGS.fullmatch(token.low):
        return Tag.ADJECTIVE
    if entry.known and not NOUN_ENDINGS.fullmatch(token.low):
        return Tag.ADJECTIVE
    return Tag.NOUN


def _is_name(position: int, token: Token, entry: Entry) -> bool:
    """Capital letters make a name, save at the start of a sentence, where only a word nobody knows is one."""
    if not token.capital:
        return False
    if position:
        return True
    return not entry.verb and not entry.is_noun and entry.zipf < 3.0 or (len(token.text) > 1 and token.text.isupper())


def _clause_word(
    position: int, tokens: Sequence[Token], tags: Sequence[Tag | None], entries: Sequence[Entry]
) -> Tag | None:
    """Tell words that open a clause from their doubles: die man, dat huis, als vriend, nu."""
    low = tokens[position].low
    if low in SUBORDINATORS_ALONE:
        return Tag.SUBORDINATOR
    if low == "om":
        return Tag.SUBORDINATOR if _te_ahead(position, tokens) else Tag.PREPOSITION
    following = tags[position + 1] if position + 1 < len(tokens) else Tag.OTHER
    before = tags[position - 1] if position else None
    starts = position == 0
    decide = {
        "die": _demonstrative, "dat": _demonstrative, "als": _comparing, "of": _whether,
    }.get(low)  # fmt: skip
    if decide is not None:
        return decide(starts=starts, following=following, before=before, tokens=tokens, position=position, entry=entries)
    if low in QUESTION_WORDS or low.startswith("waar"):
        if before is Tag.PREPOSITION and low in ("welke", "welk"):
            return Tag.DETERMINER
        return Tag.PRONOUN if starts and following is None else Tag.SUBORDINATOR
    if low in ("toen", "nu", "daar", "sinds"):
        return Tag.SUBORDINATOR if starts and following in OPENS_PHRASE and low in ("toen", "sinds") else Tag.ADVERB
    return tags[position]


def _demonstrative(
    *,
    starts: bool,
    following: Tag | None,
    before: Tag | None,
    tokens: Sequence[Token],
    position: int,
    entry: Sequence[Entry],
) -> Tag:
    """Die and dat: relative after a noun, conjunction after a verb or comma, else a demonstrative."""
    if starts or before is Tag.PREPOSITION:
        return Tag.PRONOUN if following is None else Tag.DETERMINER
    noun_before = before in (Tag.NOUN, Tag.NAME, Tag.PRONOUN) or (before is None and entry[position - 1].is_noun)
    if noun_before or tokens[position].comma:
        return Tag.SUBORDINATOR
    if tokens[position].low == "dat" and following in OPENS_PHRASE:
        return Tag.SUBORDINATOR
    return Tag.DETERMINER


def _comparing(
    *, starts: bool, following: Tag | None, tokens: Sequence[Token], position: int, entry: Sequence[Entry], **_: object
) -> Tag:
    """Als: a conjunction when a verb comes before the next comma, else it compares: als vrijwilliger."""
    if starts or following is Tag.SUBJECT:
        return Tag.SUBORDINATOR
    if following is Tag.NUMBER:
        return Tag.PREPOSITION
    for ahead in range(position + 1, len(tokens)):
        if tokens[ahead].comma:
            break
        closed = function_words().get(tokens[ahead].low)
        if closed in ("be", "have", "become", "modal") or (set("pvw") & set(entry[ahead].verb) and not closed):
            return Tag.SUBORDINATOR
    return Tag.PREPOSITION


def _te_ahead(position: int, tokens: Sequence[Token]) -> bool:
    """Whether "om" opens "om … te …"."""
    for ahead in range(position + 1, min(len(tokens), position + 25)):
        if tokens[ahead].low == "te":
            return True
        if tokens[ahead].low in SUBORDINATORS_ALONE:
            return False
    return False


def _whether(*, following: Tag | None, before: Tag | None, **_: object) -> Tag:
    """Of: "whether" after a verb and before a subject, else "or"."""
    return Tag.SUBORDINATOR if before is None and following in (Tag.SUBJECT, Tag.DETERMINER) else Tag.COORDINATOR
