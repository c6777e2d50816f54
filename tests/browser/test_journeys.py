"""What a resident comes to do, on a phone: find a number, filter, search, change language, print."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import RunningSite

_ENTRY = re.compile(r"/hulp/[a-z0-9-]+/$")


@pytest.fixture(params=["script", "bare"])
def any_page(request: pytest.FixtureRequest) -> Page:
    """The same visit with and without JavaScript."""
    page: Page = request.getfixturevalue("page" if request.param == "script" else "bare_page")
    return page


def _number(page: Page) -> Locator:
    """The number of the entry, in the part about calling."""
    return page.get_by_role("complementary", name=re.compile("^Bellen")).locator(".call .num").first


def test_home_to_number_by_theme(any_page: Page) -> None:
    any_page.goto("/")
    any_page.get_by_role("region", name="Waar wilt u hulp bij?").get_by_role("link", name="Eenzaamheid").click()
    any_page.locator(".card", has=any_page.locator(".num")).first.locator("h3 a").click()

    expect(any_page).to_have_url(_ENTRY)
    expect(_number(any_page)).to_have_text(re.compile(r"^[\d ]{3,}$"))


def test_home_to_number_by_search(any_page: Page) -> None:
    any_page.goto("/")
    any_page.get_by_label("Waar zoekt u hulp bij?").fill("logeerhuis")
    any_page.get_by_role("button", name="Zoek hulp").click()
    any_page.locator(".hits").get_by_role("link", name="Logeerhuis De Achterdeur").click()

    expect(any_page).to_have_url(_ENTRY)
    expect(_number(any_page)).to_have_text(re.compile(r"^[\d ]{3,}$"))


def test_home_to_help_line_in_one_step(any_page: Page) -> None:
    any_page.goto("/")
    any_page.locator("details.talk > summary").click()

    lines = any_page.locator(".talk__panel a.num")
    expect(lines.first).to_be_visible()
    assert [line.get_attribute("href") for line in lines.all()][:2] == ["tel:112", "tel:08000113"]


def test_number_is_in_view_on_a_phone(page: Page, site: RunningSite) -> None:
    page.goto(site.samples["directory.servicepage"])

    box = _number(page).bounding_box()

    assert box is not None
    assert box["y"] + box["height"] <= 640


_UNDER_THE_WAY_OUT = """exit => {
  const over = exit.getBoundingClientRect(), covered = [];
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    for (const box of range.getClientRects())
      if (box.width && box.left < over.right && box.right > over.left && box.top < over.bottom && box.bottom > over.top)
        covered.push(texts.currentNode.textContent.trim());
  }
  return covered;
}"""


def test_the_way_out_is_in_view_and_covers_nothing(any_page: Page) -> None:
    any_page.goto("/hulp/de-luwte/")
    way_out = any_page.locator("a.exit")

    number, box = any_page.locator(".call .num").first.bounding_box(), way_out.bounding_box()
    assert number is not None
    assert box is not None
    assert (number["y"] + number["height"] <= 640, box["height"] >= 44) == (True, True)
    assert way_out.evaluate(_UNDER_THE_WAY_OUT) == []

    any_page.get_by_text("Zo wist u uw geschiedenis").click()
    expect(any_page.get_by_text("Kies de pagina en verwijder die.")).to_be_visible()
    any_page.mouse.wheel(0, 2000)
    expect(way_out).to_be_in_viewport(ratio=1)


def test_filter_and_take_it_away(any_page: Page) -> None:
    any_page.goto("/hulp/")
    any_page.locator("details.filters > summary").click()
    any_page.locator("label.check", has_text="Almere").first.click()
    any_page.get_by_role("button", name="Toon resultaten").click()

    expect(any_page).to_have_url(re.compile(r"/hulp/\?gemeente=almere$"))
    places = any_page.locator(".card .card__where")
    assert places.count() > 0
    any_page.locator(".chip", has_text="Almere").click()
    expect(any_page).to_have_url(re.compile(r"/hulp/$"))
    expect(any_page.locator(".chip")).to_have_count(0)


def test_next_page_and_back(any_page: Page) -> None:
    any_page.goto("/hulp/")
    first = any_page.locator(".card h3").all_inner_texts()
    pages = any_page.get_by_role("navigation", name="Pagina's")
    pages.get_by_role("link", name="Volgende").click()

    expect(any_page).to_have_url(re.compile(r"/hulp/\?page=2$"))
    expect(pages.locator("[aria-current=page]")).to_have_text("Pagina 2")
    assert set(first) & set(any_page.locator(".card h3").all_inner_texts()) == set()
    pages.get_by_role("link", name="Vorige").click()
    expect(any_page.locator(".card h3")).to_have_text(first)


@pytest.mark.parametrize("query", ["qqqxyz", "wqxzzv in Urk"])
def test_search_without_result_still_helps(any_page: Page, query: str) -> None:
    any_page.goto("/")
    any_page.get_by_label("Waar zoekt u hulp bij?").fill(query)
    any_page.get_by_role("button", name="Zoek hulp").click()

    expect(any_page.locator(".meant")).to_have_text(f"Wij vonden niets voor {query}.")
    assert any_page.locator("main .calls a.num").first.get_attribute("href") == "tel:112"
    expect(any_page.get_by_label("Waar zoekt u hulp bij?")).to_have_value(query)


def _switch(page: Page, name: str) -> None:
    page.locator("details.lang > summary").click()
    page.locator(".langs").get_by_role("link", name=name).click()


def test_language_of_a_translated_page(any_page: Page) -> None:
    any_page.goto("/thema/eenzaamheid/")
    dutch = any_page.locator("h1").inner_text()
    _switch(any_page, "English")

    expect(any_page).to_have_url(re.compile(r"/en/thema/eenzaamheid/$"))
    expect(any_page.locator("html")).to_have_attribute("lang", "en")
    expect(any_page.locator("h1")).not_to_have_text(dutch)
    expect(any_page.locator(".fallback")).to_have_count(0)
    _switch(any_page, "Nederlands")
    expect(any_page).to_have_url(re.compile(r"[^n]/thema/eenzaamheid/$"))
    expect(any_page.locator("h1")).to_have_text(dutch)


def test_language_of_a_page_that_is_not_translated(any_page: Page) -> None:
    any_page.goto("/toegankelijkheid/")
    dutch = any_page.locator("h1").inner_text()
    _switch(any_page, "English")

    expect(any_page).to_have_url(re.compile(r"/en/toegankelijkheid/$"))
    expect(any_page.locator(".fallback")).to_have_text(
        "This page is not in English yet. You are reading it in Dutch.", use_inner_text=True
    )
    expect(any_page.locator("main")).to_have_attribute("lang", "nl")
    expect(any_page.locator("h1")).to_have_text(dutch)
    _switch(any_page, "Nederlands")
    expect(any_page.locator(".fallback")).to_have_count(0)


def test_lost_page_shows_the_way(any_page: Page) -> None:
    answer = any_page.goto("/bestaat-niet/")

    assert answer is not None
    assert answer.status == 404
    main = any_page.locator("main")
    expect(main.locator("form[role=search]")).to_have_count(1)
    expect(main.locator("a[href='/hulp/']").first).to_be_visible()
    expect(main.locator("a[hreflang=en]")).to_have_attribute("href", "/en/")
    expect(main.locator("a[href='tel:112']").first).to_be_visible()


def test_on_paper(page: Page, site: RunningSite) -> None:
    page.goto(site.samples["directory.servicepage"])
    number = _number(page).inner_text()
    page.emulate_media(media="print")

    for part in (".topbar", ".head", ".foot", ".crumbs", ".acts", "nav"):
        assert [found.is_visible() for found in page.locator(part).all()] == [False] * page.locator(part).count(), part
    expect(_number(page)).to_have_text(number)
    expect(page.locator(".hours").first).to_be_visible()
    line = page.locator(".print-line")
    expect(line).to_contain_text("Geprint op")
    expect(line).to_contain_text(f"{site.url}{site.samples['directory.servicepage']}")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
