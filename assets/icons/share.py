# noqa: INP001 (a script of its own, no part of a package)
"""Draw what lies under the words on the picture for a shared link: the fields of each theme, and all pictograms.

Run after a change of the logo, the themes, the crops or the pictograms, with the development packages installed and the
style sheet built: ``python assets/icons/share.py``. The results stand in ``site/core/sharing/art/`` and are committed:
a running site draws the words on them and needs no browser.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from io import BytesIO
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING, Any

from PIL import Image
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["main"]

ROOT = Path(__file__).resolve().parent.parent.parent
ART = ROOT / "site" / "core" / "sharing" / "art"
STATIC = ROOT / "static" / "wel"
WORK = ROOT / "assets" / "icons" / "page.html"
sys.path.insert(0, str(ROOT / "site"))

from core.drawing import ICON_NAMES, THEMES, WATER  # noqa: E402 (the path of the site is set above)
from core.drawing.patches import parcel_svg  # noqa: E402
from core.sharing import layout  # noqa: E402

if TYPE_CHECKING:
    from core.drawing.themes import DrawnTheme

PER_ROW = 8
#: What the result follows from; a test compares them with what was drawn.
SOURCES = (
    "assets/css/tokens/palette.css",
    "assets/css/tokens/themes.css",
    "assets/icons/app/favicon.svg",
    "assets/icons/crops.svg",
    "assets/icons/sprite.svg",
    "site/core/sharing/layout.py",
)
FRAME = """<!doctype html><html lang="nl"><head><meta charset="utf-8"><link rel="stylesheet" href="{css}"><style>
html, body {{ margin: 0; background: #fff; overflow: hidden; }} body > svg {{ display: block; }}
</style></head><body><svg class="sprite"><defs>{patterns}{symbols}</defs></svg>{drawing}</body></html>"""
COLOURS = """selector => { const style = getComputedStyle(document.querySelector(selector));
  return [style.getPropertyValue("--ground"), style.getPropertyValue("--on-ground")].map(value => {
    const canvas = document.createElement("canvas").getContext("2d"); canvas.fillStyle = value.trim();
    return canvas.fillStyle; }); }"""


def _inside(svg: Path) -> str:
    text = svg.read_text("utf-8")
    return text[text.index("<defs>") + len("<defs>") : text.rindex("</defs>")]


def _show(page: Page, drawing: str) -> None:
    WORK.write_text(
        FRAME.format(
            css=(STATIC / "wel.css").as_uri(),
            patterns=_inside(ROOT / "assets" / "icons" / "crops.svg"),
            symbols=_inside(ROOT / "assets" / "icons" / "sprite.svg"),
            drawing=drawing,
        ),
        "utf-8",
    )
    page.goto(WORK.as_uri())


def _logo(mark: str) -> str:
    size = layout.NAME.height - 27
    x, y = 28, layout.NAME.y + (layout.NAME.height - size) / 2
    return mark.replace("<svg ", f'<svg x="{x}" y="{y}" width="{size}" height="{size}" ')


def _fields(theme: DrawnTheme, mark: str) -> str:
    parcels = "".join(parcel_svg(parcel, theme) for parcel in (layout.TEXT, *layout.arrangement_of(theme.number)))
    name = layout.NAME
    white = f'<rect fill="#fff" x="{name.x}" y="{name.y}" width="{name.width}" height="{name.height}"/>'
    size = f'width="{layout.WIDTH * layout.SCALE}" height="{layout.HEIGHT * layout.SCALE}"'
    view = f'viewBox="0 0 {layout.WIDTH} {layout.HEIGHT}"'
    return f'<svg class="{theme.css_class}" {size} {view}>{parcels}{white}{_logo(mark)}</svg>'


def _pictograms(names: list[str]) -> str:
    size = layout.ICON_SIZE
    uses = "".join(
        f'<use href="#i-{name}" x="{place % PER_ROW * size}" y="{place // PER_ROW * size}" '
        f'width="{size}" height="{size}"/>'
        for place, name in enumerate(names)
    )
    rows = -(-len(names) // PER_ROW)
    stroke = 'fill="none" stroke="#000" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"'
    return f'<svg width="{PER_ROW * size}" height="{rows * size}" {stroke}>{uses}</svg>'


def _shoot(page: Page) -> Image.Image:
    shot = page.locator("body > svg:not(.sprite)").screenshot()
    return Image.open(BytesIO(shot)).convert("RGB")


def main() -> None:
    """Draw the fields of every theme and one sheet with all pictograms, and write down their colours."""
    ART.mkdir(exist_ok=True)
    names = sorted(ICON_NAMES)
    mark = (ROOT / "assets" / "icons" / "app" / "favicon.svg").read_text("utf-8")
    record: dict[str, Any] = {"icons": names, "per_row": PER_ROW, "themes": {}}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM") or which("chromium"))
        try:
            page = browser.new_page(viewport={"width": 1300, "height": 1300}, color_scheme="light")
            for theme in (WATER, *THEMES.values()):
                _show(page, _fields(theme, mark))
                _shoot(page).save(ART / f"{theme.name}.webp", lossless=True, quality=100, method=6)
                ground, on_ground = page.evaluate(COLOURS, f"svg.{theme.css_class}")
                record["themes"][theme.name] = {"ground": ground, "on_ground": on_ground}
            _show(page, _pictograms(names))
            sheet = _shoot(page).convert("L").point(lambda value: 255 - value)
            sheet.save(ART / "icons.webp", lossless=True, quality=100, method=6)
        finally:
            WORK.unlink(missing_ok=True)
            browser.close()
    record["sources"] = {name: hashlib.sha256((ROOT / name).read_bytes()).hexdigest() for name in SOURCES}
    files = sorted(ART.glob("*.webp"))
    record["version"] = hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:12]
    (ART / "art.json").write_text(json.dumps(record, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
