"""What stands around a difficult word, as far as it says which form the plain word must have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readability.analysis.fitting import Place
from readability.analysis.tagging import Tag
from readability.analysis.words import function_words

if TYPE_CHECKING:
    from readability.analysis.findings import SentenceView

__all__ = ["place_of"]

FOR_HET = frozenset({"het", "'t", "dit", "dat", "ons", "elk", "ieder", "welk"})
FOR_DE = frozenset({"de", "deze", "die", "onze", "elke", "iedere", "welke", "den"})
INDEFINITE = frozenset({"", "een", "geen", "zo'n"})
DESCRIBES = frozenset({Tag.ADJECTIVE, Tag.PARTICIPLE, Tag.NUMBER})
OWNERS = "possessive"
COMPARES = frozenset({"meer", "minder", "anders"})
RELATIVES = {"die": "de", "dat": "het"}


def place_of(view: SentenceView, first: int, last: int) -> Place:
    """The words around those from `first` up to and including `last`."""
    tagged, tokens = view.tagged, view.sentence.tokens
    tag = _tag(view, first)
    asks = view.block.text.startswith("?", view.sentence.tokens[-1].end)
    after = last + 1 < len(tokens) and not tokens[last + 1].comma
    determiner, described = _before_noun(view, first)
    return Place(
        tag=tag,
        before=tokens[first - 1].low if first else "",
        after=tokens[last + 1].low if after else "",
        first=first == 0,
        subject_follows=asks or (after and tagged.tags[last + 1] is Tag.SUBJECT),
        main=tag is Tag.FINITE and not tagged.clauses[first].sub,
        article=_article(determiner, described) or _relative(view, last + 1),
        definite=determiner not in INDEFINITE,
        single=determiner in ("een", "zo'n"),
        bare=not determiner and not described,
        attributive=after and _noun_follows(view, last + 1),
        of_degree=after and (tagged.tags[last + 1] in DESCRIBES or tokens[last + 1].low in COMPARES),
    )


def _tag(view: SentenceView, place: int) -> Tag:
    """The class of a word, as far as it is sure.

    A verb that the lexicon lacks is an infinitive when its clause has a finite verb already. A finite verb that ends a
    sentence with an auxiliary in it may be a participle: "Er wordt een reactie verstrekt."
    """
    tagged = view.tagged
    tag, finite = tagged.tags[place], tagged.clauses[place].finite
    classes = function_words()
    unknown = not tagged.entries[place].verb and tag in (Tag.ADJECTIVE, Tag.NAME)
    ends = place + 1 == len(tagged.tags) or view.sentence.tokens[place + 1].comma
    if unknown and ends and finite not in (None, place) and view.sentence.tokens[place].low.endswith("en"):
        return Tag.INFINITIVE
    auxiliary = any(classes.get(token.low) in ("become", "have", "be") for token in view.sentence.tokens[:place])
    return Tag.OTHER if tag is Tag.FINITE and ends and auxiliary else tag


def _before_noun(view: SentenceView, place: int) -> tuple[str, str]:
    """The article or what stands for it before a noun, and the adjective right before the noun; empty when none."""
    tags, tokens, classes = view.tagged.tags, view.sentence.tokens, function_words()
    described = ""
    at = place - 1
    while at >= 0 and tags[at] in DESCRIBES and not tokens[at + 1].comma:
        described = described or tokens[at].low
        at -= 1
    low = tokens[at].low if at >= 0 and not tokens[at + 1].comma else ""
    is_determiner = low in FOR_HET | FOR_DE | INDEFINITE or classes.get(low) in ("determiner", OWNERS)
    return (low if is_determiner else ""), described


def _article(determiner: str, described: str) -> str:
    """The article that the words before a noun ask for: "een duidelijk …" for het, "een duidelijke …" for de."""
    if determiner in FOR_HET or determiner in FOR_DE:
        return "het" if determiner in FOR_HET else "de"
    if not described or described.endswith("en") or determiner not in INDEFINITE:
        return ""
    return "de" if described.endswith("e") else "het"


def _relative(view: SentenceView, place: int) -> str:
    """The article of the noun before a relative pronoun: "een plan dat", "een regel die"."""
    tokens = view.sentence.tokens
    return RELATIVES.get(tokens[place].low, "") if place < len(tokens) else ""


def _noun_follows(view: SentenceView, place: int) -> bool:
    """Whether the next word is a noun, or an adjective with a noun after it."""
    tags = view.tagged.tags
    if tags[place] is Tag.ADJECTIVE and place + 1 < len(tags):
        return tags[place + 1] is Tag.NOUN
    return tags[place] is Tag.NOUN
