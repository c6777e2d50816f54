"""Typing errors in a question: only words that nobody knows are changed, and the visitor is told. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rapidfuzz.distance import OSA

from core.dutch_words import how_usual
from core.text import fold
from search.understanding.spelling import FIRSTS, allowed, joined, nearest, sound
from search.understanding.stops import is_stop
from search.understanding.typed import changed
from search.understanding.ways import whole_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from search.analysis import Analyser
    from search.understanding.spelling import Lexicon
    from search.understanding.typed import TypedWord

__all__ = ["is_known", "mend"]

#: A question has no more words changed than this.
_MOST: Final = 4
#: Words with the same beginning of which the stem is compared.
_ALIKE: Final = 80
_SHORTEST_START: Final = 3
#: A Dutch word that is as usual is no mistake, also when our documents lack it; the parts of a compound are more so.
_USUAL, _USUAL_PART = 2.0, 3.0
_SHORTEST_PART: Final = 4
#: Letters of a long word, and of its end.
_LONG, _END = 10, 2
#: So short a word may be the beginning of one that so many documents have.
_BEGINNING, _USED = 4, 3


def is_known(word: str, lexicon: Lexicon, analysers: Sequence[Analyser]) -> bool:
    """Whether a word, or the word that it is an inflection of, or each part of it, is one that we know."""
    if word in lexicon or not word.isalpha() or not allowed(word):
        return True
    if any(is_stop(word, analyser.language) for analyser in analysers):
        return True
    start = word[: max(_SHORTEST_START, len(word) - _SHORTEST_START)]
    alike = lexicon.starting(start)[:_ALIKE]
    for analyser in analysers:
        stem = analyser.stem(word)
        if any(analyser.stem(other) == stem for other in alike) or whole_parts(word, analyser):
            return True
    # Only the end of a long word is another one in our texts: that is how we spell it ("intelligence").
    ours = len(word) >= _LONG and lexicon.starting(word[:-_END])
    return not ours and _is_dutch(word)


def _is_dutch(word: str) -> bool:
    """Whether this is ordinary Dutch, though none of our documents has it: "kinderfeestje"."""
    if how_usual(word) >= _USUAL:
        return True
    splits = ((word[:at], word[at:]) for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1))
    return any(how_usual(left) >= _USUAL_PART and how_usual(right) >= _USUAL_PART for left, right in splits)


def _begun(word: str, lexicon: Lexicon) -> str:
    """The most usual word that begins like a very short one: "eenz" was entered before "eenzaam" was written."""
    if len(word) > _BEGINNING:
        return ""
    longer = (other for other in lexicon.starting(word) if lexicon.words[other].count >= _USED)
    best = max(longer, key=lambda other: (lexicon.words[other].count, other), default="")
    return lexicon.words[best].shown if best else ""


def _meant(word: str, lexicon: Lexicon) -> str:
    """What was probably meant, if that is another word."""
    other = _begun(word, lexicon) or nearest(word, lexicon)
    return other if other and other != word and _fits(word, other) else ""


def _fits(word: str, other: str) -> bool:
    """Whether no Dutch word that sounds the same is meant, of which ours is far: "swolle" is no "stille"."""
    if OSA.distance(word, fold(other)) <= 1 or sound(word) == sound(fold(other)):
        return True
    return not any(how_usual(first + word[1:]) for first in FIRSTS.get(word[0], "").replace(word[0], ""))


def _nearer(word: str, other: str, foreign: int | None) -> bool:
    return foreign is not None and foreign < OSA.distance(word, fold(other))


def mend(
    text: str,
    words: Sequence[TypedWord],
    lexicon: Lexicon,
    analysers: Sequence[Analyser],
    foreign: Callable[[str], int | None] = lambda _word: None,
) -> str:
    """The text with its unknown words as they were probably meant; the text itself when none is changed.

    ``foreign`` tells how far a word is from one of another language: it is left alone when that is nearer.
    """
    changes: list[tuple[int, int, str]] = []
    at = 0
    while at < len(words) and len(changes) < _MOST:
        word, after = words[at], words[at + 1] if at + 1 < len(words) else None
        whole = joined(word.folded, after.folded, lexicon) if after is not None else ""
        if whole and after is not None and text[word.end : after.start] == " ":
            changes.append((word.start, after.end, whole))
            at += 2
            continue
        if not is_known(word.folded, lexicon, analysers):
            other = _meant(word.folded, lexicon)
            if other and not _nearer(word.folded, other, foreign(word.folded)):
                changes.append((word.start, word.end, other))
        at += 1
    return changed(text, changes)
