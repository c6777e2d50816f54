"""``make guide-pictures``: the pictures of the guide for editors, taken in the admin itself, so that they never age."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Locator, Page

from tests.browser.conftest import RunningSite
from tests.browser.guide_pictures import PICTURES, WIDTH
from tests.browser.staff import signed_in
from tests.project.repository import ROOT

FOLDER = ROOT / "docs" / "redactie" / "beelden"
#: Flat planes and letters: few colours are enough, and without loss they stay sharp.
_COLOURS = 48
#: What differs between two runs, says who is signed in or leads elsewhere: names, times, pictures of other people.
_QUIET = """
*, *::before, *::after { animation: none !important; transition: none !important; caret-color: transparent !important; }
[data-side-panel=status] time, .human-readable-date, [data-w-autosave-target], .w-avatar { visibility: hidden; }
.sidebar-footer { visibility: hidden; }
"""
#: A style element would be refused by the policy of the admin.
_ADOPT = """rules => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""
_OUTLINE = """([target, gap]) => {
    const box = target.getBoundingClientRect();
    const frame = document.createElement("div");
    Object.assign(frame.style, {
        position: "fixed", zIndex: 2147483647, pointerEvents: "none", border: "4px solid #d6336c", borderRadius: "10px",
        boxShadow: "0 0 0 3px #fff", left: `${Math.max(box.left - gap, 6)}px`, top: `${Math.max(box.top - gap, 6)}px`,
        width: `${Math.min(box.width + 2 * gap, innerWidth - Math.max(box.left - gap, 6) - 14)}px`,
        height: `${Math.min(box.height + 2 * gap, innerHeight - Math.max(box.top - gap, 6) - 14)}px`,
    });
    document.documentElement.append(frame);
}"""


@pytest.fixture(scope="module")
def desk(browser: Browser, site: RunningSite) -> Iterator[Callable[[str], BrowserContext]]:
    """The browser of a demo user, or of somebody who did not sign in. Everyone signs in once."""
    with ExitStack() as stack:

        def opened(user: str) -> BrowserContext:
            if user:
                return stack.enter_context(signed_in(browser, site, user)).context
            return stack.enter_context(browser.new_context(base_url=site.url, locale="nl-NL"))

        yield cache(opened)


def _mark(page: Page, target: Locator) -> None:
    """Bring the thing in the middle of the picture and draw a line around it."""
    target.evaluate("one => one.scrollIntoView({block: 'center'})")
    page.wait_for_timeout(300)
    target.evaluate(f"one => ({_OUTLINE})([one, 7])")


@pytest.mark.parametrize("name", PICTURES)
def test_take(desk: Callable[[str], BrowserContext], name: str) -> None:
    """One picture."""
    wanted = PICTURES[name]
    page = desk(wanted.user).new_page()
    page.add_init_script("localStorage.clear()")  # the admin remembers which panel was open
    page.set_viewport_size({"width": WIDTH, "height": wanted.height})
    target = wanted.shows(page)
    page.evaluate(_ADOPT, _QUIET)
    _mark(page, target)
    with Image.open(BytesIO(page.screenshot())) as shot:
        flat = shot.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE).convert("RGB")
    FOLDER.mkdir(exist_ok=True)
    flat.save(FOLDER / f"{name}.webp", lossless=True, quality=100, method=6)
    page.close()


def test_pictures_that_nobody_takes_any_more_go() -> None:
    """What is left of an older guide."""
    for path in FOLDER.glob("*.webp"):
        if path.stem not in PICTURES:
            path.unlink()

    assert {path.stem for path in FOLDER.glob("*.webp")} == set(PICTURES)
