"""Drawings of the house style as SVG text: pictograms, crops, patches and portraits.

Everything in here is a pure function of its arguments: no database, no files, no request. Colours
come from classes, so that a drawing follows the theme, dark mode and high contrast by itself.
"""

from __future__ import annotations

from core.drawing.crops import draw_crop
from core.drawing.icons import DIRECTIONAL_ICONS, ICON_NAMES, draw_icon, icon_choices
from core.drawing.patches import draw_patch
from core.drawing.portraits import HAIR_SHAPES, SKIN_TONES, draw_portrait
from core.drawing.scenes import SCENES, scene_of
from core.drawing.themes import THEMES, WATER, theme_of

__all__ = [
    "DIRECTIONAL_ICONS",
    "HAIR_SHAPES",
    "ICON_NAMES",
    "SCENES",
    "SKIN_TONES",
    "THEMES",
    "WATER",
    "draw_crop",
    "draw_icon",
    "draw_patch",
    "draw_portrait",
    "icon_choices",
    "scene_of",
    "theme_of",
]
