"""The B1 coach as an editor meets it: underlined words, the panel, choosing a plain word, the gate and the report."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import RunningSite
from tests.browser.staff import complaints, signed_in
from tests.support.difficult import BLOCK_ID, EASY, HARD

#: The issue asks that jargon is underlined within this time; the panel answers a moment later.
UNDERLINED_MILLISECONDS = 2_000
JARGON = "implementatie"
REASON = "Dit is de letterlijke tekst van de wet."

#: The draft that each test writes in. All are made at once: a command takes seconds to start.
TEXTS = {
    "replaced-mouse": "Elke week drinken wij samen koffie. U kunt gewoon binnenlopen.",
    "replaced-keyboard": "Elke week drinken wij samen koffie. U kunt gewoon binnenlopen.",
    "whole-word": EASY,
    "cursor": f"Morgen start de {JARGON}",
    "jump": f"{EASY} Morgen start de {JARGON}.",
    "twice": f"“Morgen start de {JARGON}.”</p><p>Ook daar start de {JARGON}.",
    "undo": f"Morgen start de {JARGON}. Dat is conform de regels.",
    "gate": HARD,
}
_MAKE = """
import json
from home.models import HomePage, StandardPage
home, numbers = HomePage.objects.get(locale__language_code="nl"), dict()
for name, text in json.loads({texts!r}).items():
    page = StandardPage(title="Koffie van de coach", slug=f"koffie-{{name}}", summary="Kom langs.", live=False)
    page.body = [{{"type": "text", "value": f"<p>{{text.strip()}}</p>", "id": "{block}"}}]
    home.add_child(instance=page)
    page.save_revision()
    numbers[name] = page.pk
print("numbers", json.dumps(numbers))
"""
_REMOVE = """
from wagtail.models import Page
for page in Page.objects.filter(pk__in={numbers}):
    page.delete()
