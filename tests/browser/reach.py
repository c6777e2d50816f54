"""The settings in which people read a page, and what they can't read or touch there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page

_SCRIPT = Path(__file__).with_name("reach.js").read_text(encoding="utf-8")
_FOCUS = Path(__file__).with_name("focus.js").read_text(encoding="utf-8")
_HEIGHT = 800
_BROWSER_SIZE = 16
#: The spacing of WCAG 1.4.12, which a reader may ask for, in the way of an extension: over all that the site says.
_SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; " +
    "word-spacing: 0.16em !important } p { margin-block-end: 2em !important }");
  document.adoptedStyleSheets = [sheet];
}"""
_OWN_SPACING = "() => { document.adoptedStyleSheets = []; }"
#: What people come for, and must hit with a thumb.
PRIMARY = (
    ".btn, button:not(.term), summary, input, select, textarea, .logo, .nav a, .foot a, .langs a, .crumbs a, .pages a, "
    ".tabs a, .chip, .calls a, a.num, .more, .parcel a, .places a, .letters a, .linkcard a, .exit, "
    ":is(.card, .story, .event) :is(h2, h3) a"
)


def at_width(page: Page, width: int) -> None:
    """Give the screen this width; 320 is also what 400 % zoom leaves of 1280."""
    page.set_viewport_size({"width": width, "height": _HEIGHT})


def fit(page: Page) -> list[str]:
    """What does not fit: too wide, cut off, squeezed to letters, over other words."""
    _know(page)
    found: list[str] = page.evaluate("reach.fit()")
    return found


def too_small(page: Page, *, any_control: int, primary: int, letters: int) -> list[str]:
    """Controls and letters that are smaller than these numbers of pixels."""
    _know(page)
    found: list[str] = page.evaluate(
        "([least, primary, letters]) => [...reach.small(least), ...reach.primary(primary), ...reach.tiny(letters)]",
        [any_control, {"selector": PRIMARY, "least": primary}, letters],
    )
    return found


def unseen_focus(page: Page) -> tuple[int, list[str]]:
    """How many stops the page has, and which of them are covered or do not show that they have the focus."""
    stops, found = page.evaluate(_FOCUS)
    return stops, found


@contextmanager
def text_spacing(page: Page) -> Iterator[None]:
    """Let the reader ask for more room between lines, words and letters."""
    page.evaluate(_SPACING)
    yield
    page.evaluate(_OWN_SPACING)


@contextmanager
def text_size(page: Page, share: float) -> Iterator[None]:
    """Let the reader ask the browser for larger letters; media queries in ``rem`` follow, as in a real browser."""
    session = page.context.new_cdp_session(page)
    size = round(_BROWSER_SIZE * share)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": size, "fixed": size}})
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == f"{size}px"
    yield
    session.send("Page.setFontSizes", {"fontSizes": {"standard": _BROWSER_SIZE, "fixed": 13}})
    session.detach()


def _know(page: Page) -> None:
    if not page.evaluate("'reach' in window"):
        page.evaluate(_SCRIPT)
