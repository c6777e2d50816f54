"""Test uw tekst on a phone: with and without JavaScript, by keyboard, with any text, and nothing stays behind."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.axe import Setting, apply, violations
from tests.browser.conftest import RunningSite

PATH = "/test-uw-tekst/"
HARD = (
    "Inzake de implementatie van de domeinoverstijgende samenwerkingsafspraken dient te worden geconstateerd dat de "
    "bestuurlijke verantwoordelijkheidsverdeling onvoldoende geoperationaliseerd is. "
) * 8
ENGLISH = "We drink coffee together every week and you are very welcome to join us at the village hall in town. " * 3
#: A form that comes back faster than a person can type is shown again.
_HUMAN_MILLISECONDS = 1500
_STICKS_OUT = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(params=["page", "bare_page"])
def visitor(request: pytest.FixtureRequest) -> Page:
    """At the form, with and without JavaScript."""
    page: Page = request.getfixturevalue(request.param)
    page.goto(PATH)
    return page


@pytest.fixture
def tab(browser: Browser, site: RunningSite) -> Iterator[Page]:
    """A tab of which the size may change."""
    made = browser.new_context(base_url=site.url, locale="nl-NL")
    yield made.new_page()
    made.close()


def _field(page: Page) -> Locator:
    return page.get_by_label("Welke tekst wilt u testen?")


def _send(page: Page, text: str) -> None:
    _field(page).fill(text)
    page.wait_for_timeout(_HUMAN_MILLISECONDS)
    page.get_by_role("button", name="Test mijn tekst").click()


def test_a_hard_text_gets_its_verdict_and_stays(visitor: Page) -> None:
    _send(visitor, HARD)

    result = visitor.get_by_role("region", name="De uitslag")
    expect(result).to_contain_text("Uw tekst is te moeilijk voor onze B1-richtlijn (LiNT-niveau ≤ 2).")
    expect(_field(visitor)).to_have_value(HARD)
    assert visitor.evaluate(_STICKS_OUT) == 0
    number = result.locator(".tested__text a").first
    number.click()
    expect(visitor.locator(number.get_attribute("href") or "none")).to_be_in_viewport()
    assert visitor.context.cookies() == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "Plak of schrijf hier uw tekst."),
        ("Een lange tekst. " * 62_000, "Uw tekst is te lang: 1.053.999 tekens. Er passen er 20.000."),
        (ENGLISH, "Dit lijkt geen Nederlands."),
    ],
    ids=["empty", "megabyte", "english"],
)
def test_a_text_that_can_not_be_tested_is_kept(visitor: Page, text: str, fault: str) -> None:
    _send(visitor, text)

    expect(visitor.get_by_role("alert")).to_contain_text(fault)
    expect(_field(visitor)).to_have_value(text)
    assert visitor.evaluate(_STICKS_OUT) == 0
    visitor.get_by_role("alert").get_by_role("link").click()
    expect(_field(visitor)).to_be_focused()


@pytest.mark.slow
@pytest.mark.parametrize(
    "text", ["😀 Wij zijn blij \U0001f468\u200d\U0001f469!", "Een\u0007 vreemde\u200b tekst\u202e hier.", "x" * 3000]
)
def test_odd_texts_are_judged(visitor: Page, text: str) -> None:
    _send(visitor, text)

    expect(visitor.get_by_role("region", name="De uitslag")).to_be_visible()
    assert visitor.evaluate(_STICKS_OUT) == 0


def test_by_keyboard(page: Page) -> None:
    page.goto(PATH)
    _field(page).focus()
    page.keyboard.insert_text("Wij dienen inzake het beleid te overleggen.")
    page.wait_for_timeout(_HUMAN_MILLISECONDS)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Test mijn tekst")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.get_by_role("region", name="De uitslag")).to_be_visible()
    expect(page.locator("#uitslag")).to_be_in_viewport()


@pytest.mark.slow
@pytest.mark.parametrize("setting", [Setting(320, "dark"), Setting(768, "rtl"), Setting(1280, "light")], ids=str)
@pytest.mark.parametrize("text", [HARD, ""], ids=["result", "fault"])
def test_every_state_can_be_used(tab: Page, setting: Setting, text: str) -> None:
    tab.goto(PATH)
    _send(tab, text)
    tab.locator(".errors, .tested").wait_for()
    apply(tab, setting)

    assert violations(tab) == []
    assert tab.evaluate(_STICKS_OUT) == 0


def test_nothing_is_refused_or_asked_elsewhere(page: Page, site: RunningSite) -> None:
    asked: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.goto(PATH)
    _send(page, HARD)
    expect(page.get_by_role("region", name="De uitslag")).to_be_visible()

    assert [url for url in asked if not url.startswith((f"{site.url}/", "data:"))] == []
    assert faults == []
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