"""


@pytest.fixture(scope="module")
def forms(site: RunningSite) -> Iterator[dict[str, str]]:
    """The address of the form of each draft of ``TEXTS``. The drafts are gone after the last test."""
    said = site.manage("shell", "-c", _MAKE.format(texts=json.dumps(TEXTS), block=BLOCK_ID))
    numbers: dict[str, int] = json.loads(said.split("numbers")[-1])
    yield {name: f"/admin/pages/{number}/edit/" for name, number in numbers.items()}
    site.manage("shell", "-c", _REMOVE.format(numbers=list(numbers.values())))


@pytest.fixture(scope="module")
def desk(browser: Browser, site: RunningSite) -> Iterator[Page]:
    """A tab of an administrator."""
    with signed_in(browser, site, "beheerder") as page:
        yield page


def field(desk: Page) -> Locator:
    """The block of text in the form."""
    return desk.locator(f'[data-contentpath="{BLOCK_ID}"]')


def write(desk: Page, text: str) -> None:
    """Type at the end of the block."""
    field(desk).locator("[contenteditable=true]").click()
    desk.keyboard.press("Control+End")
    desk.keyboard.type(text)


def open_panel(desk: Page) -> Locator:
    """Open the Checks panel, which stays open on the next page; gives the part of the coach."""
    panel = desk.locator("[data-b1-panel]")
    if not panel.is_visible():
        desk.locator('[data-side-panel-toggle="checks"]').click()
    expect(panel).to_be_visible()
    return panel


def finding(panel: Locator) -> Locator:
    """What the panel says of the word."""
    return panel.locator(".b1-finding").filter(has_text=f"“{JARGON}” is een moeilijk woord")


@pytest.mark.parametrize("hand", ["mouse", "keyboard"])
def test_a_word_is_underlined_and_replaced(desk: Page, site: RunningSite, forms: dict[str, str], hand: str) -> None:
    desk.goto(forms[f"replaced-{hand}"])
    wrong = complaints(desk, site)
    panel = open_panel(desk)
    verdict = panel.locator("[data-b1-verdict]")
    expect(verdict).to_have_text("Goed")
    expect(desk.locator("[data-content-word-count]")).to_have_text(re.compile(r"^\d+$"))

    write(desk, f" Morgen start de {JARGON}.")
    expect(field(desk).locator(".b1-jargon")).to_have_text(JARGON, timeout=UNDERLINED_MILLISECONDS)
    expect(verdict).to_have_text("Let op")
    choice = finding(panel).locator(".b1-finding__word").first
    plain = choice.inner_text()
    if hand == "keyboard":
        finding(panel).locator("button").first.focus()
        desk.keyboard.press("Enter")
    else:
        choice.click()

    expect(field(desk).locator("[contenteditable=true]")).to_contain_text(f"Morgen start de {plain}.")
    expect(field(desk).locator(".b1-jargon")).to_have_count(0)
    expect(verdict).to_have_text("Goed")
    expect(finding(panel)).to_have_count(0)
    assert wrong == []


@pytest.mark.slow
def test_only_the_whole_word_is_replaced(desk: Page, forms: dict[str, str]) -> None:
    desk.goto(forms["whole-word"])
    panel = open_panel(desk)
    line = desk.locator('[name="search_description"]')
    line.evaluate(
        "line => { line.value = 'De conformiteit is conform de regels.';"
        " line.dispatchEvent(new Event('input', { bubbles: true })) }"
    )
    told = panel.locator(".b1-finding").filter(has_text="“conform”")
    plain = told.locator(".b1-finding__word").first.text_content() or ""

    told.locator(".b1-finding__word").first.click()

    expect(line).to_have_value(f"De conformiteit is {plain} de regels.")


def test_the_plain_words_show_at_the_cursor(desk: Page, forms: dict[str, str]) -> None:
    desk.goto(forms["cursor"])
    word = field(desk).locator(".b1-jargon")

    write(desk, "")

    expect(word).to_have_attribute("data-b1-open", "")
    assert "invoering" in word.evaluate("word => getComputedStyle(word, '::after').content")


@pytest.mark.slow
def test_a_finding_leads_to_its_block(desk: Page, forms: dict[str, str]) -> None:
    desk.goto(forms["jump"])
    panel = open_panel(desk)
    jump = finding(panel).locator("[data-b1-jump]")
    expect(jump).to_be_visible()

    jump.focus()
    desk.keyboard.press("Enter")

    expect(field(desk).locator("[contenteditable=true]")).to_be_focused()
    assert desk.evaluate("() => document.getSelection().toString()") == JARGON
    expect(panel.locator("[data-b1-verdict]")).to_contain_text("Voldoet aan onze B1-richtlijn")


@pytest.mark.slow
def test_the_word_that_was_judged_is_replaced(desk: Page, forms: dict[str, str]) -> None:
    desk.goto(forms["twice"])
    panel, text = open_panel(desk), field(desk).locator("[data-block]")
    choices = panel.locator(".b1-finding__word")
    expect(choices).to_have_count(2)

    choices.last.click()

    expect(text.last).not_to_contain_text(JARGON)
    expect(text.first).to_contain_text(JARGON)


@pytest.mark.slow
def test_undo_takes_back_one_replacement(desk: Page, forms: dict[str, str]) -> None:
    desk.goto(forms["undo"])
    panel, text = open_panel(desk), field(desk).locator("[contenteditable=true]")
    marks, words = field(desk).locator(".b1-jargon"), panel.locator(".b1-finding__word")
    expect(marks).to_have_count(2)
    for left in (1, 0):
        words.first.click()
        expect(marks).to_have_count(left)
        expect(panel.locator(".b1-finding").filter(has=desk.locator(".b1-finding__word"))).to_have_count(left)

    text.focus()
    desk.keyboard.press("Control+z")

    expect(marks).to_have_count(1)


def publish(desk: Page) -> None:
    """Press Publish, which may be in the menu beside the first button."""
    button = desk.locator('[name="action-publish"]')
    if not button.is_visible():
        desk.locator("[data-w-dropdown-target=toggle]", has=desk.locator("use[href='#icon-arrow-up']")).click()
    button.click()


def test_a_red_text_asks_why_and_keeps_what_was_written(desk: Page, forms: dict[str, str]) -> None:
    form = forms["gate"]
    desk.goto(form)
    expect(open_panel(desk).locator("[data-b1-verdict]")).to_have_text("Te moeilijk")
    desk.locator("#id_title").fill("Koffie voor later")

    publish(desk)

    expect(desk.get_by_role("heading", name="Deze tekst is nog te moeilijk")).to_be_visible()
    desk.get_by_role("link", name="Maak de tekst makkelijker").click()
    expect(desk.locator("#id_title")).to_have_value("Koffie voor later")
    publish(desk)
    desk.get_by_label("Waarom gaat deze tekst nu toch door?").fill(REASON)
    desk.get_by_role("button", name="Publiceer met deze reden").click()
    expect(desk.get_by_text("Koffie voor later” is gepubliceerd, met uw reden")).to_be_visible()

    desk.goto("/admin/b1/overzicht/")
    row = desk.locator("tbody tr").filter(has=desk.locator(f'a[href="{form}"]'))
    expect(row.first).to_contain_text("Te moeilijk")
    expect(row.first).to_contain_text(REASON)
    expect(desk.get_by_role("heading", name="Per maand")).to_be_visible()
