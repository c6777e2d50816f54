"""Splits a text into sentences without stumbling over Dutch abbreviations, initials and dates."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from readability.analysis.tokens import Token, tokenize

__all__ = ["Sentence", "split_sentences"]

_END = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s+[\"“‘'(\[•*–-]*\s*[^\W_a-zß-öø-ÿ])")
_LAST_WORD = re.compile(r"[^\s(\"“‘']*$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
# "5. Bel ons" is a list, "op 5. Daarna" hardly occurs: a short number before a point does not end a sentence.
LONGEST_ORDINAL = 2
# A single letter before a point is an initial, save these words.
SINGLE_WORDS = frozenset("u")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its place in the text of its block and its tokens."""

    text: str
    start: int
    end: int
    tokens: tuple[Token, ...]


def _is_end(text: str, start: int, match: re.Match[str], abbreviations: Collection[str]) -> bool:
    if match.group()[0] != "." or match.group().startswith(".."):
        return True
    found = _LAST_WORD.search(text, max(start, match.start() - 60), match.start())
    word = found.group().lower() if found else ""
    if word in SINGLE_WORDS:
        return True
    is_ordinal = word.isdigit() and len(word) <= LONGEST_ORDINAL
    return not (word in abbreviations or _INITIALS.fullmatch(word) or (is_ordinal and match.start() - start <= len(word)))


def split_sentences(text: str, abbreviations: Collection[str]) -> list[Sentence]:
    """The sentences of a block that have a word. `abbreviations` are in small letters, without their last point."""
    sentences: list[Sentence] = []
    start = 0
    ends = [match.end() for match in _END.finditer(text) if _is_end_at(text, match, abbreviations)]
    for end in [*ends, len(text)]:
        tokens = tokenize(text, start, end)
        if tokens:
            first = start + len(text[start:end]) - len(text[start:end].lstrip())
            sentences.append(Sentence(text[first:end].rstrip(), first, first + len(text[first:end].rstrip()), tuple(tokens)))
        start = end
    return sentences


def _is_end_at(text: str, match: re.Match[str], abbreviations: Collection[str]) -> bool:
    line = text.rfind("\n", 0, match.start()) + 1
    return _is_end(text, line, match, abbreviations)
