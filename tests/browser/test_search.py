"""Search as a resident uses it: on a phone, with and without JavaScript, and with the keyboard only."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import Setting, judge

_SETTINGS = (Setting(320, "light"), Setting(1280, "dark-rtl"))


@pytest.fixture(params=["script", "bare"])
def any_page(request: pytest.FixtureRequest) -> Page:
    """The same visit with and without JavaScript."""
    page: Page = request.getfixturevalue("page" if request.param == "script" else "bare_page")
    return page


def test_mend_filter_and_take_it_away(any_page: Page) -> None:
    any_page.set_viewport_size({"width": 360, "height": 640})
    any_page.goto("/zoeken/?q=eenzaamhied")
    expect(any_page.locator(".meant")).to_contain_text("We zochten op eenzaamheid in plaats van eenzaamhied")

    any_page.locator("details.filters > summary").click()
    box = any_page.locator("label.check", has=any_page.locator("input[name=gemeente]")).first
    number = int(re.findall(r"\d+", box.inner_text())[0])
    box.click()
    any_page.get_by_role("button", name="Toon resultaten").click()

    expect(any_page).to_have_url(re.compile(r"/zoeken/\?q=eenzaamhied&gemeente=[a-z]+$"))
    expect(any_page.locator(".meant")).to_contain_text(f"{number} result")
    any_page.locator(".chip").first.click()
    expect(any_page).to_have_url(re.compile(r"/zoeken/\?q=eenzaamhied$"))
    assert any_page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_ticks_are_those_of_the_address_after_going_back(any_page: Page) -> None:
    any_page.goto("/zoeken/?q=koffie")
    if not any_page.locator("label.check").first.is_visible():
        any_page.locator("details.filters > summary").click()
    any_page.locator("label.check", has=any_page.locator("input[name=gemeente]")).first.click()
    expect(any_page.locator("main input:checked")).to_have_count(1)
    any_page.get_by_role("button", name="Toon resultaten").click()
    expect(any_page).to_have_url(re.compile(r"gemeente="))

    any_page.go_back()

    expect(any_page).to_have_url(re.compile(r"/zoeken/\?q=koffie$"))
    expect(any_page.locator("main input:checked")).to_have_count(0)


def test_a_page_that_the_browser_kept_gets_its_own_ticks_again(page: Page) -> None:
    page.goto("/zoeken/?q=koffie&gemeente=urk")
    page.locator("input[name=gemeente][value=urk]").evaluate("box => { box.checked = false; }")

    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")

    assert page.locator("main input:checked").evaluate_all("found => found.map(box => box.value)") == ["urk"]


def test_suggestions_with_the_keyboard_only(page: Page) -> None:
    page.goto("/zoeken/")
    field = page.get_by_label("Waar zoekt u hulp bij?")
    field.focus()
    page.keyboard.type("eenza")
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.locator("form.bigsearch [role=status]")).to_contain_text("Kies met de pijltjes")

    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", options.first.get_attribute("id") or "")
    assert judge(page, [Setting(360, "light")]) == []
    words = options.first.inner_text()
    page.keyboard.press("Escape")
    expect(options).to_have_count(0)
    expect(field).to_have_value("eenza")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(r"/zoeken/\?q="))
    expect(page.get_by_label("Waar zoekt u hulp bij?")).to_have_value(words)


def test_nothing_is_asked_for_one_letter_and_nothing_is_stored(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "suggesties" in request.url else None)
    page.goto("/")
    field = page.get_by_label("Waar zoekt u hulp bij?")
    field.focus()
    page.keyboard.type("z")
    page.wait_for_timeout(400)
    assert asked == []

    page.keyboard.type("orgen")
    expect(field).to_have_attribute("aria-expanded", re.compile("true|false"))
    page.wait_for_timeout(600)
    assert len(asked) <= 2
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


@pytest.mark.parametrize(
    "address",
    [
        "/zoeken/?q=eenzaam+urk&gemeente=urk",
        "/zoeken/?q=boerderij+ruimtevaart",
        "/zoeken/?q=ik+wil+dood",
        "/zoeken/?q=xqzwv&gemeente=urk&letterlijk=ja",
        "/zoeken/lijst/?q=eenzaam",
    ],
)
def test_no_state_breaks_a_rule(tab: Page, address: str) -> None:
    tab.goto(address)

    assert judge(tab, _SETTINGS) == []


def test_help_lines_stand_above_and_call(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto("/zoeken/?q=ik+wil+dood")

    numbers = page.locator("section.crisis a.num")
    assert [number.get_attribute("href") for number in numbers.all()] == ["tel:08000113", "tel:112"]
    box = numbers.first.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    assert box["y"] + box["height"] < 420, "a small phone with the bar of its browser shows it"
    expect(page.locator(".hits .hit").first).to_be_visible()


def test_a_small_phone_shows_the_first_result_and_all_kinds_by_key(any_page: Page) -> None:
    any_page.set_viewport_size({"width": 360, "height": 640})
    any_page.goto("/zoeken/?q=koffie+urk")

    field, button = any_page.locator("#zq").bounding_box(), any_page.locator("main .bigsearch button").bounding_box()
    first = any_page.locator(".hits .hit h3").first.bounding_box()
    assert field is not None
    assert button is not None
    assert first is not None
    assert first["y"] < 600
    assert abs(field["y"] + field["height"] - button["y"] - button["height"]) < 3
    assert min(button["height"], button["width"]) >= 44
    assert any_page.locator("main").get_by_role("button", name="Zoek", exact=True).count() == 1

    more = any_page.locator(".tabs summary")
    expect(more).not_to_be_in_viewport()
    more.press("Enter")
    expect(any_page.locator(".tabs__more a").first).to_be_in_viewport(ratio=1)
    boxes = [kind.bounding_box() for kind in any_page.locator(".tabs a").all()]
    assert [box for box in boxes if box is None or box["x"] < 0 or box["x"] + box["width"] > 360] == []
    assert any_page.evaluate("document.documentElement.scrollWidth") <= 360
