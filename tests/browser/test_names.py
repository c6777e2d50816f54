"""Who talks to the computer says what stands on the screen: that is the name of each button, link and field."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.conftest import RunningSite

_SCRIPT = Path(__file__).with_name("names.js").read_text(encoding="utf-8")
#: Without the comment on top.
_WRONG = _SCRIPT[_SCRIPT.index("()") :].strip()


def _wrong(page: Page) -> list[list[str]]:
    page.evaluate(AXE_SCRIPT)
    found: list[list[str]] = page.evaluate(_WRONG)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("width", [360, 1280])
def test_the_words_on_screen_are_in_the_name(tab: Page, site: RunningSite, sample: str, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 800})
    tab.goto(site.samples[sample])

    assert _wrong(tab) == []


def test_another_name_would_be_seen(tab: Page) -> None:
    tab.set_viewport_size({"width": 1280, "height": 800})
    tab.goto("/privacy/")
    tab.evaluate(
        """() => {
          document.querySelector(".head__search button").setAttribute("aria-label", "Start");
          document.querySelector("#hq").setAttribute("aria-label", "Vul in");
        }"""
    )

    assert _wrong(tab) == [["zoeken", "vul in"], ["zoek", "start"]]
