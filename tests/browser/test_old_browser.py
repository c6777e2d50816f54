"""The oldest browsers that must do: every page fits, every flow works, and no explanation lies open on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import RunningSite
from tests.browser.old_browser import as_old, make_old
from tests.browser.reach import at_width, fit, unseen_focus

_SAMPLES = [
    "academy.academypage", "blog.storypage", "boekje", "directory.directoryindexpage", "directory.servicepage",
    "home.contactpage", "home.homepage", "regioplan.buildingblockpage", "regioplan.regioplanindexpage", "zoeken",
]  # fmt: skip
_WORDS = "regioplan.buildingblockpage"
_OPEN = "() => [...document.querySelectorAll('.pop')].map((pop) => pop.checkVisibility())"


@pytest.fixture(scope="module")
def old(browser: Browser, site: RunningSite) -> Iterator[Page]:
    """One tab of an old browser."""
    made = browser.new_context(base_url=site.url, locale="nl-NL", reduced_motion="reduce")
    make_old(made)
    yield made.new_page()
    made.close()


@pytest.mark.slow
@pytest.mark.parametrize("sample_name", _SAMPLES)
def test_a_page_fits_and_shows_focus_and_no_explanation(old: Page, site: RunningSite, sample_name: str) -> None:
    at_width(old, 360)
    old.goto(site.samples[sample_name])

    found = [fit(old), unseen_focus(old)[1]]
    at_width(old, 1280)
    assert [*found, fit(old)] == [[], [], []]
    assert set(old.evaluate(_OPEN)) <= {False}


@pytest.mark.slow
def test_a_word_leads_to_its_page(old: Page, site: RunningSite) -> None:
    old.goto(site.samples[_WORDS])
    assert old.evaluate("'popover' in HTMLElement.prototype") is False
    shown = old.evaluate(_OPEN)
    assert shown == [False] * len(shown)
    assert len(shown) > 1
    old.locator("main dfn > button.term").first.click()

    old.wait_for_url("**/woordenlijst/*/")
    expect(old.locator("h1")).to_be_visible()


@pytest.mark.slow
def test_the_way_to_a_place(old: Page) -> None:
    at_width(old, 360)
    old.goto("/")
    old.locator("details.talk > summary").click()
    expect(old.locator(".talk__panel a.num").first).to_be_visible()
    old.locator("details.menu > summary").click()
    expect(old.locator(".talk__panel a.num").first).to_be_hidden()
    old.locator(".nav").get_by_role("link", name="Hulp vinden").click()
    old.locator("details.filters > summary").click()
    old.locator("label.check", has_text="Almere").first.click()
    old.get_by_role("button", name="Toon resultaten").click()
    expect(old).to_have_url(re.compile(r"\?gemeente=almere$"))
    old.locator(".card h3 a").first.click()

    expect(old).to_have_url(re.compile(r"/hulp/[a-z0-9-]+/$"))
    old.locator("details.lang > summary").click()
    old.locator(".langs").get_by_role("link", name="English").click()
    expect(old.locator("html")).to_have_attribute("lang", "en")


@pytest.mark.slow
def test_an_open_explanation_would_be_seen(old: Page, site: RunningSite) -> None:
    old.goto(site.samples[_WORDS])
    old.evaluate("document.querySelector('.pop').style.display = 'block'")

    assert True in old.evaluate(_OPEN)


def test_an_old_browser_reads_less() -> None:
    css = (
        "@layer a;@layer a{.b{color:red;width:3cqi}.c:has(d){color:red}@container (width>1px){.e{top:0}}"
        "@supports not selector(:popover-open){.p{display:none}}@supports (position-area:block-end){.q{top:0}}}"
    )

    assert as_old(css) == "@layer a;@layer a{.b{color:red}.p{display:none}}"
