"""The patch of a page: the fields of its theme as they lie in the land, seen from above.

Four arrangements on a raster of 480 by 320 with ditches of 6; a theme always gets the same one. The
roles of the parcels are equal in all four: one ground with the pictogram, one or two grounds, two
crops, a pale ground, water, a deep one, tulip red (at most a tenth) and one or two small accents.
A page without a theme gets the land of its scene: its crops lie in turn where a theme has one crop.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape
from itertools import cycle
from typing import TYPE_CHECKING, Literal

from core.drawing.icons import ICON_NAMES
from core.drawing.scenes import Scene, scene_of
from core.drawing.themes import THEMES, WATER, DrawnTheme

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["ARRANGEMENTS", "DITCH", "HEIGHT", "WIDTH", "Arrangement", "Parcel", "draw_patch", "parcel_svg"]

Role = Literal["icon", "ground", "crop", "pale", "water", "deep", "red", "yellow", "green"]

WIDTH = 480
HEIGHT = 320
DITCH = 6
ICON_SHARE = 0.62
"""How much of the smallest side of its parcel a pictogram takes."""
ICON_RASTER = 32

_FLAT: dict[Role, str] = {
    "icon": "k-g",
    "ground": "k-g",
    "pale": "k-2",
    "deep": "k-d",
    "red": "k-a",
    "yellow": "k-y",
    "green": "k-n",
}


@dataclass(frozen=True, slots=True)
class Parcel:
    """A field of the patch: what lies on it and where, in units of the drawing."""

    role: Role
    x: int
    y: int
    width: int
    height: int

    @property
    def place(self) -> str:
        """Its place in the drawing, as attributes."""
        return f'x="{self.x}" y="{self.y}" width="{self.width}" height="{self.height}"'


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Parcels that fill the patch, and the side that stays in sight when the patch is a low band."""

    keep: Literal["YMin", "YMax"]
    parcels: tuple[Parcel, ...]


ARRANGEMENTS = (
    Arrangement(
        "YMax",
        (
            Parcel("crop", 0, 0, 126, 204),
            Parcel("ground", 132, 0, 214, 96),
            Parcel("water", 352, 0, 128, 96),
            Parcel("deep", 132, 102, 92, 102),
            Parcel("pale", 230, 102, 250, 102),
            Parcel("icon", 0, 210, 224, 110),
            Parcel("crop", 230, 210, 118, 110),
            Parcel("red", 354, 210, 126, 52),
            Parcel("yellow", 354, 268, 126, 52),
        ),
    ),
    Arrangement(
        "YMax",
        (
            Parcel("deep", 0, 0, 150, 110),
            Parcel("pale", 156, 0, 150, 110),
            Parcel("crop", 312, 0, 168, 204),
            Parcel("ground", 0, 116, 306, 88),
            Parcel("red", 0, 210, 80, 110),
            Parcel("water", 86, 210, 220, 110),
            Parcel("icon", 312, 210, 100, 110),
            Parcel("yellow", 418, 210, 62, 110),
        ),
    ),
    Arrangement(
        "YMin",
        (
            Parcel("icon", 0, 0, 210, 150),
            Parcel("crop", 216, 0, 70, 150),
            Parcel("water", 292, 0, 188, 72),
            Parcel("deep", 292, 78, 188, 72),
            Parcel("yellow", 0, 156, 96, 164),
            Parcel("crop", 102, 156, 184, 164),
            Parcel("pale", 292, 156, 120, 164),
            Parcel("red", 418, 156, 62, 79),
            Parcel("green", 418, 241, 62, 79),
        ),
    ),
    Arrangement(
        "YMin",
        (
            Parcel("yellow", 0, 0, 90, 90),
            Parcel("crop", 96, 0, 174, 90),
            Parcel("icon", 276, 0, 204, 150),
            Parcel("water", 0, 96, 270, 54),
            Parcel("pale", 0, 156, 150, 164),
            Parcel("deep", 156, 156, 114, 164),
            Parcel("red", 276, 156, 80, 79),
            Parcel("crop", 362, 156, 118, 164),
            Parcel("ground", 276, 241, 80, 79),
        ),
    ),
)


def draw_patch(css_class: str, sprite_url: str, *, icon: str = "", css: str = "", scene: str = "") -> str:
    """Draw the patch of a theme; a page without a theme gets that of its scene, or else one of water.

    ``icon`` replaces the pictogram, ``css`` adds classes. Raises ``KeyError`` for a pictogram that the sprite
    doesn't have.
    """
    theme = THEMES.get(css_class.removeprefix("t-"))
    land = Scene(theme, (theme,), theme.icon, theme.number) if theme else scene_of(scene)
    name = icon or land.icon
    if name and name not in ICON_NAMES:
        raise KeyError(name)
    arrangement = ARRANGEMENTS[land.number % len(ARRANGEMENTS)]
    parcels = [_turned(parcel) for parcel in arrangement.parcels] if land.mirrored else arrangement.parcels
    crops = cycle(land.crops)
    # A theme leaves its grounds open; land with more crops has something on every field.
    planted = {"crop", "ground"} if len(land.crops) > 1 else {"crop"}
    fields = "".join(
        _planted(parcel.place, next(crops)) if parcel.role in planted else _parcel(parcel, land, name, sprite_url)
        for parcel in parcels
    )
    classes = escape(" ".join(filter(None, ["patch", land.css_class, css])))
    return (
        f'<svg class="{classes}" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'preserveAspectRatio="{_side(parcels)}{arrangement.keep} slice" aria-hidden="true" focusable="false">{fields}'
        "</svg>"
    )


def _side(parcels: Iterable[Parcel]) -> str:
    """The side that stays in sight in a square: that of the pictogram."""
    icon = next(parcel for parcel in parcels if parcel.role == "icon")
    return "xMin" if icon.x + icon.width / 2 < WIDTH / 2 else "xMax"


def parcel_svg(parcel: Parcel, theme: DrawnTheme) -> str:
    """Draw one parcel of a theme, without a pictogram on it."""
    if parcel.role == "water":
        return _planted(parcel.place, WATER)
    if parcel.role == "crop":
        return _field(parcel.place, theme)
    return f'<rect class="{_FLAT[parcel.role]}" {parcel.place}/>'


def _turned(parcel: Parcel) -> Parcel:
    return replace(parcel, x=WIDTH - parcel.x - parcel.width)


def _parcel(parcel: Parcel, land: Scene, icon: str, sprite_url: str) -> str:
    plane = parcel_svg(parcel, land.ground)
    return plane + _pictogram(parcel, icon, sprite_url) if parcel.role == "icon" and icon else plane


def _field(place: str, theme: DrawnTheme) -> str:
    return f'<rect class="k-g" {place}/><rect fill="url(#{theme.pattern})" {place}/>'


def _planted(place: str, theme: DrawnTheme) -> str:
    return f'<g class="{theme.css_class}">{_field(place, theme)}</g>'


def _pictogram(parcel: Parcel, icon: str, sprite_url: str) -> str:
    size = round(ICON_SHARE * min(parcel.width, parcel.height), 1)
    x = round(parcel.x + (parcel.width - size) / 2, 1)
    y = round(parcel.y + (parcel.height - size) / 2, 1)
    scale = round(size / ICON_RASTER, 2)
    return (
        f'<g class="k-i" transform="translate({x} {y}) scale({scale})">'
        f'<use href="{escape(sprite_url)}#i-{icon}" width="{ICON_RASTER}" height="{ICON_RASTER}"/></g>'
    )
