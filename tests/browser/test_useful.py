"""The question at the foot of a page on a phone, with and without JavaScript: answer, say more, go back."""

from __future__ import annotations

import sqlite3
import uuid
from contextlib import closing

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import EVERY_RULE, judge
from tests.browser.conftest import RunningSite

_LOOK = "SELECT is_useful, remark, language FROM home_pagevote WHERE remark LIKE ?"
#: A form that comes back faster than a person can type is shown again.
_HUMAN_MILLISECONDS = 3500
#: Digits might look like a telephone number.
_LETTERS = str.maketrans("0123456789", "ghijklmnop")


@pytest.fixture(params=["page", "bare_page"])
def visitor(request: pytest.FixtureRequest) -> Page:
    """At the foot of a page, with and without JavaScript."""
    page: Page = request.getfixturevalue(request.param)
    page.goto("/privacy/")
    return page


def test_a_visitor_answers_and_says_what_is_missing(visitor: Page, site: RunningSite) -> None:
    mark = uuid.uuid4().hex.translate(_LETTERS)
    question = visitor.get_by_role("form", name="Was deze pagina nuttig?")
    question.get_by_role("button", name="Nee").click()

    expect(visitor.get_by_role("heading", level=1)).to_have_text("Dank u wel")
    expect(visitor.locator("main")).to_be_focused()
    visitor.get_by_label("Wat mist u?").fill(f"Bel 06 12345678 {mark}")
    visitor.wait_for_timeout(_HUMAN_MILLISECONDS)
    visitor.get_by_role("button", name="Verstuur").click()
    expect(visitor.get_by_role("alert")).to_contain_text("Is dit van een persoon: 06 12345678?")
    visitor.get_by_label("Wat mist u?").fill(f"Hoe lang duurt het? {mark}")
    visitor.get_by_role("button", name="Verstuur").click()

    expect(visitor.get_by_role("status")).to_have_text("Wij hebben uw tekst. Daarmee maken wij de pagina beter.")
    visitor.reload()
    with closing(sqlite3.connect(site.folder / "db.sqlite3")) as database:
        assert database.execute(_LOOK, [f"%{mark}%"]).fetchall() == [(0, f"Hoe lang duurt het? {mark}", "nl")]
    assert visitor.context.cookies() == []
    visitor.get_by_role("link", name="Terug naar: Privacy").click()
    expect(visitor).to_have_url(f"{site.url}/privacy/")


@pytest.mark.axe
def test_the_pages_after_an_answer_break_no_rule(tab: Page) -> None:
    tab.goto("/privacy/")
    tab.get_by_role("button", name="Ja", exact=True).click()
    tab.get_by_label("Wat kan nog beter?").wait_for()
    found = judge(tab, EVERY_RULE[:2])
    tab.get_by_role("button", name="Verstuur").click()
    tab.locator(".errors").wait_for()

    assert [*found, *judge(tab, EVERY_RULE[:1])] == []
