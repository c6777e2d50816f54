"""Every pair of colours can be read, in light and dark, in our own look and in that of another organisation."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings

from core.drawing import THEMES

CSS = Path(settings.BASE_DIR) / "assets" / "css"
OWN = [CSS / "tokens" / name for name in ("palette.css", "meaning.css", "themes.css")]
LOOKS = {"own": OWN, **{path.stem: [*OWN, path] for path in sorted((CSS / "themes").glob("*.css"))}}
THEME_CLASSES = [f".t-{name}" for name in [*THEMES, "water"]]
Tokens = dict[str, dict[str, str]]

TEXT_PAIRS = [
    ("text", "surface"),
    ("text", "surface-soft"),
    ("text", "surface-card"),
    ("text", "sky-low"),
    ("text", "warn-surface"),
    ("text", "error-surface"),
    ("text", "mark"),
    ("text-soft", "surface"),
    ("text-soft", "surface-soft"),
    ("text-soft", "surface-card"),
    ("link", "surface"),
    ("link", "surface-soft"),
    ("link-hover", "surface"),
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
    ("ok", "ok-surface"),
    ("warn", "surface"),
    ("warn", "warn-surface"),
    ("error", "surface"),
    ("error", "error-surface"),
    ("on-brick", "brick"),
    ("on-brick-base", "brick-base"),
    ("on-here", "here"),
    ("on-ticket", "ticket"),
    ("on-ticket", "ticket-2"),
    ("on-ticket", "ticket-3"),
]
SHAPE_PAIRS = [
    ("line-field", "surface"),
    ("line-field", "surface-card"),
    ("action", "surface"),
    ("focus", "surface"),
    ("focus", "surface-soft"),
    ("focus-deep", "structure"),
    ("focus-deep", "structure-2"),
]


def _blocks(text: str) -> list[tuple[str, str]]:
    return [(selector.strip(), body) for selector, body in re.findall(r"([^{};]+)\{([^{}]*)\}", text)]


def _read(paths: list[Path], *, dark: bool) -> Tokens:
    found: Tokens = {}
    for path in paths:
        text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
        light_part, _, dark_part = text.partition("@media (prefers-color-scheme: dark)")
        for part in (light_part, dark_part) if dark else (light_part,):
            for selector, body in _blocks(part.replace("@layer tokens {", "")):
                for name in selector.split(","):
                    found.setdefault(name.strip(), {}).update(re.findall(r"--([\w-]+):\s*([^;]+);", body))
    return found


def _colour(name: str, values: dict[str, str]) -> tuple[float, float, float]:
    value = values[name].strip()
    while reference := re.fullmatch(r"var\(--([\w-]+)\)", value):
        value = values[reference[1]].strip()
    digits = value.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue = (int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4))
    return red, green, blue


def _luminance(colour: tuple[float, float, float]) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(first: str, second: str, values: dict[str, str]) -> float:
    high, low = sorted((_luminance(_colour(name, values)) for name in (first, second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.fixture(params=[(look, dark) for look in LOOKS for dark in (False, True)], ids=lambda p: f"{p[0]}-{p[1]}")
def tokens(request: pytest.FixtureRequest) -> Tokens:
    look, dark = request.param
    return _read(LOOKS[look], dark=dark)


def test_text_has_at_least_four_and_a_half(tokens: Tokens) -> None:
    values = tokens[":root"]
    ratios = {pair: round(_contrast(*pair, values), 2) for pair in TEXT_PAIRS}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < 4.5} == {}


def test_borders_and_focus_have_at_least_three(tokens: Tokens) -> None:
    values = tokens[":root"]
    ratios = {pair: round(_contrast(*pair, values), 2) for pair in SHAPE_PAIRS}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < 3} == {}


def test_text_on_every_theme_can_be_read(tokens: Tokens) -> None:
    ratios = {
        name: round(_contrast("on-ground", "ground", {**tokens[":root"], **tokens[name]}), 2) for name in THEME_CLASSES
    }
    assert {name: ratio for name, ratio in ratios.items() if ratio < 4.5} == {}


def test_black_on_white_is_twenty_one() -> None:
    assert round(_contrast("ink", "paper", {"ink": "#000", "paper": "#ffffff"}), 2) == 21
