"""A drawn portrait for someone who doesn't want a photo: no face, only sky, field and a crop.

An editor chooses the parts; they are never derived from what someone tells.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from core.drawing.themes import theme_of

__all__ = ["HAIR_SHAPES", "SKIN_TONES", "draw_portrait"]

SKIN_TONES = 4


@dataclass(frozen=True, slots=True)
class _Hair:
    """A hair shape. A headscarf lies over the neck and under the shoulders, so it ends the head."""

    colour: int
    front: str
    back: str = ""
    covers_neck: bool = False
    even_odd: bool = False


_SHORT = "M66 86c-2-34 12-48 35-48s37 14 35 48c-3-9-6-15-9-21-18-7-34-7-52 0-4 6-6 12-9 21Z"
_SIDE = "M66 90c-5-34 8-54 38-54 28 0 40 20 32 54-3-12-6-18-10-24-18 2-36-2-48-12-6 10-10 20-12 36Z"
_HAIR = (
    _Hair(
        1,
        front="M66 88c-4-36 14-52 35-52s40 16 35 52c-8-4-20-14-26-26-8 12-28 24-44 26Z",
        back="M54 178c-6-50-4-144 48-144s54 94 46 144Z",
    ),
    _Hair(
        2,
        front=(
            "M62 96c-14-4-16-22-4-28-4-14 8-24 18-20 4-14 22-18 30-8 12-8 26 0 26 12 12 2 16 16 8 24 8 8 2 20-8 20"
            "-2-10-6-20-14-26-14 8-30 6-40 0-8 6-14 16-16 26Z"
        ),
    ),
    _Hair(3, front="M66 92c-6-38 12-58 36-58s42 18 34 56c-4-14-8-22-14-28-14 8-34 8-46 4-6 8-8 14-10 26Z"),
    _Hair(
        4,
        front=(
            "M101 28c34 0 48 26 46 62-1 24 8 44 14 62-28 12-92 12-120 0 8-18 14-38 13-62-1-36 14-62 47-62Zm0 26"
            "c-22 0-30 16-30 38 0 26 14 44 30 44s30-18 30-44c0-22-8-38-30-38Z"
        ),
        covers_neck=True,
        even_odd=True,
    ),
    _Hair(1, front=_SHORT),
    _Hair(
        5,
        front=(
            "M101 40c-26 0-40 20-40 50 0 30-4 52-8 76 10 4 20 2 26-4-4-24-10-44-9-66 12-10 24-26 31-46"
            " 7 20 19 36 31 46 1 22-5 42-9 66 6 6 16 8 26 4-4-24-8-46-8-76 0-30-14-50-40-50Z"
        ),
    ),
    _Hair(
        7,
        front=(
            "M101 38c-28 0-42 20-42 52 0 18-3 30-6 42 8 5 18 5 24 1-5-12-8-26-7-41 16-4 34-14 44-26 8 12 14 20 19 26"
            " 1 15-2 29-7 41 6 4 16 4 24-1-3-12-6-24-6-42 0-32-15-52-43-52Z"
        ),
    ),
    _Hair(7, front=_SIDE),
    _Hair(3, front="M101 13a14 14 0 1 1-.1 0ZM65 90c-3-34 12-52 36-52s39 18 36 52c-4-16-16-30-36-30s-32 14-36 30Z"),
    _Hair(
        6,
        front=(
            "M69 104c-7-8-9-26-3-40 2-5 5-9 9-13-2 17-4 34-6 53ZM133 104c7-8 9-26 3-40-2-5-5-9-9-13 2 17 4 34 6 53Z"
        ),
    ),
    _Hair(
        3,
        front=(
            "M60 110c-12-6-12-22-4-28-8-12 0-26 12-28 2-14 18-22 30-16 10-8 28-4 32 8 14 0 22 14 16 26 10 8 8 30-4 38"
            " 0-16-4-30-12-40-12 6-34 4-46-4-10 8-16 22-18 34-1 4-3 8-6 10Z"
        ),
    ),
    _Hair(6, front=_SHORT),
    _Hair(
        5,
        front=(
            "M101 40c-26 0-39 18-38 52 16-6 29-22 38-44 9 22 22 38 38 44 1-34-12-52-38-52Z"
            "M61 90a9 10 0 1 1-.1 0ZM59 107a9 10 0 1 1-.1 0ZM58 124a9 10 0 1 1-.1 0ZM58 141a9 10 0 1 1-.1 0Z"
            "M59 158a7 11 0 1 1-.1 0ZM141 90a9 10 0 1 1-.1 0ZM143 107a9 10 0 1 1-.1 0ZM144 124a9 10 0 1 1-.1 0Z"
            "M144 141a9 10 0 1 1-.1 0ZM143 158a7 11 0 1 1-.1 0Z"
        ),
    ),
    _Hair(7, front=f"{_SIDE}M67 92c1 36 16 53 34 53s33-17 34-53c-3 16-8 24-16 26-6-4-30-4-36 0-8-2-13-10-16-26Z"),
)
HAIR_SHAPES = len(_HAIR)

_SKY_AND_FIELD = (
    '<rect class="k-l" width="200" height="200"/><path class="k-n" d="M0 128h200v72H0Z"/>'
    '<path class="k-y" d="M0 122h200v6H0Z"/>'
)
_LAND = "M0 150c40-14 70 8 110-4s60-10 90 2v52H0Z"
_SHOULDERS = "M12 200c2-34 24-48 58-54 8 16 54 16 62 0 34 6 56 20 58 54Z"


def draw_portrait(css_class: str, *, skin: int = 1, hair: int = 1, css: str = "") -> str:
    """Draw a portrait in the colours of a theme.

    ``skin`` is 1 to 4, ``hair`` 1 to 14, or 0 for nobody: only sky and land; ``css`` replaces the class ``portrait``.
    Raises ``ValueError`` for a part that doesn't exist.
    """
    if not 1 <= skin <= SKIN_TONES or not 0 <= hair <= HAIR_SHAPES:
        msg = f"no portrait with skin {skin} and hair {hair}"
        raise ValueError(msg)
    theme = theme_of(css_class)
    classes = escape(f"{css or 'portrait'} {theme.css_class}")
    return (
        f'<svg class="{classes}" viewBox="0 0 200 200" preserveAspectRatio="xMidYMax slice" aria-hidden="true" '
        f'focusable="false">{_SKY_AND_FIELD}{_person(theme.pattern, skin, hair)}</svg>'
    )


def _person(pattern: str, skin: int, hair: int) -> str:
    """Shoulders in the crop of the theme, head and hair; without a person the crop of the land."""
    if hair == 0:
        return f'<path class="p-base" d="{_LAND}"/><path fill="url(#{pattern})" d="{_LAND}"/>'
    shape = _HAIR[hair - 1]
    shoulders = f'<path class="p-base" d="{_SHOULDERS}"/><path fill="url(#{pattern})" d="{_SHOULDERS}"/>'
    front = _hair(shape, shape.front)
    if shape.covers_neck:
        return _head(skin) + front + shoulders
    return _hair(shape, shape.back) + shoulders + _neck(skin) + _head(skin) + front


def _hair(shape: _Hair, path: str) -> str:
    if not path:
        return ""
    rule = ' fill-rule="evenodd"' if shape.even_odd else ""
    return f'<path class="p-hair{shape.colour}"{rule} d="{path}"/>'


def _neck(skin: int) -> str:
    return (
        f'<path class="p-skin{skin}" d="M84 118h34v34c0 12-34 12-34 0Z"/>'
        '<path fill="#0a2f41" opacity=".18" d="M84 132c10 10 24 10 34 0v14c-10 4-24 4-34-4Z"/>'
    )


def _head(skin: int) -> str:
    return (
        f'<path class="p-skin{skin}" d="M101 44c-24 0-34 20-34 46 0 30 16 50 34 50s34-20 34-50c0-26-10-46-34-46Z"/>'
        '<path fill="#0a2f41" opacity=".1" d="M101 44v96c18 0 34-20 34-50 0-26-10-46-34-46Z"/>'
    )
