# noqa: INP001 (a script of its own, no part of a package)
"""Draw the bitmaps that some readers of a page need: icons for a home screen and the picture for a shared link.

Run after a change of the logo or the themes, with the development packages installed and the style sheet built:
``python assets/icons/render.py``. The results stand in ``assets/icons/app/`` and are committed.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser

__all__ = ["main"]

ROOT = Path(__file__).resolve().parent.parent.parent
APP = ROOT / "assets" / "icons" / "app"
STATIC = ROOT / "static" / "wel"
sys.path.insert(0, str(ROOT / "site"))

from core.drawing import THEMES, draw_crop  # noqa: E402 (the path of the site is set above)

ICONS = {"favicon-32.png": (32, 0), "apple-touch-icon.png": (180, 22), "icon-512.png": (512, 64)}
SOCIAL = (1200, 630)
PARCELS = ("span 3", "span 2", "span 2", "span 3", "span 2", "span 2", "span 3", "span 2", "span 3", "span 2")
SOCIAL_PAGE = """<!doctype html><html lang="nl"><head><meta charset="utf-8"><link rel="stylesheet" href="{css}"><style>
body {{ inline-size: 1200px; block-size: 630px; overflow: hidden; display: grid; grid-template-rows: 1fr 264px;
  background: linear-gradient(var(--surface), var(--sky-top) 40%, var(--sky-low)); }}
.name {{ display: flex; align-items: center; gap: 40px; padding-inline: 72px; }}
.name svg {{ inline-size: 168px; block-size: 168px; }}
.name b {{ display: block; font-size: 112px; line-height: 1; font-weight: 800; letter-spacing: -.03em; }}
.name span {{ font-size: 46px; line-height: 1.2; font-weight: 550; }}
.fields {{ display: grid; gap: 6px; padding-block-start: 6px; background: #fff;
  grid-template: 1fr 1fr / repeat(12, minmax(0, 1fr)); }}
.fields div {{ position: relative; background: var(--ground); }}
.fields svg {{ position: absolute; inset: 0; inline-size: 100%; block-size: 100%; }}
</style></head><body><svg class="sprite"><defs>{patterns}</defs></svg>
<div class="name">{logo}<p><b>WEL</b><span>in Flevoland</span></p></div>
<div class="fields">{parcels}</div></body></html>"""


def _social_page() -> str:
    names = list(THEMES.values())
    parcels = "".join(
        f'<div class="{theme.css_class}" style="grid-column: {width}">{draw_crop(theme.css_class)}</div>'
        for theme, width in zip(names, PARCELS, strict=False)
    )
    return SOCIAL_PAGE.format(
        css=(STATIC / "wel.css").as_uri(),
        patterns=(ROOT / "assets" / "icons" / "crops.svg").read_text("utf-8"),
        logo=(APP / "favicon.svg").read_text("utf-8"),
        parcels=parcels,
    )


def _shoot(browser: Browser, html: Path, target: Path, size: tuple[int, int], *, transparent: bool) -> None:
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    page.goto(html.as_uri())
    page.evaluate("document.fonts.ready")
    page.screenshot(path=target, omit_background=transparent)
    page.close()
    with Image.open(target) as image:
        (image if transparent else image.convert("RGB")).save(target, optimize=True)


def _icon_page(size: int, margin: int) -> str:
    ground = "#fff" if margin else "transparent"
    logo = (APP / "favicon.svg").read_text("utf-8").replace("<svg ", f'<svg width="{size - 2 * margin}" ')
    return (
        f'<!doctype html><meta charset="utf-8"><style>body{{margin:{margin}px;background:{ground}}}'
        f"svg{{display:block}}</style>{logo}"
    )


def main() -> None:
    """Draw every icon and the picture for shared links."""
    work = APP / "page.html"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch()
        try:
            for name, (size, margin) in ICONS.items():
                work.write_text(_icon_page(size, margin), "utf-8")
                _shoot(browser, work, APP / name, (size, size), transparent=not margin)
            work.write_text(_social_page(), "utf-8")
            _shoot(browser, work, APP / "social.png", SOCIAL, transparent=False)
        finally:
            work.unlink()
            browser.close()


if __name__ == "__main__":
    main()
