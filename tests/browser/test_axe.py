"""No page, no state of it and no preview breaks a rule of WCAG 2.2 AA, at any width, in any look."""

from __future__ import annotations

import os
import re
from html import unescape

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.axe import EVERY_RULE, SETTINGS, Setting, apply, judge, violations
from tests.browser.conftest import RunningSite
from tests.browser.sample_names import sample_names
from tests.browser.staff import complaints, signed_in

pytestmark = pytest.mark.axe
#: A block that editors see before they choose it, in the data of the form.
_PREVIEW = re.compile(r'"blockDefId": "(blockdef-\d+)", "isPreviewable": true')
FULL = os.environ.get("AXE_MATRIX") == "full"


def _settings(position: int) -> tuple[Setting, ...]:
    """Every rule, or without the full matrix one of all settings, in turn. The rest is in ``test_axe_looks``."""
    return EVERY_RULE if FULL else (SETTINGS[position % len(SETTINGS)],)


def test_every_setting_is_used() -> None:
    names = sample_names()

    used = {setting for position in range(len(names)) for setting in _settings(position)}

    assert used == set(EVERY_RULE if FULL else SETTINGS)


def test_page(tab: Page, site: RunningSite, sample: str) -> None:
    tab.goto(site.samples[sample])

    assert judge(tab, _settings(sample_names().index(sample))) == []


@pytest.mark.slow
@pytest.mark.parametrize("summary", ["details.menu", "details.talk", "details.lang"])
def test_open_head(tab: Page, summary: str) -> None:
    for setting in (Setting(320, "light"), Setting(320, "dark"), Setting(768, "rtl"), Setting(1280, "light")):
        tab.goto("/")
        apply(tab, setting)
        handle = tab.locator(f"{summary} > summary")
        if handle.is_visible():
            handle.click()
            assert violations(tab) == [], setting


def test_open_filters(tab: Page) -> None:
    tab.goto("/hulp/?thema=eenzaamheid")
    apply(tab, SETTINGS[0])
    tab.locator("details.filters > summary").click()
    tab.locator("details.facet-fold:not([open]) > summary").last.click()

    assert judge(tab, _settings(0)) == []


def test_form_with_errors(tab: Page) -> None:
    tab.goto("/contact/")
    tab.get_by_label("Wat is uw e-mailadres?").fill("geen adres")
    tab.get_by_role("button", name="Verstuur").click()
    tab.locator(".errors").wait_for()

    assert judge(tab, _settings(3)) == []


def test_sign_in_page(tab: Page) -> None:
    tab.goto("/admin/login/")

    assert judge(tab, _settings(2)) == []


@pytest.mark.slow
def test_guide_in_the_admin(browser: Browser, site: RunningSite) -> None:
    with signed_in(browser, site, "expex") as page:
        page.goto("/admin/handleiding/verhaal/")

        assert judge(page, (Setting(360, "light"), Setting(360, "dark"), Setting(1280, "light"))) == []
        assert page.evaluate("document.documentElement.scrollWidth") == 1280
        page.set_viewport_size({"width": 360, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.slow
def test_our_own_screens_in_the_admin(browser: Browser, site: RunningSite) -> None:
    settings = (Setting(360, "dark"), Setting(1280, "light"))
    faults = []
    with signed_in(browser, site, "moderator") as page:
        for path in ("kalender/", "kalender/?vorm=lijst", "ongebruikt/beelden/", "ongebruikt/bestanden/", "images/"):
            page.goto(f"/admin/{path}")
            page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true; })")
            faults += [f"{path}: {line}" for line in judge(page, settings)]

    assert faults == []


@pytest.mark.slow
def test_previews_of_blocks(browser: Browser, site: RunningSite) -> None:
    with signed_in(browser, site, "redacteur") as page:
        answer = page.goto(f"/admin/pages/{site.numbers['home.standardpage']}/edit/")
        assert answer is not None
        found = _PREVIEW.findall(unescape(answer.text()))
        wrong = complaints(page, site)
        faults = []
        for position, name in enumerate(dict.fromkeys(found)):
            page.goto(f"/admin/block-preview/?id={name}")
            apply(page, SETTINGS[position % len(SETTINGS)])
            faults += [f"{page.title()}: {line}" for line in violations(page)]

    assert len(set(found)) > len(SETTINGS)
    assert faults == []
    assert wrong == []


def test_a_fault_would_be_seen(tab: Page) -> None:
    tab.goto("/")
    tab.evaluate("document.querySelector('main').append(new Image())")

    assert [line.split(":")[0] for line in violations(tab)] == ["image-alt"]
