"""The form behind "Klopt dit niet?" on a phone without JavaScript: from the entry to the thanks, and the mails."""

from __future__ import annotations

import sqlite3
import uuid
from contextlib import closing

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import EVERY_RULE, judge
from tests.browser.conftest import RunningSite

#: A form that comes back faster than a person can type is shown again.
_HUMAN_MILLISECONDS = 3500
#: Digits might look like a telephone number.
_LETTERS = str.maketrans("0123456789", "ghijklmnop")
_STORED = "SELECT kind, email FROM directory_report WHERE text = ?"
_MAILED = 'SELECT "to", subject FROM core_outboxmessage WHERE text_body LIKE ? ORDER BY "to"'


def test_somebody_reports_that_help_is_gone(bare_page: Page, site: RunningSite) -> None:
    words = f"De deur is dicht {uuid.uuid4().hex.translate(_LETTERS)}"
    address = f"{uuid.uuid4().hex[:8]}@voorbeeld.example"
    bare_page.goto(site.samples["directory.servicepage"])
    title = bare_page.get_by_role("heading", level=1).inner_text()
    bare_page.get_by_role("link", name="Meld een fout").click()
    expect(bare_page.get_by_role("heading", level=1)).to_have_text("Klopt dit niet?")
    bare_page.get_by_label("Wat moet het zijn?").fill(words)
    bare_page.get_by_role("button", name="Verstuur").click()
    expect(bare_page.get_by_role("alert")).to_contain_text("Kies wat er niet klopt.")
    expect(bare_page.get_by_label("Wat moet het zijn?")).to_have_value(words)

    bare_page.get_by_label("Deze hulp is er niet meer").check()
    bare_page.get_by_label("Wat is uw e-mailadres?").fill(address)
    bare_page.wait_for_timeout(_HUMAN_MILLISECONDS)
    bare_page.get_by_role("button", name="Verstuur").click()

    expect(bare_page.get_by_role("status")).to_have_text("Wij hebben uw melding.")
    expect(bare_page.locator("main")).to_contain_text("Binnen 1 werkdag weten wij het.")
    width = bare_page.evaluate("document.documentElement.scrollWidth")
    assert (width, bare_page.context.cookies()) == (360, [])
    with closing(sqlite3.connect(site.folder / "db.sqlite3")) as database:
        assert database.execute(_STORED, [words]).fetchall() == [("gone", address)]
        mails = database.execute(_MAILED, [f"%{words}%"]).fetchall()
    assert mails != []
    assert [subject for _to, subject in mails if title in subject] == []
    bare_page.get_by_role("link", name=f"Terug naar: {title}").click()
    expect(bare_page.get_by_role("heading", level=1)).to_have_text(title)


@pytest.mark.axe
def test_the_form_and_the_map_break_no_rule(tab: Page, site: RunningSite) -> None:
    tab.goto(site.samples["directory.servicepage"])
    tab.get_by_role("link", name="Meld een fout").click()
    tab.get_by_role("button", name="Verstuur").wait_for()
    found = judge(tab, EVERY_RULE[:2])
    tab.goto("/hulp/?plaats=urk")
    tab.locator(".spots").wait_for()

    assert [*found, *judge(tab, EVERY_RULE[:1])] == []
