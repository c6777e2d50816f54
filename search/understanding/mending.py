"""Typing errors in a question: only words that nobody knows are changed, and the visitor is told. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from search.analysis import analyser_for
from search.understanding.spelling import allowed, joined, nearest
from search.understanding.stops import is_stop
from search.understanding.typed import changed
from search.understanding.ways import whole_parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.understanding.spelling import Lexicon
    from search.understanding.typed import TypedWord

__all__ = ["is_known", "mend"]

#: A question has no more words changed than this.
_MOST: Final = 4
#: Words with the same beginning of which the stem is compared.
_ALIKE: Final = 80
_SHORTEST_START: Final = 3


def is_known(word: str, lexicon: Lexicon, languages: Sequence[str]) -> bool:
    """Whether a word, or the word that it is an inflection of, or each part of it, is one that we know."""
    if word in lexicon or not word.isalpha() or not allowed(word):
        return True
    if any(is_stop(word, language) for language in languages):
        return True
    start = word[: max(_SHORTEST_START, len(word) - _SHORTEST_START)]
    alike = lexicon.starting(start)[:_ALIKE]
    for analyser in map(analyser_for, languages):
        stem = analyser.stem(word)
        if any(analyser.stem(other) == stem for other in alike) or whole_parts(word, analyser):
            return True
    return False


def mend(text: str, words: Sequence[TypedWord], lexicon: Lexicon, languages: Sequence[str]) -> str:
    """The text with its unknown words as they were probably meant; the text itself when none is changed."""
    changes: list[tuple[int, int, str]] = []
    at = 0
    while at < len(words) and len(changes) < _MOST:
        word, after = words[at], words[at + 1] if at + 1 < len(words) else None
        whole = joined(word.folded, after.folded, lexicon) if after is not None else ""
        if whole and after is not None and text[word.end : after.start] == " ":
            changes.append((word.start, after.end, whole))
            at += 2
            continue
        if not is_known(word.folded, lexicon, languages):
            other = nearest(word.folded, lexicon)
            if other and other != word.folded:
                changes.append((word.start, word.end, other))
        at += 1
    return changed(text, changes)
