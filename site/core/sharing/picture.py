"""The picture itself: the fields of the theme, with kind, title, pictogram and the name of the site."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from PIL import Image, ImageDraw

from core.drawing import theme_of
from core.sharing import layout
from core.sharing.layout import SCALE, Box
from core.sharing.text import Line, draw_line, fit, line_width

__all__ = ["HEIGHT", "WIDTH", "SharePicture"]

WIDTH: Final = layout.WIDTH * SCALE
HEIGHT: Final = layout.HEIGHT * SCALE

_ART = Path(__file__).parent / "art"
#: Raise this after a change of how the words are drawn: addresses then change and no cache shows the old picture.
_DRAWING: Final = 1
_INK: Final = "#0c2430"
_SOFT: Final = "#46606c"
_COLOURS: Final = 128
_MARGIN: Final = 56
_TITLE_WEIGHT: Final = 750
_SMALL_WEIGHT: Final = 650
_NAME_WEIGHT: Final = 800
_KIND_SIZE: Final = 34
_NAME_SIZES: Final = (42, 36, 30)
_NOTE_SIZE: Final = 24
_NAME_LEFT: Final = 56 + 72 + 24


@cache
def _record() -> dict[str, Any]:
    record: dict[str, Any] = json.loads((_ART / "art.json").read_text("utf-8"))
    return record


@dataclass(frozen=True, slots=True)
class SharePicture:
    """Everything that is seen on the picture of a page: an equal one has the same address.

    ``note`` says that the whole site is invented, ``kind`` what sort of page it is.
    """

    title: str
    kind: str = ""
    theme: str = ""
    icon: str = ""
    site_name: str = ""
    note: str = ""

    @property
    def digest(self) -> str:
        """Short hash of all that is drawn and of how."""
        parts = [_DRAWING, _record()["version"], asdict(self)]
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:16]

    def draw(self) -> bytes:
        """The picture as PNG. It takes memory and a moment of the processor: draw one at a time."""
        target = BytesIO()
        # Few colours lie on it: a palette makes the file three times as small and looks the same.
        few = self._draw().quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        few.save(target, "PNG", optimize=True)
        return target.getvalue()

    def _draw(self) -> Image.Image:
        theme = theme_of(self.theme)
        colour = str(_record()["themes"][theme.name]["on_ground"])
        with Image.open(_ART / f"{theme.name}.webp") as art:
            image = art.convert("RGB")
        self._draw_icon(image, layout.icon_box(theme.number), colour)
        draw = ImageDraw.Draw(image)
        self._draw_title(draw, colour)
        self._draw_name(draw)
        return image

    def _draw_icon(self, image: Image.Image, box: Box, colour: str) -> None:
        record = _record()
        if self.icon not in record["icons"]:
            return
        row, column = divmod(record["icons"].index(self.icon), record["per_row"])
        size = layout.ICON_SIZE
        with Image.open(_ART / "icons.webp") as sheet:
            mask = sheet.convert("L").crop((column * size, row * size, (column + 1) * size, (row + 1) * size))
        image.paste(Image.new("RGB", mask.size, colour), (box.left, box.top), mask)

    def _draw_title(self, draw: ImageDraw.ImageDraw, colour: str) -> None:
        """The kind in small letters, under it the title, as large as the parcel allows."""
        parcel = Box(
            _MARGIN, _MARGIN - 8, layout.TEXT.width * SCALE - _MARGIN, layout.TEXT.height * SCALE - _MARGIN + 8
        )
        top = parcel.top
        title = fit(self.title, Box(parcel.left, top, parcel.right, parcel.bottom), _TITLE_WEIGHT)
        if self.kind:
            below = Box(parcel.left, top + round(_KIND_SIZE * 1.9), parcel.right, parcel.bottom)
            title = fit(self.title, below, _TITLE_WEIGHT)
            kind = fit(
                self.kind, Box(parcel.left, top, parcel.right, top + _KIND_SIZE), _SMALL_WEIGHT, sizes=(_KIND_SIZE,)
            )
            for line in kind.lines[:1]:
                x = _start(line, parcel, _KIND_SIZE, _SMALL_WEIGHT, rtl=title.rtl)
                draw_line(draw, line, (x, top + _KIND_SIZE), (_KIND_SIZE, _SMALL_WEIGHT, colour))
            top = below.top
        baseline = top + round(title.size * 0.86)
        for line in title.lines:
            x = _start(line, parcel, title.size, _TITLE_WEIGHT, rtl=title.rtl)
            draw_line(draw, line, (x, baseline), (title.size, _TITLE_WEIGHT, colour))
            baseline += title.leading

    def _draw_name(self, draw: ImageDraw.ImageDraw) -> None:
        """The name of the site beside its logo, and at the other end a note when all of it is invented."""
        name = layout.NAME
        bar = Box(_NAME_LEFT, name.y * SCALE, name.width * SCALE - _MARGIN, HEIGHT)
        note = fit(self.note, bar, _SMALL_WEIGHT, sizes=(_NOTE_SIZE,))
        end = bar.right
        for line in note.lines[:1]:
            start = _start(line, bar, _NOTE_SIZE, _SMALL_WEIGHT, rtl=True)
            draw_line(draw, line, (start, _middle(bar, _NOTE_SIZE)), (_NOTE_SIZE, _SMALL_WEIGHT, _SOFT))
            end = int(start) - _NOTE_SIZE
        title = fit(self.site_name, Box(bar.left, bar.top + 16, end, bar.bottom - 16), _NAME_WEIGHT, sizes=_NAME_SIZES)
        baseline = _middle(bar, title.size) - (len(title.lines) - 1) * title.leading // 2
        for line in title.lines:
            draw_line(draw, line, (bar.left, baseline), (title.size, _NAME_WEIGHT, _INK))
            baseline += title.leading


def _middle(box: Box, size: int) -> int:
    """The baseline of a line that stands in the middle of the height of a box."""
    return (box.top + box.bottom) // 2 + round(size * 0.35)


def _start(line: Line, box: Box, size: int, weight: int, *, rtl: bool) -> float:
    """Where a line begins at its left: text from the right ends at the right side of its box."""
    return box.right - line_width(line, size, weight) if rtl else box.left
