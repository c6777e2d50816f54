"""Splits a text into sentences without stumbling over Dutch abbreviations, initials and dates."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from readability.analysis.lexicon import default_lexicon
from readability.analysis.tokens import Token, tokenize
from readability.analysis.words import word_list

__all__ = ["MOST_TOKENS", "Sentence", "split_sentences"]

# A text without full stops is cut here, so that one sentence never takes all memory.
MOST_TOKENS = 400
# "2. Bel ons" at the start of a line is a list, not a sentence.
LONGEST_ORDINAL = 2
LOOK_BACK = 60
# What may end a sentence: stops, line ends that a writer made, emoji. A run is met once, so that no text is slow.
_MARK = re.compile(r"[.!?…]++[\"”’')\]]*+|\n|[\u2600-\u27bf\ufe0f\U0001f300-\U0001faff]++")
_NEXT = re.compile(r"(?P<space>\s*+)[\"“\u2018'(\[•*–-]*+\s*+(?P<letter>[^\W_])")
_STOP = re.compile(r"[.!?…]")
_SMALL = re.compile(r"[a-zß-öø-ÿ]")
_VOWEL = re.compile(r"[aeiouyà-ÿ]")
# "ons.Wij" are two sentences; "Zorg.Nl", "Jan.Jansen@" and "plan.Pdf" are one word.
_STUCK = re.compile(r"[A-ZÀ-Ý](?:\s|[a-zß-öø-ÿ]++(?=[\s,.!?]|$))")
_ENDING_OF_NAME = re.compile(r"(?:nl|com|org|eu|be|net|info|pdf|docx?|xlsx?|js)\b", re.IGNORECASE)
SHORT_WORD, COMMON = 4, 3.0
_LAST_WORD = re.compile(r"[^\s(\"“\u2018']*$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its place in the text of its block and its tokens."""

    start: int
    end: int
    tokens: tuple[Token, ...]


def _ends(text: str, match: re.Match[str], abbreviations: Collection[str], *, has_stops: bool) -> bool:
    """Whether a mark ends a sentence, and not an abbreviation, initials or the number of a list."""
    mark = match.group()
    if mark == "\n":
        return True
    after = _NEXT.match(text, match.end())
    if after is None:
        return False
    small = _SMALL.match(after["letter"]) is not None
    if not _STOP.match(mark):
        return not (small and has_stops)
    word = _word_before(text, match.start())
    if not after["space"]:
        return _stuck(text, match, word, abbreviations)
    if small:
        return _ends_before_small(mark, word, abbreviations)
    return mark[0] != "." or mark.startswith("..") or _ends_with_point(text, match.start(), word, abbreviations)


def _word_before(text: str, at: int) -> str:
    found = _LAST_WORD.search(text, max(0, at - LOOK_BACK), at)
    return found.group().lower() if found else ""


def _ends_with_point(text: str, at: int, word: str, abbreviations: Collection[str]) -> bool:
    """Whether a point before a capital ends a sentence."""
    if word == "u" or word in word_list("may_end_sentence"):
        return True
    first = at - len(word)
    is_number = word.isdigit() and len(word) <= LONGEST_ORDINAL and (first == 0 or text[first - 1] == "\n")
    return not (is_number or word in abbreviations or _INITIALS.fullmatch(word))


def _ends_before_small(mark: str, word: str, abbreviations: Collection[str]) -> bool:
    """Whether a stop before a small letter ends a sentence: in texts without capitals, not after an abbreviation."""
    if mark[-1] not in ".!?" or ".." in mark:
        return False
    if mark[0] != "." or word == "u":
        return True
    if not word.isalpha() or len(word) == 1 or word in abbreviations or not _VOWEL.search(word):
        return False
    if word in word_list("may_end_sentence"):
        return False
    return len(word) > SHORT_WORD or default_lexicon()[word].zipf >= COMMON


def _stuck(text: str, match: re.Match[str], word: str, abbreviations: Collection[str]) -> bool:
    """Whether a sentence begins right after a stop, without a space."""
    at = match.end()
    if len(match.group()) > 1 or not word[-2:].isalpha() or word in abbreviations or not text[at - 2].islower():
        return False
    if any(sign in word for sign in "@/.") or _ENDING_OF_NAME.match(text, at):
        return False
    return (len(word) > 1 or word == "u") and _STUCK.match(text, at) is not None


def _pieces(tokens: list[Token]) -> Iterator[list[Token]]:
    for first in range(0, len(tokens), MOST_TOKENS):
        yield tokens[first : first + MOST_TOKENS]


def split_sentences(text: str, abbreviations: Collection[str]) -> Iterator[Sentence]:
    """The sentences of a block that have a word. `abbreviations` are in small letters, without their last point."""
    start = 0
    has_stops = _STOP.search(text) is not None
    marks = _MARK.finditer(text)
    ends = [mark.end() for mark in marks if _ends(text, mark, abbreviations, has_stops=has_stops)]
    for end in (*ends, len(text)):
        whole = text[start:end]
        first = start + len(whole) - len(whole.lstrip())
        last = start + len(whole.rstrip())
        tokens = tokenize(text, start, end)
        if 0 < len(tokens) <= MOST_TOKENS:
            yield Sentence(first, last, tuple(tokens))
        else:
            for piece in _pieces(tokens):
                yield Sentence(piece[0].start, piece[-1].end, tuple(piece))
        start = end
