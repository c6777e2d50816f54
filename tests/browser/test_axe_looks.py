"""Dark and from right to left, no page breaks a rule of colours or places. A file apart: another worker takes it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.axe import EVERY_RULE, SETTINGS, Setting, apply, judge, violations
from tests.browser.conftest import RunningSite

pytestmark = [pytest.mark.axe, pytest.mark.slow]


def test_page(tab: Page, site: RunningSite, sample: str) -> None:
    tab.goto(site.samples[sample])

    assert judge(tab, (one for one in SETTINGS if one not in EVERY_RULE), looks_only=True) == []


def test_open_filters(tab: Page) -> None:
    tab.goto("/hulp/?thema=eenzaamheid")
    apply(tab, Setting(320, "dark"))
    tab.locator("details.filters > summary").click()
    tab.locator("details.facet-fold:not([open]) > summary").last.click()

    assert judge(tab, (one for one in SETTINGS if one not in EVERY_RULE), looks_only=True) == []


def test_form_with_errors(tab: Page) -> None:
    tab.goto("/contact/")
    tab.get_by_label("Wat is uw e-mailadres?").fill("geen adres")
    tab.get_by_role("button", name="Verstuur").click()
    tab.locator(".errors").wait_for()

    assert judge(tab, (one for one in SETTINGS if one not in EVERY_RULE), looks_only=True) == []


def test_a_bad_colour_would_be_seen(tab: Page) -> None:
    tab.goto("/privacy/")
    apply(tab, Setting(320, "dark"))
    # A picture behind words leaves axe in doubt, so not on the home page.
    tab.evaluate("Object.assign(document.querySelector('main p').style, {color: '#666', backgroundColor: '#777'})")

    found = violations(tab, looks_only=True)

    assert [line.split(":")[0] for line in found] == ["color-contrast"]
