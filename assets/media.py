# noqa: INP001 (a script of its own, no part of a package)
"""Turn the drawings of ``content/media/bron/*.svg`` into the pictures that the demo shows: ``make media``.

Needs the development packages and Chromium; ``CHROMIUM`` names the program when it is not on the path. A drawing that
did not change is skipped: ``bron/stand.json`` holds the hash of each source and of the picture that came out of it.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["main"]

MEDIA = Path(__file__).resolve().parent.parent / "content" / "media"
SOURCES = MEDIA / "bron"
STATE = SOURCES / "stand.json"
#: Enough for every plane and for soft edges; more makes a file bigger, not better.
COLOURS = 96
PAGE = "<!doctype html><meta charset='utf-8'><style>body{{margin:0}}svg{{display:block}}</style>{svg}"


def _hash(path: Path) -> str:
    """Independent of how git ends lines on this machine."""
    content = path.read_bytes()
    return hashlib.sha256(content.replace(b"\r\n", b"\n") if path.suffix == ".svg" else content).hexdigest()


def _state(sources: list[Path]) -> dict[str, dict[str, str]]:
    pictures = {source: MEDIA / f"{source.stem}.webp" for source in sources}
    return {
        source.stem: {"bron": _hash(source), "beeld": _hash(picture)}
        for source, picture in pictures.items()
        if picture.is_file()
    }


def _draw(page: Page, source: Path) -> None:
    """WebP without loss, in the colours that are used most: flat planes stay sharp, exact and small."""
    page.set_content(PAGE.format(svg=source.read_text("utf-8")))
    with Image.open(BytesIO(page.screenshot())) as shot:
        drawn = shot.convert("RGB")
    counted = sorted(drawn.getcolors(drawn.width * drawn.height) or [], reverse=True)
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for _count, colour in counted[:COLOURS] for part in _rgb(colour)])
    flat = drawn.quantize(palette=palette, dither=Image.Dither.NONE).convert("RGB")
    flat.save(MEDIA / f"{source.stem}.webp", lossless=True, quality=100, method=4)


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


def main() -> None:
    """Draw what changed, note the state, and throw pictures away whose source is gone."""
    sources = sorted(SOURCES.glob("*.svg"))
    known = json.loads(STATE.read_text("utf-8")) if STATE.is_file() else {}
    now = _state(sources)
    changed = [source for source in sources if known.get(source.stem) != now.get(source.stem, {})]
    if changed:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=_chromium())
            page = browser.new_page(viewport={"width": 1600, "height": 900})
            for source in changed:
                _draw(page, source)
            browser.close()
    for name in set(known) - {source.stem for source in sources}:
        (MEDIA / f"{name}.webp").unlink(missing_ok=True)
    STATE.write_text(json.dumps(_state(sources), indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
