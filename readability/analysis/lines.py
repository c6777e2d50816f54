"""The lines of pasted text: which belong together, and where a writer ended a sentence by starting a new line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from readability.analysis.words import function_words

__all__ = ["LONGEST_HEADING", "STOPS", "is_short", "joined", "runs_on"]

STOPS = (".", "?", "!", ":", ";", "…")
# A line of so few words without a full stop is a heading when more text follows.
LONGEST_HEADING = 8
# Nobody lets lines break by themselves in so few characters.
NARROW = 50
FEWEST_LINES = 3
# After such a word the sentence goes on.
_OPEN_CLASSES = frozenset({"article", "possessive", "determiner", "coordinator", "subordinator", "relative"})
_OPEN_WORDS = frozenset({"van", "naar", "met", "tot", "voor", "bij", "te", "in"})


def is_short(text: str) -> bool:
    """Whether a line is as short as a heading and ends like one."""
    return not text.endswith(STOPS) and len(text.split()) <= LONGEST_HEADING


def runs_on(before: str, after: str) -> bool:
    """Whether a sentence goes on after an empty line: it did not stop, and what follows has no capital."""
    return after.lstrip()[:1].islower() and not before.rstrip().endswith(STOPS)


def joined(lines: Sequence[str], *, has_capitals: bool) -> str:
    """The lines as one text: a line break where the writer ended a sentence with one, else a space."""
    stripped = [line.strip() for line in lines]
    width = max(len(line) for line in stripped)
    rows = len(stripped) >= FEWEST_LINES and all(_starts(line, has_capitals=True) for line in stripped)
    parts = [stripped[0]]
    for before, after in pairwise(stripped):
        new = _is_new(before, after, width, rows=rows, has_capitals=has_capitals)
        parts += ["\n" if new else " ", after]
    return "".join(parts)


def _starts(line: str, *, has_capitals: bool) -> bool:
    return not line[:1].islower() if has_capitals else line[:1].isalnum()


def _is_new(before: str, after: str, width: int, *, rows: bool, has_capitals: bool) -> bool:
    """Whether a line that does not end with a stop is a sentence, and the next line another one."""
    if before.endswith((*STOPS, ",", "-")) or not _starts(after, has_capitals=has_capitals):
        return False
    classes = function_words()
    last, first = before.rsplit(maxsplit=1)[-1].lower(), after.split(maxsplit=1)[0]
    if classes.get(last) in _OPEN_CLASSES or last in _OPEN_WORDS:
        return False
    on_purpose = width < NARROW or len(before) + 1 + len(first) <= width
    return on_purpose or (has_capitals and (rows or first.lower() in classes))
