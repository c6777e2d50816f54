"""Text in a box: as large as fits, in lines of about the same length, from the left or from the right."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from core.sharing.fonts import Run, is_rtl, runs_of, width_of

if TYPE_CHECKING:
    from PIL import ImageDraw

    from core.sharing.layout import Box

__all__ = ["SIZES", "Fitted", "Line", "draw_line", "fit", "line_width"]

Word = tuple[Run, ...]
Line = list[Word]

SIZES: Final = (108, 96, 88, 80, 72, 66, 60, 54, 48, 44, 40)
#: From here on a word that is too long is broken, rather than making all letters still smaller.
_BREAKS_BELOW: Final = 60
_LEADING: Final = 1.1
#: The spaces of the typeface are wide for letters of this size.
_SPACE: Final = 0.84
#: How full a line with a piece of a broken word becomes at most: a break at a syllable may lie a bit further.
_FILL: Final = 0.9
_VOWELS: Final = frozenset("aeiouyàáâäåèéêëìíîïòóôöùúûü")
_ELLIPSIS: Final = "…"
_WORD_AND_ELLIPSIS: Final = 2


@dataclass(frozen=True, slots=True)
class Fitted:
    """Text that fits: its lines, the size of its letters and how far lines are apart."""

    lines: list[Line]
    size: int
    leading: int
    rtl: bool


def fit(text: str, box: Box, weight: int, *, sizes: tuple[int, ...] = SIZES) -> Fitted:
    """The text in the largest size in which it fits; at the smallest, words are broken and the end may be cut off."""
    words = [runs for word in unicodedata.normalize("NFC", text).split() if (runs := runs_of(word))]
    rtl = sum(map(is_rtl, words)) * 2 > len(words)
    for size in sizes:
        leading = round(size * _LEADING)
        pieces = words
        if size < _BREAKS_BELOW:
            pieces = [piece for word in words for piece in _broken(word, box.width, size, weight)]
        lines = _wrap(pieces, box.width, size, weight)
        widest = max((width_of(piece, size, weight) for piece in pieces), default=0)
        if widest <= box.width and len(lines) * leading <= box.height:
            return Fitted(_balanced(pieces, lines, box.width, size, weight), size, leading, rtl)
    return Fitted(_cut(lines, box, leading, size, weight), size, leading, rtl)


def draw_line(draw: ImageDraw.ImageDraw, line: Line, at: tuple[float, int], style: tuple[int, int, str]) -> None:
    """Write a line from its left end on its baseline. ``style`` is size, weight and colour."""
    x, baseline = at
    size, weight, colour = style
    gap = _gap(size, weight)
    for word in _as_seen(line):
        for run in reversed(word) if is_rtl(word) else word:
            direction = "rtl" if run.rtl else None
            draw.text(
                (x, baseline), run.text, fill=colour, font=run.font(size, weight), anchor="ls", direction=direction
            )
            x += run.width(size, weight)
        x += gap


def line_width(line: Line, size: int, weight: int) -> float:
    """How wide a line is, in pixels."""
    return sum(width_of(word, size, weight) for word in line) + _gap(size, weight) * max(len(line) - 1, 0)


def _gap(size: int, weight: int) -> float:
    return width_of(runs_of(" "), size, weight) * _SPACE


def _as_seen(line: Line) -> Line:
    """The words from left to right as they stand on paper. In a line from the right, Latin words keep their order."""
    if sum(map(is_rtl, line)) * 2 <= len(line):
        return line
    groups = [list(group) for _rtl, group in groupby(line, key=is_rtl)]
    seen: Line = []
    for group in reversed(groups):
        seen += reversed(group) if is_rtl(group[0]) else group
    return seen


def _wrap(words: list[Word], width: float, size: int, weight: int) -> list[Line]:
    lines: list[Line] = []
    used = 0.0
    gap = _gap(size, weight)
    for word in words:
        own = width_of(word, size, weight)
        if lines and used + gap + own <= width:
            lines[-1].append(word)
            used += gap + own
        else:
            lines.append([word])
            used = own
    return lines


def _balanced(words: list[Word], lines: list[Line], width: int, size: int, weight: int) -> list[Line]:
    """The same number of lines in the smallest width: no last line with one short word."""
    low, high = max((width_of(word, size, weight) for word in words), default=0.0), float(width)
    best = lines
    while high - low > 1:
        middle = (low + high) / 2
        tried = _wrap(words, middle, size, weight)
        if len(tried) <= len(lines):
            best, high = tried, middle
        else:
            low = middle
    return best


def _broken(word: Word, width: int, size: int, weight: int) -> list[Word]:
    """The word itself, or pieces of about the same length that fit, with a hyphen at each break."""
    own = width_of(word, size, weight)
    if own <= width or is_rtl(word):
        return [word]
    rest = "".join(run.text for run in word)
    pieces: list[Word] = []
    for left in range(int(own // (width * _FILL)) + 1, 1, -1):
        end = _syllable(rest, len(rest) // left)
        while end > 1 and width_of(runs_of(f"{rest[:end]}-"), size, weight) > width:
            end -= 1
        pieces.append(runs_of(f"{rest[:end]}-"))
        rest = rest[end:]
    return [*pieces, runs_of(rest)]


def _syllable(word: str, wanted: int) -> int:
    """The place near the wanted one where a syllable begins: a consonant with a vowel after it."""
    starts = [
        place
        for place in range(2, len(word) - 2)
        if word[place].isalpha() and word[place] not in _VOWELS and word[place + 1] in _VOWELS
    ]
    return min(starts, key=lambda place: abs(place - wanted), default=wanted)


def _cut(lines: list[Line], box: Box, leading: int, size: int, weight: int) -> list[Line]:
    """As many lines as the box has room for; the last one then says that there was more."""
    room = max(box.height // leading, 1)
    if len(lines) <= room:
        return lines
    last = [*lines[room - 1], runs_of(_ELLIPSIS)]
    while len(last) > _WORD_AND_ELLIPSIS and line_width(last, size, weight) > box.width:
        del last[-2]
    return [*lines[: room - 1], last]
