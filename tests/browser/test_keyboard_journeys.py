"""What people come for, with the keyboard alone, and again without scripts: never a mouse, never a focus by script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import RunningSite

pytestmark = pytest.mark.slow
_MOST_STOPS = 200
_IS_FOCUSED = "element => element === document.activeElement"


@pytest.fixture(params=["script", "bare"])
def any_page(request: pytest.FixtureRequest) -> Page:
    """The same visit with and without JavaScript, on a phone with keys."""
    page: Page = request.getfixturevalue("page" if request.param == "script" else "bare_page")
    return page


def _go(page: Page, stop: Locator, key: str = "Enter") -> None:
    """Press Tab until this element has the focus, and then this key."""
    wanted = stop.element_handle()
    for _step in range(_MOST_STOPS):
        page.keyboard.press("Tab")
        if wanted.evaluate(_IS_FOCUSED):
            expect(stop).to_be_in_viewport()
            page.keyboard.press(key)
            return
    pytest.fail(f"the Tab key never came to {stop}")


def test_from_the_home_page_to_a_place_and_back_with_an_answer(any_page: Page, request: pytest.FixtureRequest) -> None:
    page, has_script = any_page, "script" in request.node.name
    page.goto("/")
    _go(page, page.get_by_label("Waar zoekt u hulp bij?"), "e")
    page.keyboard.type("enzaamheid")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/zoeken/\?q=eenzaamheid$"))

    _go(page, page.locator("details.menu > summary"))
    _go(page, page.locator(".nav a", has_text="Hulp vinden"))
    expect(page).to_have_url(re.compile(r"/hulp/$"))

    _go(page, page.locator("details.filters > summary"))
    _go(page, page.locator("input[name=gemeente][value=almere]"), "Space")
    _go(page, page.locator("summary.facet-fold__name", has_text="Waar en hoe krijgt u hulp?"))
    _go(page, page.locator("input[name=vorm]").first, "Space")
    _go(page, page.get_by_role("button", name="Toon resultaten"))
    expect(page).to_have_url(re.compile(r"/hulp/\?gemeente=almere&vorm=[a-z-]+$"))

    _go(page, page.locator(".card h3 a").first)
    expect(page).to_have_url(re.compile(r"/hulp/[a-z0-9-]+/$"))
    if has_script:
        _go(page, page.get_by_role("button", name="Print"), "Shift")
    _go(page, page.get_by_role("form", name="Was deze pagina nuttig?").get_by_role("button", name="Ja"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Dank u wel")


def test_a_number_to_call(any_page: Page) -> None:
    any_page.goto("/hulp/")
    _go(any_page, any_page.locator("details.talk > summary"))
    number = any_page.locator(".talk__panel a.num").first
    expect(number).to_be_visible()

    _go(any_page, number, "Shift")
    expect(number).to_be_focused()
    assert number.get_attribute("href") == "tel:112"


def test_another_language(any_page: Page) -> None:
    any_page.goto("/thema/eenzaamheid/")
    _go(any_page, any_page.locator("details.lang > summary"))
    _go(any_page, any_page.locator(".langs a[hreflang=en]"))

    expect(any_page).to_have_url(re.compile(r"/en/thema/eenzaamheid/$"))
    expect(any_page.locator("html")).to_have_attribute("lang", "en")


def test_a_story_is_shared(page: Page, site: RunningSite) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(site.samples["blog.storypage"])
    page.evaluate("delete Navigator.prototype.share")
    _go(page, page.locator("[data-share]").first)

    expect(page.locator("[data-share]").first).to_be_focused()
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("link[rel=canonical]").get_attribute("href")
