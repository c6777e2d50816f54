"""The contact form without JavaScript: faults keep the answers, and a message that was sent waits in the outbox."""

from __future__ import annotations

import sqlite3
import uuid
from contextlib import closing

import pytest
from playwright.sync_api import Locator, Page, expect

from core.forms.protected import STAMP_FIELD
from tests.browser.conftest import RunningSite

_LOOK = """SELECT (SELECT count(*) FROM home_contactmessage WHERE message LIKE :part),
                  (SELECT count(*) FROM core_outboxmessage WHERE text_body LIKE :part)"""
#: A form that comes back faster than a person can type is shown again.
_HUMAN_MILLISECONDS = 3500


def _form(page: Page) -> Locator:
    return page.get_by_role("region", name="Stuur ons een bericht")


def _send(page: Page) -> None:
    _form(page).get_by_role("button", name="Verstuur").click()


def _described(page: Page, target: str) -> str:
    """The fault that belongs to a question: tied to the field, or for a choice to the group around it."""
    ids = page.locator(target).evaluate(
        """field => field.getAttribute("aria-describedby")
            ?? field.closest("fieldset").getAttribute("aria-describedby")"""
    )
    words = page.locator(f"#{ids.split()[-1]}").text_content() or ""
    return " ".join(words.split())


def _kept(site: RunningSite, mark: str) -> tuple[int, int]:
    """How many messages and how many mails hold this mark."""
    with closing(sqlite3.connect(site.folder / "db.sqlite3")) as database:
        found: tuple[int, int] = database.execute(_LOOK, {"part": f"%{mark}%"}).fetchone()
    return found


@pytest.fixture(params=["page", "bare_page"])
def visitor(request: pytest.FixtureRequest) -> Page:
    """At the form, with and without JavaScript."""
    page: Page = request.getfixturevalue(request.param)
    page.goto("/contact/")
    return page


def test_faults_are_named_and_answers_stay(visitor: Page) -> None:
    visitor.get_by_label("Hoe heet u?").fill("Fatma")
    visitor.get_by_label("Wat is uw e-mailadres?").fill("geen adres")
    visitor.wait_for_timeout(_HUMAN_MILLISECONDS)
    _send(visitor)

    summary = visitor.get_by_role("alert")
    expect(summary).to_contain_text("Kijk naar 3 punten.")
    links = summary.get_by_role("link")
    targets = [link.get_attribute("href") or "" for link in links.all()]
    assert targets == ["#id_subject_0", "#id_message", "#id_email"]
    assert [_described(visitor, target) for target in targets] == [
        "Fout: Kies waar uw bericht over gaat.",
        "Fout: Schrijf hier uw bericht.",
        "Fout: Er mist een @. Een goed adres is bijvoorbeeld naam@voorbeeld.example.",
    ]
    expect(visitor.get_by_label("Hoe heet u?")).to_have_value("Fatma")
    expect(visitor.get_by_label("Wat is uw e-mailadres?")).to_have_value("geen adres")
    assert visitor.title().startswith("Fout:")
    links.last.click()
    expect(visitor.locator("#id_email")).to_be_focused()


def test_summary_gets_the_focus(page: Page) -> None:
    page.goto("/contact/")
    _send(page)

    expect(page.get_by_role("alert")).to_be_focused()


def test_faults_are_in_view(visitor: Page) -> None:
    _send(visitor)

    expect(visitor.get_by_role("alert").get_by_role("heading")).to_be_in_viewport()


def test_message_arrives_once(visitor: Page, site: RunningSite) -> None:
    mark = f"bericht-{uuid.uuid4().hex}"
    visitor.get_by_label("Iets klopt niet").check()
    visitor.get_by_label("Wat wilt u ons vertellen?").fill(f"Het nummer werkt niet meer. {mark}")
    visitor.wait_for_timeout(_HUMAN_MILLISECONDS)
    _send(visitor)

    expect(visitor.locator("h1")).to_have_text("Dank u wel")
    assert visitor.url.endswith("/contact/?verzonden=ja#inhoud")
    visitor.reload()
    assert _kept(site, mark) == (1, 1)


def test_an_old_form_is_shown_again_with_the_answers(visitor: Page, site: RunningSite) -> None:
    mark = f"bericht-{uuid.uuid4().hex}"
    visitor.get_by_label("Ik heb een idee").check()
    visitor.get_by_label("Wat wilt u ons vertellen?").fill(mark)
    visitor.locator(f"input[name={STAMP_FIELD}]").evaluate("stamp => { stamp.value = 'van-vorig-jaar' }")
    _send(visitor)

    expect(_form(visitor)).to_contain_text("Kijk uw antwoorden na en verstuur ze nog een keer.")
    expect(visitor.get_by_label("Wat wilt u ons vertellen?")).to_have_value(mark)
    expect(visitor.get_by_label("Ik heb een idee")).to_be_checked()
    assert _kept(site, mark) == (0, 0)


def test_a_message_about_a_page_names_it(page: Page, site: RunningSite) -> None:
    entry = site.samples["directory.servicepage"]
    page.goto(f"/contact/?over={entry}#formulier")

    about = _form(page).get_by_role("link")
    expect(about).to_have_attribute("href", entry)
    expect(about).to_be_in_viewport()
