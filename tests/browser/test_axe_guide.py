"""No state of any part breaks a rule of WCAG 2.2 AA, in any look: axe on the style guide, section by section."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.axe import Setting, judge
from tests.browser.conftest import RunningSite
from tests.browser.guide import open_guide

pytestmark = [pytest.mark.axe, pytest.mark.slow]
_SETTINGS = (Setting(320, "light"), Setting(768, "dark-rtl"), Setting(1280, "light"))
#: The same landmark stands here in every state, which no page has; ``test_axe`` minds it there.
_OF_A_PAGE = "landmark-unique:"


@pytest.fixture(scope="module")
def guide(browser: Browser, site: RunningSite) -> Iterator[Page]:
    with open_guide(browser, site) as page:
        yield page


@pytest.mark.parametrize("setting", _SETTINGS, ids=str)
def test_every_state(guide: Page, setting: Setting) -> None:
    guide.reload()

    faults = judge(guide, [setting])

    assert [line for line in faults if _OF_A_PAGE not in line] == []
