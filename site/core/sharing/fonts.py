"""The letters on the picture for a shared link: which file of a typeface has which characters.

The site itself leaves letters outside Latin to the device of the reader. A picture can't, so it brings a typeface for
Cyrillic and Arabic. Characters that no file has (emoji, other scripts) are left out: a box helps nobody.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from PIL import ImageFont, features

__all__ = ["Run", "is_rtl", "runs_of", "width_of"]

_FOLDER = Path(__file__).parent / "fonts"
_ARABIC: Final = "noto-sans-arabic-arabic-wght-normal.woff2"

#: In this order: the first file that has a character draws it. The zero of the typeface turns into an 8 when bold.
_FILES: Final = (
    "atkinson-hyperlegible-next-nul.woff2",
    "atkinson-hyperlegible-next-latin-wght-normal.woff2",
    "atkinson-hyperlegible-next-latin-ext-wght-normal.woff2",
    "noto-sans-cyrillic-wght-normal.woff2",
    _ARABIC,
)
_NOBODY_HAS: Final = "\uffff"
_ANY_SIZE: Final = 24
_ANY_WEIGHT: Final = 400


@dataclass(frozen=True, slots=True)
class Run:
    """Letters in a row from one file; ``rtl`` when they are read from the right."""

    text: str
    file: str

    @property
    def rtl(self) -> bool:
        """Whether these letters are read from the right."""
        return self.file == _ARABIC

    def font(self, size: int, weight: int) -> ImageFont.FreeTypeFont:
        """The letters in a size and a weight."""
        return _font(self.file, size, weight)

    def width(self, size: int, weight: int) -> float:
        """How wide it is, in pixels."""
        return self.font(size, weight).getlength(self.text)


@lru_cache(maxsize=128)
def _font(file: str, size: int, weight: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(_FOLDER / file, size)
    font.set_variation_by_axes([weight])
    return font


def _draws(file: str, letter: str) -> bool:
    """Whether a file has a letter: without one it draws the same box as for a sign that does not exist."""
    font = _font(file, _ANY_SIZE, _ANY_WEIGHT)
    return bytes(font.getmask(letter)) != bytes(font.getmask(_NOBODY_HAS))


@lru_cache(maxsize=1024)
def _drawn(letter: str) -> tuple[str, str]:
    """The letter and the file that draws it: without its accent when no file has it so, else nothing."""
    if not letter.isprintable():
        return "", ""
    for form in (letter, unicodedata.normalize("NFD", letter)[0]):
        for file in _FILES:
            # Arabic letters join only with the help of a library that not every computer has.
            if _draws(file, form) and (file != _ARABIC or features.check("raqm")):
                return form, file
    return "", ""


def runs_of(word: str) -> tuple[Run, ...]:
    """The word in pieces that one file can draw each; empty when no file knows a letter of it."""
    runs: list[Run] = []
    for letter in word:
        form, file = _drawn(letter)
        if file and runs and runs[-1].file == file:
            runs[-1] = Run(runs[-1].text + form, file)
        elif file:
            runs.append(Run(form, file))
    return tuple(runs)


def width_of(runs: tuple[Run, ...], size: int, weight: int) -> float:
    """How wide a word is, in pixels."""
    return sum(run.width(size, weight) for run in runs)


def is_rtl(runs: tuple[Run, ...]) -> bool:
    """Whether a word is read from the right."""
    return any(run.rtl for run in runs)
