"""What a screen reader gets of a list, an entry, form faults, filters, the menu and an explained word stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import RunningSite
from tests.browser.guide import RENEW, TREES, open_guide

pytestmark = pytest.mark.slow
_HOW = "was it meant? Then run `make looks` and commit tests/browser/trees/"


@pytest.fixture(scope="module")
def guide(browser: Browser, site: RunningSite) -> Iterator[Page]:
    with open_guide(browser, site) as page:
        yield page


def _section(key: str) -> Callable[[Page], Locator]:
    return lambda page: page.locator(f"#{key}")


def _menu(page: Page) -> Locator:
    """The head on a phone, with the menu open."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.locator("details.menu > summary").click()
    expect(page.locator(".nav a").first).to_be_visible()
    return page.locator(".head")


def _word(page: Page) -> Locator:
    page.locator("#woord button.term").click()
    expect(page.locator("#woord .pop")).to_be_visible()
    return page.locator("#woord")


#: By the name of the file: what is looked at.
_PLACES: dict[str, Callable[[Page], Locator]] = {
    "lijst": _section("resultaten"),
    "kaarten-van-hulp": _section("hulpkaart"),
    "vermelding": _section("contact"),
    "formulier-met-fouten": _section("formulier-3"),
    "formulier": _section("formulier-1"),
    "filters": _section("filters"),
    "gevoelig-verhaal": _section("gevoelig"),
    "menu": _menu,
    "uitleg": _word,
}


@pytest.mark.parametrize("name", _PLACES)
def test_the_tree_is_as_before(guide: Page, name: str) -> None:
    guide.set_viewport_size({"width": 1280, "height": 900})
    guide.reload()

    tree = _PLACES[name](guide).aria_snapshot()

    kept = TREES / f"{name}.yml"
    if RENEW:
        TREES.mkdir(exist_ok=True)
        kept.write_text(f"{tree}\n", encoding="utf-8")
    assert tree.splitlines() == kept.read_text(encoding="utf-8").splitlines(), _HOW


def test_no_tree_of_what_is_gone() -> None:
    assert {path.stem for path in TREES.glob("*.yml")} == set(_PLACES)


def test_a_lost_name_would_be_seen(guide: Page) -> None:
    guide.reload()
    before = guide.locator("#formulier-1").aria_snapshot()
    guide.locator("#formulier-1 label").first.evaluate("label => label.removeAttribute('for')")

    assert guide.locator("#formulier-1").aria_snapshot() != before
