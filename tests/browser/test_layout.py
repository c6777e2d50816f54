"""What must stand together on a phone, on paper and in a narrow column."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import RunningSite

#: Words that are broken over lines without a hyphen: a word with more than one box, none of whose lines ends in one.
_CUT_WORDS = """(selector) => {
  const cut = [];
  for (const element of document.querySelectorAll(selector)) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode()); )
      for (const word of node.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
        const range = document.createRange();
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        if (new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1) cut.push(word[0]);
      }
  }
  return cut;
}"""


def _open(page: Page, path: str, width: int = 360) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(path)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "selector"),
    [
        ("/academie/leergang-coaches/", "h1"),
        ("/regioplan/", ".wall a"),
        ("/en/", ".event time"),
        ("/agenda/", ".event time"),
    ],
)
@pytest.mark.parametrize("width", [360, 768, 1100])
def test_no_long_word_is_cut(page: Page, path: str, selector: str, width: int) -> None:
    _open(page, path, width)

    assert page.locator(selector).count() > 0
    assert page.evaluate(_CUT_WORDS, selector) == []


def test_the_first_number_comes_soon_after_the_first_answer(page: Page) -> None:
    _open(page, "/hulp/?vraag=alleen")

    chips = [chip.bounding_box() for chip in page.locator(".asked .chip").all()]
    number = page.locator(".card .num").first.bounding_box()
    assert len({chip["y"] for chip in chips if chip}) < len(chips) - 1
    assert number is not None
    assert number["y"] < 2.4 * 640


def test_a_count_is_not_cut(page: Page) -> None:
    _open(page, "/hulp/?gemeente=urk&vorm=online&taal=pl", 1280)
    page.evaluate("document.querySelectorAll('.facet-fold').forEach((group) => { group.open = true; })")

    assert page.evaluate(_CUT_WORDS, ".check > span:last-child, .facet-fold__name small") == []


def test_a_word_that_is_cut_would_be_seen(page: Page) -> None:
    _open(page, "/academie/leergang-coaches/")
    page.evaluate("document.querySelector('h1').style.fontSize = '60px'")

    assert page.evaluate(_CUT_WORDS, "h1") != []


def test_the_number_is_whole_on_paper(page: Page, site: RunningSite) -> None:
    _open(page, site.samples["directory.servicepage"], 720)
    page.emulate_media(media="print")

    button = page.locator(".contact .btn--call").first
    card = page.locator(".contact").bounding_box()
    number = button.locator(".num").bounding_box()
    assert card is not None
    assert number is not None
    assert card["x"] <= number["x"]
    assert number["x"] + number["width"] <= card["x"] + card["width"]
    expect(button.locator(".vh")).to_be_hidden()


def test_day_and_place_of_an_event_come_first(page: Page, site: RunningSite) -> None:
    _open(page, site.samples["academy.eventpage"])

    facts, body = page.locator(".facts-list").bounding_box(), page.locator(".prose").first.bounding_box()
    assert facts is not None
    assert body is not None
    assert facts["y"] < body["y"]
    expect(page.get_by_text("Dag", exact=True)).to_be_in_viewport()


def test_filters_on_a_phone_are_short(page: Page) -> None:
    _open(page, "/hulp/?taal=nl")
    page.locator("details.filters > summary").click()

    opened = page.locator(".facet-fold[open] > summary").all_text_contents()
    assert [" ".join(words.split()) for words in opened] == ["Alleen voor inwoners van", "Taal (1)"]


@pytest.mark.slow
def test_an_explained_word_stands_in_its_sentence(page: Page, site: RunningSite) -> None:
    torn, seen = [], 0
    for name, path in site.samples.items():
        _open(page, path)
        parents = page.evaluate(
            "[...document.querySelectorAll('main dfn')].map((word) => getComputedStyle(word.parentElement).display)"
        )
        seen += len(parents)
        torn += [f"{name}: {display}" for display in parents if "flex" in display or "grid" in display]

    assert seen > len(site.samples) / 2
    assert torn == []
