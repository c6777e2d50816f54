"""Closing an alert in a real browser: for this tab, for this version, without a cookie."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Page, Route, expect, sync_playwright

from tests.support.needs import chromium

pytestmark = pytest.mark.browser

SCRIPT = Path(settings.BASE_DIR) / "static" / "wel" / "alerts.js"
HERE = "http://site.example/pagina/"
_ALERT = '<div data-alert="{0}"><p>{0}</p><button type="button" data-alert-close hidden>Sluit {0}</button></div>'


class Shown:
    """A page with these alerts on top."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.route("**/*", self._answer)
        self.alerts: list[str] = []

    def _answer(self, route: Route) -> None:
        if route.request.url.endswith("/alerts.js"):
            route.fulfill(path=SCRIPT, content_type="text/javascript")
            return
        alerts = "".join(_ALERT.format(name) for name in self.alerts)
        body = f'<section aria-label="Meldingen">{alerts}</section><script src="/alerts.js"></script>'
        main = '<main id="inhoud" tabindex="-1">Inhoud</main>'
        route.fulfill(body=f'<!doctype html><html lang="nl"><title>P</title>{body}{main}', content_type="text/html")

    def open(self, *alerts: str) -> list[str]:
        """Load the page with these alerts; gives the ones that a visitor sees."""
        self.alerts = list(alerts)
        self.page.goto(HERE)
        return self.page.locator("[data-alert] p").all_inner_texts()


@pytest.fixture
def shown() -> Iterator[Shown]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield Shown(browser.new_page())
        browser.close()


def test_a_closed_alert_stays_away_until_its_words_change(shown: Shown) -> None:
    first = shown.open("storm-1", "dicht-1")
    shown.page.get_by_role("button", name="Sluit storm-1").click()

    expect(shown.page.get_by_role("button", name="Sluit dicht-1")).to_be_focused()
    assert first == ["storm-1", "dicht-1"]
    assert shown.open("storm-1", "dicht-1") == ["dicht-1"]
    assert shown.open("storm-2") == ["storm-2"]
    assert shown.page.context.cookies() == []


def test_without_alerts_the_region_goes_and_focus_moves_to_the_content(shown: Shown) -> None:
    shown.open("storm-1")
    shown.page.get_by_role("button", name="Sluit storm-1").click()

    expect(shown.page.locator("section")).to_have_count(0)
    expect(shown.page.locator("main")).to_be_focused()


def test_a_browser_that_keeps_nothing_can_close_it_too(shown: Shown) -> None:
    shown.page.add_init_script("Object.defineProperty(window, 'sessionStorage', {get() { throw new Error('no') }})")
    shown.open("storm-1")
    shown.page.get_by_role("button", name="Sluit storm-1").click()

    expect(shown.page.locator("[data-alert]")).to_have_count(0)
