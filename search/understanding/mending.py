"""Typing errors in a question: only words that nobody knows are changed, and the visitor is told. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rapidfuzz.distance import OSA

from core.text import fold
from search.understanding.spelling import allowed, joined, nearest
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
    return False


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
            other = nearest(word.folded, lexicon)
            if other and other != word.folded and not _nearer(word.folded, other, foreign(word.folded)):
                changes.append((word.start, word.end, other))
        at += 1
    return changed(text, changes)
