"""Who presses a button while the page is being saved by itself gets one page, with the words as they are."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import RunningSite
from tests.browser.staff import complaints, signed_in

#: Wagtail's own requests to save take this much longer.
_SLOW = """() => {
    const real = window.fetch;
    window.fetch = async (...given) => {
        const saves = given[1]?.method === "post" && given[1].headers?.Accept === "application/json";
        if (saves) {
            document.documentElement.dataset.saves = 'yes';
            await new Promise((done) => setTimeout(done, 1200));
        }
        return real(...given);
    };
}"""


@pytest.fixture
def editor(browser: Browser, site: RunningSite) -> Iterator[Page]:
    """A coordinator of the academy, who may publish events."""
    with signed_in(browser, site, "coordinator") as page:
        yield page


def _titles(page: Page, parent: int, mark: str) -> list[str]:
    page.goto(f"/admin/pages/{parent}/?q={mark}")
    found = page.locator("main tbody .title").all_inner_texts()
    return [" ".join(title.split()) for title in found if mark in title]


@pytest.mark.slow
@pytest.mark.parametrize("moment", ["before", "during"])
def test_publishing_during_autosave(editor: Page, site: RunningSite, moment: str) -> None:
    mark = f"proef{uuid.uuid4().hex[:10]}"
    parent = site.numbers["academy.eventindexpage"]
    wrong = complaints(editor, site)
    editor.goto(f"/admin/pages/add/academy/eventpage/{parent}/")
    editor.wait_for_timeout(2500)  # Wagtail looks at the form as it was after two seconds
    editor.evaluate(f"({_SLOW})()")
    for name, value in (("starts_at", "03-03-2031 10:00"), ("ends_at", "03-03-2031 11:30")):
        editor.locator(f"input[name={name}]").fill(value)
        editor.keyboard.press("Escape")
    editor.locator("input[name=location_name]").fill("De Bolder")
    editor.get_by_role("textbox", name="Samenvatting").fill("Kom langs en praat mee.")
    editor.locator("#id_title").click()
    editor.keyboard.type(f"Koffie {mark}")
    editor.keyboard.press("Tab")
    if moment == "during":
        editor.locator("html[data-saves]").wait_for()

    editor.locator("footer").get_by_role("button", name="Meer acties").click()
    editor.locator("footer").get_by_role("button", name="Publiceren").click()
    editor.wait_for_url(re.compile(r"/admin/pages/\d+/(edit/)?$"))

    expect(editor.locator(".messages li").first).to_contain_text("gepubliceerd")
    assert len(_titles(editor, parent, mark)) == 1
    assert editor.request.get(f"/agenda/koffie-{mark}/").status == 200
    assert wrong == []
