"""``make screenshots``: pictures of every page type, to look at, in the git-ignored folder ``screenshots/``."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import RunningSite
from tests.project.repository import ROOT

WIDTHS = (360, 768, 1280)
_HEIGHT = 900
FOLDER = ROOT / "screenshots"


@pytest.mark.parametrize("scheme", ["light", "dark", "rtl"])
@pytest.mark.parametrize("width", WIDTHS)
def test_take(browser: Browser, site: RunningSite, width: int, scheme: str) -> None:
    """One picture of each page type at this width."""
    context = browser.new_context(
        viewport={"width": width, "height": _HEIGHT},
        base_url=site.url,
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    for name, path in site.samples.items():
        page.goto(path)
        if scheme == "rtl":
            page.evaluate("document.documentElement.dir = 'rtl'")
        target = FOLDER / scheme / f"{name.replace('.', '-')}-{width}.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(target), full_page=True)
        assert Path(target).stat().st_size > 0
    context.close()
