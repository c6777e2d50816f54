"""An explained word opens by touch, by keyboard and without a script, fits the screen and stays off paper."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.axe import Setting, apply, violations
from tests.browser.conftest import RunningSite

#: A page with prose, long enough to hold words of the list.
_SAMPLE = "regioplan.buildingblockpage"
#: What sticks out of the screen: the popover itself, and the page.
_OUTSIDE = """() => {
  const box = document.querySelector(".pop:popover-open").getBoundingClientRect();
  const page = document.documentElement;
  return [box.left < 0, box.top < 0, box.right > page.clientWidth + 1, box.bottom > innerHeight + 1,
    page.scrollWidth > page.clientWidth];
}"""


def _word(page: Page) -> Locator:
    return page.locator("main dfn > button.term").first


def _popover(page: Page) -> Locator:
    """What the first word opens."""
    return page.locator(f"#{_word(page).get_attribute('popovertarget')}")


def _open(page: Page, site: RunningSite) -> None:
    page.goto(site.samples[_SAMPLE])
    _word(page).click()
    expect(_popover(page)).to_be_visible()


@pytest.fixture
def finger(browser: Browser, site: RunningSite) -> Iterator[Page]:
    """A small phone that is touched."""
    made = browser.new_context(
        viewport={"width": 320, "height": 568}, base_url=site.url, locale="nl-NL", has_touch=True, is_mobile=True
    )
    yield made.new_page()
    made.close()


def test_opens_and_closes_by_touch(finger: Page, site: RunningSite) -> None:
    finger.goto(site.samples[_SAMPLE])
    popover = _popover(finger)
    expect(popover).to_be_hidden()
    _word(finger).tap()

    expect(popover).to_be_visible()
    assert finger.evaluate(_OUTSIDE) == [False] * 5
    popover.get_by_role("button", name="Sluit de uitleg").tap()
    expect(popover).to_be_hidden()
    _word(finger).tap()
    expect(popover).to_be_visible()
    finger.touchscreen.tap(10, 100)
    expect(popover).to_be_hidden()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_opens_and_closes_by_key(page: Page, site: RunningSite, key: str) -> None:
    page.goto(site.samples[_SAMPLE])
    word, popover = _word(page), _popover(page)
    page.locator("main").focus()
    for _step in range(60):
        page.keyboard.press("Tab")
        if word.evaluate("button => button === document.activeElement"):
            break
    expect(word).to_be_focused()
    page.keyboard.press(key)

    expect(popover).to_be_visible()
    page.keyboard.press("Tab")
    expect(popover.get_by_role("link", name="Meer over dit woord")).to_be_focused()
    page.keyboard.press("Escape")
    expect(popover).to_be_hidden()
    expect(word).to_be_focused()


def test_leads_to_the_word_without_a_script(bare_page: Page, site: RunningSite) -> None:
    _open(bare_page, site)
    name = _popover(bare_page).locator("strong").inner_text()
    _popover(bare_page).get_by_role("link", name="Meer over dit woord").click()

    expect(bare_page.locator("h1")).to_have_text(name)
    assert "/woordenlijst/" in bare_page.url


@pytest.mark.slow
@pytest.mark.parametrize(
    "setting", [Setting(320, "light"), Setting(320, "dark"), Setting(768, "rtl"), Setting(1280, "light")], ids=str
)
def test_open_word(page: Page, site: RunningSite, setting: Setting) -> None:
    page.goto(site.samples[_SAMPLE])
    apply(page, setting)
    _word(page).click()
    expect(_popover(page)).to_be_visible()

    assert page.evaluate(_OUTSIDE) == [False] * 5
    assert violations(page) == []


@pytest.mark.slow
def test_large_text_fits_too(page: Page, site: RunningSite) -> None:
    page.set_viewport_size({"width": 640, "height": 800})
    page.goto(site.samples[_SAMPLE])
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    _word(page).click()

    assert page.evaluate(_OUTSIDE) == [False] * 5


@pytest.mark.slow
@pytest.mark.parametrize("is_open", [False, True])
def test_stays_off_paper(page: Page, site: RunningSite, is_open: bool) -> None:
    page.goto(site.samples[_SAMPLE])
    if is_open:
        _word(page).click()
    page.emulate_media(media="print")

    assert [popover.is_visible() for popover in page.locator("main .pop").all()] == [False] * page.locator(
        "main .pop"
    ).count()
    expect(_word(page)).to_be_visible()
    assert page.locator("main .pop").count() >= 1


#: The signs behind a box of words that stand on another line than the end of the box.
_FALLEN = """() => [...document.querySelectorAll("main .keep")].filter((kept) => {
  const sign = document.createRange();
  sign.selectNodeContents(kept.lastChild);
  const box = kept.querySelector(".term, .period").getBoundingClientRect();
  return kept.lastChild.nodeType === Node.TEXT_NODE && sign.getBoundingClientRect().top > box.bottom;
}).map((kept) => kept.textContent)"""


@pytest.mark.parametrize("width", [320, 360, 412])
def test_no_line_begins_with_a_sign(page: Page, site: RunningSite, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    for path in ("/agenda/", "/academie/", site.samples[_SAMPLE]):
        page.goto(path)

        expect(page.locator("main .keep").first).to_be_visible()
        assert (path, page.evaluate(_FALLEN)) == (path, [])
