"""Every part of the style guide looks as it did. After a change that was meant: look, run ``make looks``, commit."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.browser.axe import Setting
from tests.browser.conftest import RunningSite, started_browser
from tests.browser.guide import (
    DIFFERENCES,
    LOOKS,
    RENEW,
    allowed_share,
    chromium_major,
    compare,
    kept_major,
    open_guide,
    photograph,
    renewed,
)
from tests.support.needs import chromium, missing

pytestmark = pytest.mark.slow
#: A phone in the light. In the dark the same forms have other colours, which the test of contrast reads.
_SETTINGS = (Setting(360, "light"),)
#: The table of colours is long, and ``tests/assets/test_contrast.py`` reads every one of them.
_ELSEWHERE = {"kleuren"}
_LARGEST_BYTES = 1_500_000
_HOW = "look at screenshots/verschil/; was it meant? Then run `make looks` and commit tests/browser/looks/"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The Chromium that made the pictures that are kept."""
    with started_browser(chromium(whole=True)) as started:
        yield started


@pytest.fixture(scope="module")
def guide(browser: Browser, site: RunningSite) -> Iterator[Page]:
    with open_guide(browser, site) as page:
        yield page


def _stable(page: Page) -> list[str]:
    """The sections that show neither the library nor the day."""
    keys: list[str] = page.locator(".guide__section:not([data-changes])").evaluate_all(
        "sections => sections.map(section => section.id)"
    )
    return [key for key in keys if key not in _ELSEWHERE]


def _name(key: str, setting: Setting) -> str:
    return f"{key}-{setting.width}-{setting.scheme}.png"


@pytest.fixture(scope="module")
def limits(browser: Browser) -> tuple[float, int]:
    """How much may differ. Another Chromium than made the pictures is asked only where everything must be there."""
    if not RENEW and chromium_major(browser) != kept_major() and not os.environ.get("REQUIRE_SERVICES"):
        missing(f"the pictures are of Chromium {kept_major()}, this is {chromium_major(browser)}")
    return (0.0, 0) if RENEW else allowed_share(browser)


@pytest.mark.parametrize("setting", _SETTINGS, ids=str)
def test_looks_as_before(browser: Browser, guide: Page, limits: tuple[float, int], setting: Setting) -> None:
    share, height = limits
    guide.reload()  # another test left a fault on the page
    faults = []
    for key in _stable(guide):
        now, kept = photograph(guide, key, setting), LOOKS / _name(key, setting)
        if RENEW:
            LOOKS.mkdir(exist_ok=True)
            now.save(kept, optimize=True)
        elif not kept.exists():
            faults.append(f"{kept.name} is not there yet")
        else:
            with Image.open(kept) as before:
                found = compare(before, now, DIFFERENCES / f"{kept.stem}.png")
            if found.share > share or found.taller > height:
                faults.append(f"{kept.name}: {found.share:.2%} differs, {found.taller} px higher or lower")
    if RENEW:
        renewed(browser)

    assert faults == [], _HOW


def test_no_picture_of_what_is_gone(guide: Page) -> None:
    wanted = {_name(key, setting) for key in _stable(guide) for setting in _SETTINGS}
    kept = {path.name for path in LOOKS.glob("*.png")}
    if RENEW:
        for name in kept - wanted:
            (LOOKS / name).unlink()
        kept &= wanted

    assert kept == wanted, _HOW
    assert sum(path.stat().st_size for path in LOOKS.glob("*.png")) <= _LARGEST_BYTES


@pytest.mark.parametrize(
    ("key", "selector", "fault"),
    [
        ("knoppen", ".btn", "button => { button.style.backgroundColor = 'purple'; }"),
        ("melding", ".notice", "notice => { notice.style.backgroundColor = 'lightblue'; }"),
        ("kaart", ".card h3", "title => { title.style.paddingBlockStart = '3px'; }"),
    ],
)
def test_a_fault_would_be_seen(
    browser: Browser, guide: Page, key: str, selector: str, fault: str, limits: tuple[float, int]
) -> None:
    setting = _SETTINGS[0]
    guide.reload()
    before = photograph(guide, key, setting)
    same = compare(before, photograph(guide, key, setting), DIFFERENCES / "niets.png")
    guide.locator(f"#{key} {selector}").first.evaluate(fault)
    share, height = allowed_share(browser)

    found = compare(before, photograph(guide, key, setting), DIFFERENCES / "proef.png")

    assert (same.share, same.taller) == (0, 0)
    assert found.share > share or found.taller > height
    (DIFFERENCES / "proef.png").unlink()
