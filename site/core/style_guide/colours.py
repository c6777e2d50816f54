"""The colours of every look, read from the token files, with the contrast of each pair that the site uses.

The test of contrast reads the same pairs, so that what the style guide says is what is guarded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from django.conf import settings

from core.drawing import THEMES

__all__ = [
    "LEAST_SHAPE",
    "LEAST_TEXT",
    "LOOKS",
    "SHAPE_PAIRS",
    "TEXT_PAIRS",
    "THEME_CLASSES",
    "Look",
    "contrast",
    "palette_rows",
    "theme_rows",
]

Tokens = dict[str, dict[str, str]]

#: Of text on its ground, and of a border or the focus: WCAG 2.2, criteria 1.4.3 and 1.4.11.
LEAST_TEXT: Final = 4.5
LEAST_SHAPE: Final = 3.0
#: Text and the ground that it lies on.
TEXT_PAIRS: Final = (
    ("text", "surface"),
    ("text", "surface-soft"),
    ("text", "surface-card"),
    ("text", "sky-low"),
    ("text", "sky-top"),
    ("text", "warn-surface"),
    ("text", "error-surface"),
    ("text", "ok-surface"),
    ("text", "mark"),
    ("text", "old-land"),
    ("text-soft", "surface"),
    ("text-soft", "surface-soft"),
    ("text-soft", "surface-card"),
    ("link", "surface"),
    ("link", "surface-soft"),
    ("link", "surface-card"),
    ("link-hover", "surface"),
    ("link-hover", "surface-soft"),
    ("link-hover", "surface-card"),
    ("on-action", "action"),
    ("on-action", "action-hover"),
    ("on-call", "call"),
    ("on-call", "call-hover"),
    ("on-structure", "structure"),
    ("on-structure", "structure-2"),
    ("on-structure", "selected"),
    ("on-structure-soft", "structure"),
    ("on-structure-soft", "structure-2"),
    ("open-deep", "structure-2"),
    ("ok", "surface"),
    ("ok", "surface-card"),
    ("ok", "ok-surface"),
    ("warn", "surface"),
    ("warn", "surface-card"),
    ("warn", "warn-surface"),
    ("error", "surface"),
    ("error", "surface-card"),
    ("error", "error-surface"),
    ("on-brick", "brick"),
    ("on-brick-base", "brick-base"),
    ("on-here", "here"),
    ("on-ticket", "ticket"),
    ("on-ticket", "ticket-2"),
    ("on-ticket", "ticket-3"),
)
#: Borders, buttons and the focus, beside their ground.
SHAPE_PAIRS: Final = (
    ("line-field", "surface"),
    ("line-field", "surface-soft"),
    ("line-field", "surface-card"),
    ("action", "surface"),
    ("action", "surface-soft"),
    ("action", "surface-card"),
    ("focus", "surface"),
    ("focus", "surface-soft"),
    ("focus", "surface-card"),
    ("focus-deep", "structure"),
    ("focus-deep", "structure-2"),
)
THEME_CLASSES: Final = tuple(f".t-{name}" for name in [*THEMES, "water"])
_CSS: Final = Path(settings.BASE_DIR) / "assets" / "css"
_OWN: Final = tuple(_CSS / "tokens" / name for name in ("palette.css", "meaning.css", "themes.css"))
_THEMES: Final = sorted((_CSS / "themes").glob("*.css"))


@dataclass(frozen=True, slots=True)
class Look:
    """One look in the light or in the dark: its name and the files that it is made of, in their order."""

    name: str
    paths: tuple[Path, ...]
    is_dark: bool

    def tokens(self) -> Tokens:
        """The tokens by selector."""
        return _read(self.paths, dark=self.is_dark)


LOOKS: Final = tuple(
    Look(f"{name}, {'donker' if is_dark else 'licht'}", paths, is_dark)
    for name, paths in (("eigen", _OWN), *((path.stem, (*_OWN, path)) for path in _THEMES))
    for is_dark in (False, True)
)


def _blocks(text: str) -> list[tuple[str, str]]:
    return [(selector.strip(), body) for selector, body in re.findall(r"([^{};]+)\{([^{}]*)\}", text)]


@lru_cache(maxsize=16)
def _read(paths: tuple[Path, ...], *, dark: bool) -> Tokens:
    found: Tokens = {}
    for path in paths:
        text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
        light_part, _, dark_part = text.partition("@media (prefers-color-scheme: dark)")
        for part in (light_part, dark_part) if dark else (light_part,):
            for selector, body in _blocks(part.replace("@layer tokens {", "")):
                for name in selector.split(","):
                    found.setdefault(name.strip(), {}).update(re.findall(r"--([\w-]+):\s*([^;]+);", body))
    return found


def _value(name: str, values: dict[str, str]) -> str:
    value = values[name].strip()
    while reference := re.fullmatch(r"var\(--([\w-]+)\)", value):
        value = values[reference[1]].strip()
    return value


def _luminance(value: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    digits = value.removeprefix("#")
    if len(digits) == 3:  # noqa: PLR2004  # the short way to write a colour
        digits = "".join(digit * 2 for digit in digits)
    parts = (int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)  # noqa: PLR2004
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str, values: dict[str, str]) -> float:
    """The contrast of two tokens, from 1 to 21 (WCAG 2.2)."""
    high, low = sorted((_luminance(_value(name, values)) for name in (first, second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _cell(look: Look, text: str, ground: str, selector: str) -> dict[str, Any]:
    tokens = look.tokens()
    values = {**tokens[":root"], **tokens.get(selector, {})}
    ratio = f"{contrast(text, ground, values):.1f}".replace(".", ",")
    return {"text": _value(text, values), "ground": _value(ground, values), "ratio": ratio}


def _row(name: str, text: str, ground: str, selector: str = "") -> dict[str, Any]:
    return {"name": name, "cells": [_cell(look, text, ground, selector) for look in LOOKS]}


def palette_rows() -> dict[str, Any]:
    """Every pair in every look, for a table."""
    texts = [_row(f"{text} op {ground}", text, ground) for text, ground in TEXT_PAIRS]
    shapes = [_row(f"{shape} naast {ground} (3 of meer)", shape, ground) for shape, ground in SHAPE_PAIRS]
    return {"caption": "Contrast van elk paar", "looks": [look.name for look in LOOKS], "rows": [*texts, *shapes]}


def theme_rows() -> dict[str, Any]:
    """Text on the ground of every theme, in every look."""
    rows = [_row(selector.removeprefix(".t-"), "on-ground", "ground", selector) for selector in THEME_CLASSES]
    return {"caption": "Contrast van tekst in elk thema", "looks": [look.name for look in LOOKS], "rows": rows}
