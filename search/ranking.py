"""The order of what was found: one formula for every engine.

An engine gives candidates; this puts them in order by what the documents say of themselves, so that the order does not
depend on the engine. The score of a document is a product::

    score = (text + title + nearness) × kind × editor × freshness × recency × place × spoken × language

``text``
    The mean over all parts of the question, those that tell most counting most. For a part: the field in which it says
    most, and a share of what the other fields say. A field says its weight × the weight of the best way that occurs
    there (the word itself 1, less for a stem, a part of a compound, a synonym); a body says more when a word comes back
    in it. A part that does not occur counts as nothing. With ``any_part`` all is multiplied by the square of the share
    of the question that occurs: documents with more of it come first, unless they hardly speak of it.
``title``
    What is added when the title is what was typed, begins with it or has it; and for the share of it that is asked for.
``nearness``
    What is added when all words of the question stand side by side in a field.
``kind`` and ``editor``
    Who searches here mostly looks for help; what is about policy comes last. Editors may weigh a document themselves.
``freshness``
    Help that somebody checked lately counts fully, less as that is longer ago.
``recency``
    A meeting that comes soon counts more, one that is over less; blogs and other news lose as they get old.
``place``
    Help in the gemeente of the question first, then by distance. Help by phone, on line or in the whole province is
    always near; what has no place at all stays as it is.
``spoken``
    With a question in another language: help in that language before help that fits as well; more so for one word
    alone. Texts for professionals and meetings that are over lose for a question that is a need of people.
``language``
    Documents in the language of the reader before those in another one, unless these fit much better.

Only the beginning of a long body is read: a needed part that stands further on counts as the weakest way in a body.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from search.analysis import PART, STEM, words_in
from search.weights import WEIGHTS, Weights
from search.worth import Candidate, worth

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from search.query import Branch, Part, Query, Way

__all__ = ["OPENING", "WEIGHTS", "Candidate", "Weights", "ranked"]

#: So many signs of the index text of a body are read for the order.
OPENING: Final = 4000
#: A word that stands in a body more often than this says no more.
_MOST_TIMES: Final = 8

#: From so many ways on a body is cut into tokens.
_MANY_WAYS: Final = 24

#: A branch and the documents that it found.
Group = tuple["Branch", "Iterable[Candidate]"]


def ranked(groups: Iterable[Group], query: Query, *, today: dt.date) -> list[tuple[float, Candidate]]:
    """The documents of all branches with their scores, best first; what ties stands in the order of its key."""
    scored = []
    for place, (branch, documents) in enumerate(groups):
        asked = _asked(branch, query)
        language = WEIGHTS.other_language if place else 1.0
        for document in documents:
            covered, text = _text(document, asked)
            score = text * worth(document, query, today) * language
            scored.append((score * (covered**2 if query.any_part else 1.0), document))
    scored.sort(key=lambda row: (-row[0], row[1].key))
    return scored


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A way, made ready: its weight and the tokens that must all be there; the text that must stand there as it is."""

    weight: float
    tokens: tuple[str, ...]
    text: str = ""
    #: The tokens and the text as they stand in a field.
    signs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Asked:
    """A branch, made ready for reading many texts: parts with their ways, words with spaces around them."""

    parts: list[tuple[Part, list[_Wanted]]]
    weight: float
    any_part: bool
    whole: str
    words: str
    #: There are so many ways that cutting a long text into tokens once is faster than looking for each.
    many: bool


@dataclass(frozen=True, slots=True)
class _Field:
    """A text of a document with spaces around it, what a word in it counts for, and its tokens if it was cut."""

    weight: float
    text: str
    tokens: frozenset[str] | None = None

    def has(self, wanted: _Wanted) -> bool:
        """Whether the way occurs here."""
        if self.tokens is not None and not self.tokens.issuperset(wanted.tokens):
            return False
        text = self.text
        for sign in wanted.signs:  # noqa: SIM110  # runs some thousand times a question; ``all`` takes half as long again
            if sign not in text:
                return False
        return True


