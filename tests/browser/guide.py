"""The style guide in a browser: opened by an editor, and its sections photographed and compared."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page

from tests.browser.axe import Setting, apply
from tests.browser.conftest import RunningSite
from tests.browser.staff import signed_in
from tests.project.repository import ROOT

__all__ = [
    "DIFFERENCES",
    "LOOKS",
    "RENEW",
    "TREES",
    "Difference",
    "allowed_share",
    "chromium_major",
    "compare",
    "kept_major",
    "open_guide",
    "photograph",
    "renewed",
]

#: ``make looks`` sets it: what the browser shows now becomes what must stay.
RENEW = os.environ.get("RENEW_LOOKS") == "1"
LOOKS = Path(__file__).with_name("looks")
TREES = Path(__file__).with_name("trees")
#: Git ignores it.
DIFFERENCES = ROOT / "screenshots" / "verschil"
_VERSION = LOOKS / "chromium.json"
#: So much may a colour of a pixel differ, of 255: the pictures are kept with few colours.
_NEAR = 40
#: The share of pixels that may differ more than that: drawn by the same version of Chromium, and by another one.
_SAME_VERSION = 0.002
_OTHER_VERSION = 0.05
#: Letters of another version may take another line: so many pixels may a picture be higher or lower.
_OTHER_HEIGHT = 60
_COLOURS = 64
#: So often a picture is taken again while it still changes.
_ATTEMPTS = 5
#: A browser draws the whole page for a picture of a part, so the rest of it goes.
_ALONE = """(key) => document.querySelectorAll(".guide__section").forEach((one) => { one.hidden = one.id !== key; })"""


@dataclass(frozen=True, slots=True)
class Difference:
    """How much of a picture differs, and whether it fits on the old one."""

    share: float
    taller: int


@contextmanager
def open_guide(browser: Browser, site: RunningSite) -> Iterator[Page]:
    """A tab of an editor with the style guide."""
    with signed_in(browser, site, "redacteur") as page:
        page.goto("/stijlgids/")
        yield page


def chromium_major(browser: Browser) -> int:
    """The number before the first point of its version."""
    return int(browser.version.partition(".")[0])


def kept_major() -> int:
    """Of the browser that made the pictures that are kept."""
    return int(json.loads(_VERSION.read_text(encoding="utf-8"))["chromium"])


def renewed(browser: Browser) -> None:
    """Note which browser made the pictures."""
    _VERSION.write_text(f"{json.dumps({'chromium': chromium_major(browser)})}\n", encoding="utf-8")


def allowed_share(browser: Browser) -> tuple[float, int]:
    """The share of pixels, and the height, that a picture of this browser may differ."""
    same = chromium_major(browser) == kept_major()
    return (_SAME_VERSION, 0) if same else (_OTHER_VERSION, _OTHER_HEIGHT)


def _shot(page: Page, key: str) -> bytes:
    return page.locator(f"#{key}").screenshot(animations="disabled", caret="hide")


def photograph(page: Page, key: str, setting: Setting) -> Image.Image:
    """One section in one look, with few colours, as it is kept: when two pictures in a row are the same."""
    page.evaluate(_ALONE, key)
    apply(page, setting)
    page.evaluate("document.fonts.ready.then(() => true)")
    before, shot = b"", _shot(page, key)
    for _attempt in range(_ATTEMPTS):
        if before == shot:
            break
        before, shot = shot, _shot(page, key)
    picture = Image.open(BytesIO(shot)).convert("RGB")
    return picture.quantize(_COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


def compare(before: Image.Image, now: Image.Image, target: Path) -> Difference:
    """How much differs; where it does, ``target`` shows old, new and what differs beside each other."""
    first, second = before.convert("RGB"), now.convert("RGB")
    size = max(first.width, second.width), max(first.height, second.height)
    both = [Image.new("RGB", size, "magenta") for _picture in range(2)]
    both[0].paste(first)
    both[1].paste(second)
    channels = ImageChops.difference(*both).split()
    worst = ImageChops.lighter(ImageChops.lighter(channels[0], channels[1]), channels[2])
    marked = worst.point(lambda value: 255 if value > _NEAR else 0)
    shared = marked.crop((0, 0, min(first.width, second.width), min(first.height, second.height)))
    share = shared.histogram()[255] / (shared.width * shared.height)
    if share or first.size != second.size:
        target.parent.mkdir(parents=True, exist_ok=True)
        wide = Image.new("RGB", (size[0] * 3, size[1]), "white")
        for number, picture in enumerate([*both, marked.convert("RGB")]):
            wide.paste(picture, (number * size[0], 0))
        wide.save(target)
    return Difference(share, abs(first.height - second.height))
