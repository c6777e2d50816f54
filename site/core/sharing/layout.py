"""Where everything lies on the picture for a shared link: a lappendeken of 1200 by 630.

The text has a calm parcel of its own, beside it lie the fields of the theme: four arrangements, of which a theme always
has the same one, as with the patch on its page. Measures are in units of two pixels.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.drawing.patches import Parcel

__all__ = ["ARRANGEMENTS", "HEIGHT", "ICON_SIZE", "NAME", "SCALE", "TEXT", "WIDTH", "Box", "arrangement_of", "icon_box"]

WIDTH = 600
HEIGHT = 315
SCALE = 2
ICON_SIZE = 152
"""Width and height of a pictogram, in pixels."""

TEXT = Parcel("ground", 0, 0, 404, 246)
NAME = Parcel("pale", 0, 252, 404, 63)

ARRANGEMENTS = (
    (
        Parcel("crop", 410, 0, 190, 120),
        Parcel("deep", 410, 126, 74, 50),
        Parcel("icon", 490, 126, 110, 110),
        Parcel("water", 410, 182, 74, 133),
        Parcel("yellow", 490, 242, 46, 73),
        Parcel("red", 542, 242, 58, 73),
    ),
    (
        Parcel("icon", 410, 0, 110, 110),
        Parcel("water", 526, 0, 74, 52),
        Parcel("deep", 526, 58, 74, 52),
        Parcel("crop", 410, 116, 190, 110),
        Parcel("pale", 410, 232, 74, 83),
        Parcel("red", 490, 232, 46, 83),
        Parcel("yellow", 542, 232, 58, 83),
    ),
    (
        Parcel("deep", 410, 0, 74, 84),
        Parcel("crop", 490, 0, 110, 199),
        Parcel("pale", 410, 90, 74, 109),
        Parcel("icon", 410, 205, 110, 110),
        Parcel("water", 526, 205, 74, 52),
        Parcel("red", 526, 263, 40, 52),
        Parcel("yellow", 572, 263, 28, 52),
    ),
    (
        Parcel("crop", 410, 0, 74, 199),
        Parcel("icon", 490, 0, 110, 110),
        Parcel("pale", 490, 116, 52, 83),
        Parcel("green", 548, 116, 52, 83),
        Parcel("water", 410, 205, 190, 52),
        Parcel("red", 410, 263, 60, 52),
        Parcel("deep", 476, 263, 124, 52),
    ),
)


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the picture, in pixels."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """How wide it is."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """How high it is."""
        return self.bottom - self.top


def arrangement_of(number: int) -> tuple[Parcel, ...]:
    """The fields of the theme with this number."""
    return ARRANGEMENTS[number % len(ARRANGEMENTS)]


def icon_box(number: int) -> Box:
    """Where the pictogram stands: in the middle of its parcel."""
    parcel = next(parcel for parcel in arrangement_of(number) if parcel.role == "icon")
    left = parcel.x * SCALE + (parcel.width * SCALE - ICON_SIZE) // 2
    top = parcel.y * SCALE + (parcel.height * SCALE - ICON_SIZE) // 2
    return Box(left, top, left + ICON_SIZE, top + ICON_SIZE)
