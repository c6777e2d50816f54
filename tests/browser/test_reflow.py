"""Every page fits a small screen, large text and wide spacing, can be touched, shows focus and has a clear outline."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import RunningSite
from tests.browser.reach import at_width, fit, text_size, text_spacing, too_small, unseen_focus

_SMALLEST, _THUMB, _LETTERS = 24, 44, 16
_OUTLINE = Path(__file__).with_name("outline.js").read_text(encoding="utf-8")


def _open(page: Page, path: str, width: int) -> None:
    at_width(page, width)
    page.goto(path)


def _jumps(levels: list[int]) -> list[tuple[int, int]]:
    return [(before, after) for before, after in pairwise(levels) if after > before + 1]


def _reads(page: Page) -> dict[str, list[str]]:
    """What a reader misses on the open page, by the setting of the reader."""
    at_width(page, 360)
    missed = {"360": [*fit(page), *_touches(page)]}
    with text_size(page, 2):
        missed["360, text 200 %"] = fit(page)
        at_width(page, 320)
        missed["320, text 200 %"] = fit(page)
    missed["320, zoom 400 %"] = fit(page)
    with text_spacing(page):
        missed["320, spacing"] = fit(page)
        at_width(page, 1280)
        missed["1280, spacing"] = fit(page)
    missed["1280"] = fit(page)
    return {setting: found for setting, found in missed.items() if found}


def _touches(page: Page) -> list[str]:
    return too_small(page, any_control=_SMALLEST, primary=_THUMB, letters=_LETTERS)


@pytest.mark.slow
def test_everything_can_be_read_touched_and_reached_by_key(tab: Page, site: RunningSite, sample: str) -> None:
    tab.emulate_media(reduced_motion="reduce")
    _open(tab, site.samples[sample], 360)

    stops, unseen = unseen_focus(tab)
    assert stops > 20
    assert unseen == []
    assert _reads(tab) == {}
    assert unseen_focus(tab)[1] == []


@pytest.mark.slow
def test_outline(tab: Page, site: RunningSite, sample: str) -> None:
    path = site.samples[sample]
    _open(tab, path, 1280)

    outline: dict[str, Any] = tab.evaluate(_OUTLINE)

    levels = [level for level, _text in outline["headings"]]
    assert levels.count(1) == 1, outline["headings"]
    assert levels[0] == 1, outline["headings"]
    assert _jumps(levels) == [], outline["headings"]
    assert (outline["mains"], outline["banners"], outline["contentinfos"]) == (1, 1, 1)
    for kind in ("navs", "asides"):
        assert len(set(outline[kind])) == len(outline[kind]), outline[kind]
        assert "" not in outline[kind], outline[kind]
    assert outline["stuckAndCut"] == []
    assert outline["repeated"] == []
    assert (outline["lang"], outline["dir"]) == ("en" if path.startswith("/en/") else "nl", "ltr")


@pytest.mark.slow
@pytest.mark.parametrize("summary", ["details.menu", "details.talk", "details.lang", "details.filters"])
@pytest.mark.parametrize(("width", "size"), [(320, 1), (320, 2), (360, 2)])
def test_open_parts_fit(tab: Page, summary: str, width: int, size: int) -> None:
    _open(tab, "/hulp/", width)
    with text_size(tab, size):
        tab.locator(f"{summary} > summary").click()

        # The help lines lie over the page.
        assert [line for line in fit(tab) if "talk" not in summary or "lies over" not in line] == []
        if size == 1:
            assert _touches(tab) == []


@pytest.mark.parametrize(
    ("fault", "found"),
    [
        ("h1.style.whiteSpace = 'nowrap'; h1.textContent = h1.textContent.repeat(9)", ["px too wide", "sticks out"]),
        ("h1.style.cssText = 'overflow: hidden; block-size: 1rem'", ["cut off by h1."]),
        ("h1.style.inlineSize = '1.5ch'", ["squeezed"]),
        ("h1.style.marginBlockEnd = '-2em'", ["lies over"]),
        ("button.style.cssText = 'scale: 0.2'", ["button."]),
    ],
)
def test_a_page_that_does_not_fit_would_be_seen(tab: Page, fault: str, found: list[str]) -> None:
    _open(tab, "/privacy/", 320)
    assert [*fit(tab), *_touches(tab)] == []

    look = "const h1 = document.querySelector('h1'), button = document.querySelector('.useful .btn')"
    tab.evaluate(f"(() => {{ {look}; {fault}; }})()")

    lines = [*fit(tab), *_touches(tab)]
    assert [word for word in found if not any(word in line for line in lines)] == []


def test_a_jump_would_be_seen() -> None:
    assert _jumps([1, 2, 4, 2]) == [(2, 4)]
