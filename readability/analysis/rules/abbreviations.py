"""Abbreviations: those with points are written in full, those in capitals are explained at their first use."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from readability.analysis.findings import Finding, SentenceView, is_explained
from readability.analysis.tokens import Token
from readability.enums import Rule, Severity

__all__ = ["abbreviations"]

_CAPITALS = re.compile(r"[A-Z][A-Za-z]?[A-Z][A-Za-z]{0,4}|[A-Z]{2,7}")
_ROMAN = re.compile(r"[IVXLC]+")
# A line in capitals is a shout, not a row of abbreviations.
SHOUT = 0.5
LONGEST_INITIALS = 4


def abbreviations(view: SentenceView) -> Iterator[Finding]:
    """Abbreviations that the text does not explain, each once a text."""
    shouts = sum(len(token.text) > 1 and token.text.isupper() for token in view.sentence.tokens)
    is_shout = shouts > SHOUT * len(view.sentence.tokens) and shouts > 1
    for token in view.sentence.tokens:
        found = _pointed(view, token) or (None if is_shout else _letters(view, token))
        if found is not None:
            yield found


def _pointed(view: SentenceView, token: Token) -> Finding | None:
    """An abbreviation with points: bijv., d.w.z., t/m."""
    text = view.block.text
    point = text.startswith(".", token.end)
    short = token.low if token.low.endswith(".") or not point else f"{token.low}."
    known = view.text.vocabulary.abbreviations.get(short)
    if known is not None and not known.pointed:
        known = None
    is_initials = token.kind == "short" and token.text[0].isupper()
    if known is None and (token.kind != "short" or is_initials):
        return None
    if not view.text.first(Rule.ABBREVIATION, short):
        return None
    end = token.end + (short.endswith(".") and not token.low.endswith("."))
    message = _("“%(word)s” is een afkorting. Schrijf het woord helemaal uit.") % {"word": text[token.start : end]}
    alternatives = (known.meaning,) if known else ()
    return Finding.at(view.block, (token.start, end), Rule.ABBREVIATION, Severity.WARN, message, *alternatives)


def _letters(view: SentenceView, token: Token) -> Finding | None:
    """An abbreviation in capitals, or one of the list however it is written."""
    known = view.text.vocabulary.abbreviations.get(token.low)
    listed = known is not None and not known.pointed and (token.text.isupper() or len(token.low) > LONGEST_INITIALS - 2)
    looks = token.kind == "word" and _CAPITALS.fullmatch(token.text) is not None and not _ROMAN.fullmatch(token.text)
    if not (looks or (listed and token.capital)) or token.low in view.text.vocabulary.allowed:
        return None
    if _explained_somewhere(view, token, known.meaning if known else ""):
        return None
    if not view.text.first(Rule.ABBREVIATION, token.low):
        return None
    message = _("Leg uit wat “%(word)s” betekent, of schrijf het helemaal uit.") % {"word": token.text}
    alternatives = (known.meaning,) if known and not known.pointed else ()
    return Finding.at(view.block, (token.start, token.end), Rule.ABBREVIATION, Severity.WARN, message, *alternatives)


def _explained_somewhere(view: SentenceView, token: Token, meaning: str) -> bool:
    """Whether the text says what the letters mean: beside them, or anywhere as "de naam (LETTERS)"."""
    if is_explained(view.block.text, token.start, token.end):
        return True
    whole = view.text.whole
    if meaning and meaning.lower() in whole.lower():
        return True
    return f"({token.text})" in whole or f"{token.text} (" in whole
