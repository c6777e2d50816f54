"""Every page fits a small screen and large text, is big enough to touch, and has a clear outline."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import RunningSite

_SMALLEST = 24
#: The width that is too much, and the elements that stick out at the side: also those that a box around them cuts off,
#: which no visitor can reach; but not drawings, and not what is in a part that scrolls by itself.
_STICKS_OUT = """() => {
  const room = document.documentElement.clientWidth;
  const excess = Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - room;
  const scrolls = (element) => {
    for (let box = element.parentElement; box && box !== document.body; box = box.parentElement)
      if (["auto", "scroll"].includes(getComputedStyle(box).overflowX)) return true;
    return false;
  };
  const boxes = (element) => {
    const texts = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const range = document.createRange();
    const ranges = texts.map((node) => (range.selectNodeContents(node), range.getBoundingClientRect()));
    return [element.getBoundingClientRect(), ...ranges].filter((box) => box.width > 1);
  };
  const outside = [...document.querySelectorAll("main *, header *, footer *")].filter((element) =>
    !element.closest("[aria-hidden=true], .vh") && element.checkVisibility() && !scrolls(element) &&
    boxes(element).some((box) => box.right > room + 1 || box.left < -1));
  return [excess, ...outside.map((element) => element.outerHTML.slice(0, 120))];
}"""
#: Controls of the frame and of lists, as [text, width, height], that are smaller than asked.
_TOO_SMALL = """(smallest) => {
  const controls = document.querySelectorAll(
    ".nav a, .foot nav a, .langs a, .crumbs a, .pages a, .chip, .btn, button, summary, label.check, .tabs a," +
    ".calls a, .talk a, input:not([type=hidden], [type=radio], [type=checkbox]), select, textarea");
  const seen = (element) =>
    element.checkVisibility({ visibilityProperty: true }) && !element.closest("[aria-hidden=true]");
  return [...controls].filter(seen).map((element) => {
    const box = element.getBoundingClientRect();
    return [element.textContent.trim().slice(0, 40) || element.outerHTML.slice(0, 80), box.width, box.height];
  }).filter(([, width, height]) => width > 1 && (width < smallest || height < smallest));
}"""
_OUTLINE = Path(__file__).with_name("outline.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def tab(browser: Browser, site: RunningSite) -> Iterator[Page]:
    """One tab for all pages."""
    context = browser.new_context(base_url=site.url, locale="nl-NL")
    yield context.new_page()
    context.close()


def _open(page: Page, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(path)


def _jumps(levels: list[int]) -> list[tuple[int, int]]:
    return [(before, after) for before, after in pairwise(levels) if after > before + 1]


@pytest.mark.slow
def test_fits_and_can_be_touched(tab: Page, site: RunningSite, sample: str) -> None:
    _open(tab, site.samples[sample], 320)

    assert tab.evaluate(_STICKS_OUT) == [0]
    assert tab.evaluate(_TOO_SMALL, _SMALLEST) == []


@pytest.mark.slow
def test_large_text(tab: Page, site: RunningSite, sample: str) -> None:
    _open(tab, site.samples[sample], 640)
    tab.evaluate("document.documentElement.style.fontSize = '200%'")

    assert tab.evaluate(_STICKS_OUT) == [0]
    assert tab.evaluate(_TOO_SMALL, _SMALLEST) == []


@pytest.mark.slow
def test_outline(tab: Page, site: RunningSite, sample: str) -> None:
    path = site.samples[sample]
    _open(tab, path, 1280)

    outline: dict[str, Any] = tab.evaluate(_OUTLINE)

    levels = [level for level, _text in outline["headings"]]
    assert levels.count(1) == 1, outline["headings"]
    assert levels[0] == 1, outline["headings"]
    assert _jumps(levels) == [], outline["headings"]
    assert (outline["mains"], outline["banners"], outline["contentinfos"]) == (1, 1, 1)
    for kind in ("navs", "asides"):
        assert len(set(outline[kind])) == len(outline[kind]), outline[kind]
        assert "" not in outline[kind], outline[kind]
    assert outline["stuckAndCut"] == []
    assert outline["repeated"] == []
    assert (outline["lang"], outline["dir"]) == ("en" if path.startswith("/en/") else "nl", "ltr")


@pytest.mark.slow
@pytest.mark.parametrize("summary", ["details.menu", "details.talk", "details.lang", "details.filters"])
@pytest.mark.parametrize("size", ["100%", "200%"])
def test_open_parts_fit(tab: Page, summary: str, size: str) -> None:
    _open(tab, "/hulp/", 320 if size == "100%" else 640)
    tab.evaluate("size => document.documentElement.style.fontSize = size", size)

    tab.locator(f"{summary} > summary").click()

    assert tab.evaluate(_STICKS_OUT) == [0]
    assert tab.evaluate(_TOO_SMALL, _SMALLEST) == []


def test_a_page_that_does_not_fit_would_be_seen(tab: Page) -> None:
    _open(tab, "/", 320)
    tab.evaluate("document.querySelector('h1').style.whiteSpace = 'nowrap'")
    tab.locator("main .btn:visible").first.evaluate("button => button.style.scale = '0.2'")

    assert len(tab.evaluate(_STICKS_OUT)) > 1
    assert len(tab.evaluate(_TOO_SMALL, _SMALLEST)) == 1
    assert _jumps([1, 2, 4, 2]) == [(2, 4)]
