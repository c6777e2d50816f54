"""Splits a text into sentences without stumbling over Dutch abbreviations, initials and dates."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from readability.analysis.tokens import Token, tokenize
from readability.analysis.words import word_list

__all__ = ["MOST_TOKENS", "Sentence", "split_sentences"]

# A text without full stops is cut here, so that one sentence never takes all memory.
MOST_TOKENS = 400
# "2. Bel ons" at the start of a line is a list, not a sentence.
LONGEST_ORDINAL = 2
LOOK_BACK = 60
# Every part is possessive and a run of marks is met once, so that no text makes the search slow.
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"”’')\]]*+(?=\s++[\"“\u2018'(\[•*–-]*+\s*+[^\W_a-zß-öø-ÿ])")
_LAST_WORD = re.compile(r"[^\s(\"“\u2018']*$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its place in the text of its block and its tokens."""

    start: int
    end: int
    tokens: tuple[Token, ...]


def _ends(text: str, match: re.Match[str], abbreviations: Collection[str]) -> bool:
    """Whether a full stop ends a sentence, and not an abbreviation, initials or the number of a list."""
    at = match.start()
    if match.group()[0] != "." or match.group().startswith(".."):
        return True
    found = _LAST_WORD.search(text, max(0, at - LOOK_BACK), at)
    word = found.group().lower() if found else ""
    if word == "u" or word in word_list("may_end_sentence"):
        return True
    first = at - len(word)
    is_number = word.isdigit() and len(word) <= LONGEST_ORDINAL and (first == 0 or text[first - 1] == "\n")
    return not (is_number or word in abbreviations or _INITIALS.fullmatch(word))


def _pieces(tokens: list[Token]) -> Iterator[list[Token]]:
    for first in range(0, len(tokens), MOST_TOKENS):
        yield tokens[first : first + MOST_TOKENS]


def split_sentences(text: str, abbreviations: Collection[str]) -> Iterator[Sentence]:
    """The sentences of a block that have a word. `abbreviations` are in small letters, without their last point."""
    start = 0
    ends = [match.end() for match in _END.finditer(text) if _ends(text, match, abbreviations)]
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
