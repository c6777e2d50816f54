"""Everything works without a mouse, and one always sees where one is."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import RunningSite

_LIMIT = 400
#: What the focused element looks like, on itself or on the label that stands for it, and whether the screen shows it.
_FOCUSED = """() => {
  const element = document.activeElement;
  if (element === document.body) return null;
  const look = (e) => {
    const s = getComputedStyle(e);
    return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow].join();
  };
  const drawn = element.closest("label") ?? element;
  const box = drawn.getBoundingClientRect();
  const now = look(element) + look(drawn);
  const focused = element;
  focused.blur();
  const before = look(focused) + look(drawn);
  focused.focus({ preventScroll: true, focusVisible: true });
  return { name: focused.outerHTML.slice(0, 100), changes: now !== before, onScreen: box.width > 0 && box.bottom > 0 &&
    box.top < innerHeight && box.right > 0 && box.left < innerWidth };
}"""


def _walk(page: Page) -> list[dict[str, object]]:
    """Every stop of the Tab key, until the browser starts anew."""
    stops: list[dict[str, object]] = []
    for _step in range(_LIMIT):
        page.keyboard.press("Tab")
        stop = page.evaluate(_FOCUSED)
        if stop is None:
            return stops
        stops.append(stop)
    pytest.fail("the Tab key never came to the end of the page")


@pytest.mark.slow
@pytest.mark.parametrize(
    "sample_name",
    ["home.homepage", "directory.servicepage", "directory.directoryindexpage", "home.contactpage", "zoeken"],
)
@pytest.mark.parametrize("width", [360, 1280])
def test_focus_is_visible_at_each_stop(page: Page, site: RunningSite, sample_name: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site.samples[sample_name])

    stops = _walk(page)

    assert len(stops) > 10
    assert [stop["name"] for stop in stops if not stop["changes"]] == []
    assert [stop["name"] for stop in stops if not stop["onScreen"]] == []


def test_skip_link_is_first_and_skips(page: Page) -> None:
    page.goto("/hulp/")
    page.keyboard.press("Tab")

    skip = page.locator(":focus")
    expect(skip).to_have_text("Ga naar de inhoud")
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.slow
@pytest.mark.parametrize("key", ["Enter", "Space"])
@pytest.mark.parametrize(("fold", "inside"), [("menu", ".nav a"), ("talk", ".talk__panel a.num"), ("lang", ".langs a")])
def test_open_and_close_by_key(page: Page, fold: str, inside: str, key: str) -> None:
    page.goto("/")
    summary = page.locator(f"details.{fold} > summary")
    first = page.locator(inside).first
    expect(first).to_be_hidden()
    summary.focus()
    page.keyboard.press(key)

    expect(first).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(first).to_be_hidden()
    expect(summary).to_be_focused()


def test_menu_leads_somewhere_by_key(page: Page) -> None:
    page.goto("/")
    page.locator("details.menu > summary").focus()
    page.keyboard.press("Enter")
    page.locator(".nav a").first.focus()
    page.keyboard.press("Enter")

    page.wait_for_url("**/hulp/")
    expect(page.locator(".nav a[aria-current=page]")).to_have_count(1)