def _asked(branch: Branch, query: Query) -> _Asked:
    parts = [(part, sorted(map(_wanted, part.ways), key=lambda wanted: -wanted.weight)) for part in branch.parts]
    words = [word.folded for part in branch.parts for word in words_in(part.words)]
    return _Asked(
        parts=parts,
        weight=sum(part.weight for part in branch.parts) or 1.0,
        any_part=query.any_part,
        whole=_spaced(word.folded for word in words_in(query.text)),
        words=_spaced(words),
        many=sum(len(ways) for _part, ways in parts) > _MANY_WAYS,
    )


def _spaced(words: Iterable[str]) -> str:
    return f" {' '.join(words)} "


def _wanted(way: Way) -> _Wanted:
    end = "" if way.prefix else " "
    tokens, text = way.tokens or ("\0",), ""
    if way.phrase and len(tokens) > 1:
        tokens, text = (), f" {' '.join(tokens)}{end}"
    elif way.prefix:
        tokens, text = tokens[:-1], f" {tokens[-1]}"
    signs = tuple(f" {token} " for token in tokens)
    return _Wanted(way.weight, tokens, text, (*signs, text) if text else signs)


def _text(document: Candidate, asked: _Asked) -> tuple[float, float]:
    """How much of the question occurs (0–1), and how well the words fit."""
    fields = _fields(document, many=asked.many)
    total, covered, in_title = 0.0, 0.0, 0
    for part, ways in asked.parts:
        found = [_said(field, ways) for field in fields]
        best = max(found)
        covered += part.weight if best else 0.0
        in_title += found[0] > 0
        if not best and part.needed and not asked.any_part:
            best = WEIGHTS.body * ways[-1].weight if ways else 0.0
        total += part.weight * (best + WEIGHTS.spread * (sum(found) - max(found)))
    title = _words_of(document.index_title)  # without stems and parts
    share = WEIGHTS.title_share * min(1.0, in_title / max(1, title.count(" ") - 1))
    alike = max(_alike(title, asked.whole), _alike(title, asked.words))
    return covered / asked.weight, total / asked.weight + share + alike + _nearness(fields, asked)


def _words_of(text: str) -> str:
    return f" {text.partition(f' {STEM}')[0].partition(f' {PART}')[0]} "


def _fields(document: Candidate, *, many: bool) -> tuple[_Field, ...]:
    body = document.opening
    return (
        _Field(WEIGHTS.title, f" {document.index_title} "),
        _Field(WEIGHTS.terms, f" {document.index_terms} "),
        _Field(WEIGHTS.summary, f" {document.index_summary} "),
        _Field(WEIGHTS.facets, f" {document.index_facets} "),
        _Field(WEIGHTS.body, f" {body} ", frozenset(body.split()) if many else None),
    )


def _said(field: _Field, ways: Sequence[_Wanted]) -> float:
    """What a field says of a part: by the best way that occurs there, and in a body by how often it does."""
    for wanted in ways:
        if field.has(wanted):
            again = 1.0
            if field.weight == WEIGHTS.body:
                times = field.text.count(wanted.text or f" {wanted.tokens[0]} ")
                again += WEIGHTS.again * math.log2(max(1, min(times, _MOST_TIMES)))
            return field.weight * wanted.weight * again
    return 0.0


def _alike(title: str, words: str) -> float:
    """How a title resembles what was typed: the same, begins with it, has it, or none of these."""
    if words == "  " or words not in title:
        return 0.0
    if words == title:
        return WEIGHTS.title_same
    return WEIGHTS.title_begins if title.startswith(words) else WEIGHTS.title_holds


def _nearness(fields: Sequence[_Field], asked: _Asked) -> float:
    """For words that stand side by side outside the title, which is judged by itself."""
    if asked.words.count(" ") < 3:  # noqa: PLR2004  # one word stands beside nothing
        return 0.0
    bonuses = (WEIGHTS.near_terms, WEIGHTS.near_summary, 0.0, WEIGHTS.near_body)
    found = (bonus for bonus, field in zip(bonuses, fields[1:], strict=True) if asked.words in field.text)
    return next(found, 0.0)
