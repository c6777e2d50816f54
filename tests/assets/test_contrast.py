"""Every pair of colours can be read, in light and dark, in our own look and in that of another organisation."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings

from core.drawing import THEMES
from core.style_guide.colours import (
    LEAST_SHAPE,
    LEAST_TEXT,
    LOOKS,
    SHAPE_PAIRS,
    TEXT_PAIRS,
    THEME_CLASSES,
    Look,
    contrast,
)

CSS = Path(settings.BASE_DIR) / "assets" / "css"
#: Colours of drawings and lines that carry no words.
NO_WORDS = {"cloud", "crop", "crop-2", "current", "ditch", "focus-2", "line", "shadow"}
#: Every pair of the table of the design must be among ours.
OF_DESIGN = {
    ("text", "surface"),
    ("text", "sky-low"),
    ("text-soft", "surface"),
    ("text-soft", "surface-soft"),
    ("link", "surface"),
    ("on-action", "action"),
    ("on-structure", "structure"),
    ("on-structure-soft", "structure-2"),
    ("ok", "ok-surface"),
    ("warn", "warn-surface"),
    ("error", "error-surface"),
    ("line-field", "surface"),
}


@pytest.fixture(params=LOOKS, ids=lambda look: look.name)
def look(request: pytest.FixtureRequest) -> Look:
    found: Look = request.param
    return found


def _below(pairs: tuple[tuple[str, str], ...], look: Look, least: float) -> dict[tuple[str, str], float]:
    ratios = {pair: round(contrast(*pair, look.tokens()[":root"]), 2) for pair in pairs}
    return {pair: ratio for pair, ratio in ratios.items() if ratio < least}


def test_text_has_at_least_four_and_a_half(look: Look) -> None:
    assert _below(TEXT_PAIRS, look, LEAST_TEXT) == {}


def test_borders_and_focus_have_at_least_three(look: Look) -> None:
    assert _below(SHAPE_PAIRS, look, LEAST_SHAPE) == {}


def test_text_on_every_theme_can_be_read(look: Look) -> None:
    tokens = look.tokens()
    ratios = {name: contrast("on-ground", "ground", {**tokens[":root"], **tokens[name]}) for name in THEME_CLASSES}

    assert {name: ratio for name, ratio in ratios.items() if ratio < LEAST_TEXT} == {}


def test_every_look_is_judged_in_light_and_dark() -> None:
    own = ["eigen", *sorted(path.stem for path in (CSS / "themes").glob("*.css"))]

    assert [look.name for look in LOOKS] == [f"{name}, {mode}" for name in own for mode in ("licht", "donker")]


def test_every_theme_is_judged() -> None:
    assert sorted(THEME_CLASSES) == sorted([".t-water", *(f".{theme.css_class}" for theme in THEMES.values())])


def test_every_colour_with_a_meaning_is_in_a_pair() -> None:
    text = re.sub(r"/\*.*?\*/", "", (CSS / "tokens" / "meaning.css").read_text("utf-8"), flags=re.DOTALL)
    named = set(re.findall(r"--([\w-]+):", text))

    judged = {name for pair in (*TEXT_PAIRS, *SHAPE_PAIRS) for name in pair}

    assert named - judged - NO_WORDS == set()
    assert set(TEXT_PAIRS) | set(SHAPE_PAIRS) >= OF_DESIGN


def test_a_dark_colour_differs_from_the_light_one() -> None:
    light, dark = LOOKS[0].tokens(), LOOKS[1].tokens()

    assert (light[":root"]["surface"], dark[":root"]["surface"]) == ("var(--white)", "#071b25")


def test_black_on_white_is_twenty_one() -> None:
    assert round(contrast("ink", "paper", {"ink": "#000", "paper": "#ffffff"}), 2) == 21
