# noqa: INP001 (a script of its own, no part of a package)
"""Turn the drawings of ``content/media/bron/*.svg`` into the pictures that the demo shows: ``make media``.

Needs the development packages and Chromium; ``CHROMIUM`` names the program when it is not on the path. A drawing that
did not change is skipped: ``bron/stand.json`` holds the hash of each source and of the picture that came out of it.
"""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from made import SOURCES, State
from PIL import Image
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

__all__ = ["main", "opened"]

#: Enough for every plane and for soft edges; more makes a file bigger, not better.
COLOURS = 96
PAGE = "<!doctype html><meta charset='utf-8'><style>body{{margin:0}}svg{{display:block}}</style>{svg}"


def _draw(page: Page, source: str, target: Path) -> None:
    """WebP without loss, in the colours that are used most: flat planes stay sharp, exact and small."""
    page.set_content(PAGE.format(svg=source))
    with Image.open(BytesIO(page.locator("svg").first.screenshot())) as shot:
        drawn = shot.convert("RGB")
    counted = sorted(drawn.getcolors(drawn.width * drawn.height) or [], reverse=True)
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for _count, colour in counted[:COLOURS] for part in _rgb(colour)])
    flat = drawn.quantize(palette=palette, dither=Image.Dither.NONE).convert("RGB")
    flat.save(target, lossless=True, quality=100, method=4)


def _rgb(colour: object) -> tuple[int, int, int]:
    """A pixel of a picture in RGB, for the type checker."""
    if not isinstance(colour, tuple):
        raise TypeError(colour)
    return colour


def _chromium() -> str:
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    found = found or shutil.which("google-chrome")
    if not found:
        sys.exit("Chromium is not installed; apt install chromium, or name it in CHROMIUM")
    return found


@contextmanager
def opened() -> Iterator[Page]:
    """A page in Chromium, wide enough for every drawing."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium())
        yield browser.new_page(viewport={"width": 1600, "height": 1400})
        browser.close()


def main() -> None:
    """Draw what changed, note the state, and throw pictures away whose source is gone."""
    known = State("stand", ".webp")
    sources: dict[str, bytes | str] = {path.stem: path.read_text("utf-8") for path in SOURCES.glob("*.svg")}
    changed = known.changed(sources)
    if changed:
        with opened() as page:
            for name in changed:
                _draw(page, str(sources[name]), known.result(name))
    known.store(sources)


if __name__ == "__main__":
    main()
