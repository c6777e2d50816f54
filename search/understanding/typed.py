"""What was typed, taken apart: words, phrases in quotes, and what must not be found. Pure, for any input."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from search.analysis import words_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["MAX_LETTERS", "MAX_WORDS", "Typed", "TypedWord", "changed", "read", "tidy"]

#: Longer questions are cut between words.
MAX_LETTERS: Final = 200
#: More words are not read: a question of 200 letters seldom has more.
MAX_WORDS: Final = 32

_QUOTES: Final = str.maketrans(dict.fromkeys("“”„‟«»〝〞", '"'))
#: A minus right before a word or a quote, at the start of a word: "-kind", but not "wmo-vervoer" nor "a - b".
_MINUS: Final = re.compile('(?<!\\S)[-–\N{MINUS SIGN}](?=[\\w"])')
_PIECE: Final = re.compile(r'"([^"]*)"|([^\s"]+)')
#: Marks of direction and other signs that nobody sees; odd halves of signs that no database takes.
_UNSEEN: Final = frozenset({"Cf", "Cs"})


@dataclass(frozen=True, slots=True)
class TypedWord:
    """A word as it stands in the text, from ``start`` up to ``end``, and without capitals and accents."""

    shown: str
    folded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Typed:
    """The words of a question in order, its phrases, and the words or phrases that must not occur.

    ``only_minus``: all of them had a minus, and are words to look for now.
    """

    words: tuple[TypedWord, ...] = ()
    phrases: tuple[tuple[TypedWord, ...], ...] = ()
    excluded: tuple[tuple[TypedWord, ...], ...] = ()
    only_minus: bool = False


def _seen(sign: str) -> str:
    category = unicodedata.category(sign)
    return "" if category in _UNSEEN else " " if category == "Cc" else sign


def tidy(text: str) -> str:
    """The text without signs that nobody sees and without odd spaces, cut between words when it is too long."""
    # One sign may stand for several letters: they are written out here, so that each word is a word of the index.
    plain = unicodedata.normalize("NFKC", "".join(map(_seen, text[: MAX_LETTERS * 5])))
    line = " ".join(plain.split())
    if len(line) <= MAX_LETTERS:
        return line
    cut = line[: MAX_LETTERS + 1].rsplit(" ", 1)[0]
    return cut[:MAX_LETTERS]


def _words(text: str, start: int, end: int) -> tuple[TypedWord, ...]:
    return tuple(
        TypedWord(text[start + word.start : start + word.end], word.folded, start + word.start, start + word.end)
        for word in words_in(text[start:end])
        if word.folded.isalnum()
    )


def _pieces(text: str) -> Iterator[tuple[bool, bool, tuple[TypedWord, ...]]]:
    """Each piece between spaces: whether it is quoted, whether it is excluded, and its words."""
    even = text.translate(_QUOTES)
    minuses = {found.start() for found in _MINUS.finditer(even)}
    for found in _PIECE.finditer(even):
        quoted = found[1] is not None
        start, end = found.span(1) if quoted else found.span(2)
        # A minus before a quote is a piece without words of its own.
        before = found.start() - 1 if quoted else start
        yield quoted, before in minuses, _words(text, start, end)


def read(text: str) -> Typed:
    """The parts of a text that ``tidy`` gave."""
    words: list[TypedWord] = []
    phrases: list[tuple[TypedWord, ...]] = []
    excluded: list[tuple[TypedWord, ...]] = []
    for quoted, barred, found in _pieces(text):
        room = MAX_WORDS - len(words) - sum(len(piece) for piece in (*phrases, *excluded))
        some = found[: max(0, room)]
        if not some:
            continue
        if barred:
            excluded.append(some)
        elif quoted:
            phrases.append(some)
        else:
            words.extend(some)
    if not words and not phrases and excluded:
        # Nothing is left to look for: then these are the words.
        return Typed(tuple(word for some in excluded for word in some), only_minus=True)
    return Typed(tuple(words), tuple(phrases), tuple(excluded))


def changed(text: str, changes: Iterable[tuple[int, int, str]]) -> str:
    """The text with other words from ``start`` up to ``end``."""
    for start, end, other in sorted(changes, reverse=True):
        text = f"{text[:start]}{other}{text[end:]}"
    return text
