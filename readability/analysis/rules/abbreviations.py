"""Abbreviations: those with points are written in full, those in capitals are explained at their first use."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from readability.analysis.findings import Finding, SentenceView, is_explained
from readability.analysis.fitting import Fit
from readability.analysis.tokens import Token
from readability.enums import Rule, Severity

__all__ = ["abbreviations"]

_CAPITALS = re.compile(r"[A-Z][A-Za-z]?[A-Z][A-Za-z]{0,4}|[A-Z]{2,7}")
_ROMAN = re.compile(r"[IVXLC]+")
# A line in capitals is a shout, not a row of abbreviations.
SHOUT = 0.5
# A listed abbreviation such as Hap is a word when the word is so common.
COMMON = 3.0


def abbreviations(view: SentenceView) -> Iterator[Finding]:
    """Abbreviations that the text does not explain, each once a text."""
    tokens = view.sentence.tokens
    shouts = sum(token.capital and len(token.text) > 1 and token.text.isupper() for token in tokens)
    is_shout = shouts > SHOUT * len(tokens) and shouts > 1
    for token in tokens:
        found = _pointed(view, token) or (None if is_shout else _letters(view, token))
        if found is not None:
            yield found
        elif "-" in token.text and not is_shout:
            parts = (_letters(view, part, token.end) for part in _parts(token))
            yield from (part for part in parts if part is not None)


def _parts(token: Token) -> Iterator[Token]:
    """The parts of a word with hyphens: BSN-nummer."""
    start = token.start
    for part in token.text.split("-"):
        if part:
            end = start + len(part)
            yield token._replace(text=part, low=part.lower(), start=start, end=end, capital=part[0].isupper())
        start += len(part) + 1


def _pointed(view: SentenceView, token: Token) -> Finding | None:
    """An abbreviation with points: bijv., d.w.z., t/m. Initials of a name are none."""
    vocabulary = view.text.vocabulary
    if token.kind != "short" and token.low not in vocabulary.pointed:
        return None
    ends_with_point = view.block.text.startswith(".", token.end) and not token.low.endswith(".")
    short = f"{token.low}." if ends_with_point else token.low
    known = vocabulary.abbreviations.get(short) or vocabulary.abbreviations.get(f"{short}.")
    if known is None and (token.kind != "short" or token.capital):
        return None
    if known is not None and not ends_with_point and token.kind == "word" and "/" not in short:
        return None
    if not view.text.first(Rule.ABBREVIATION, short):
        return None
    place = token.start, token.end + ends_with_point
    message = _("“%(word)s” is een afkorting. Schrijf het woord helemaal uit.")
    message %= {"word": view.block.text[slice(*place)]}
    meaning = Fit((known.meaning,), (known.meaning,)) if known else None
    return Finding.at(view.block, place, Rule.ABBREVIATION, Severity.WARN, message, meaning)


def _letters(view: SentenceView, token: Token, end: int | None = None) -> Finding | None:
    """An abbreviation in capitals, or one of the list that is no common word: GGD, Wmo, pgb.

    `end` is where the word ends that the abbreviation is a part of.
    """
    known = view.text.vocabulary.abbreviations.get(token.low)
    if token.kind != "word" or not (token.capital or known) or token.low in view.text.vocabulary.allowed:
        return None
    listed = known is not None and (token.text.isupper() or view.text.lexicon[token.low].zipf < COMMON)
    looks = _CAPITALS.fullmatch(token.text) is not None and not _ROMAN.fullmatch(token.text)
    if not (looks or listed) or not view.text.first(Rule.ABBREVIATION, token.low):
        return None
    if _explained_somewhere(view, token, end or token.end, known.meaning if known else ""):
        return None
    message = _("Leg uit wat “%(word)s” betekent, of schrijf het helemaal uit.") % {"word": token.text}
    meaning = Fit((known.meaning,), (known.meaning,)) if known else None
    return Finding.at(view.block, (token.start, token.end), Rule.ABBREVIATION, Severity.WARN, message, meaning)


def _explained_somewhere(view: SentenceView, token: Token, end: int, meaning: str) -> bool:
    """Whether the text says what the letters mean: beside them, or anywhere as "de naam (LETTERS)"."""
    if is_explained(view.block.text, token.start, end):
        return True
    return view.text.in_brackets(token.text) or bool(meaning and meaning.lower() in view.text.whole_low)
