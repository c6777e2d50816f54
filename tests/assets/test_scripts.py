"""The script of the public site in a real browser, on pages of a few lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, Route, sync_playwright

from tests.support.needs import chromium

pytestmark = pytest.mark.browser

SCRIPT = Path(settings.BASE_DIR) / "static" / "wel" / "wel.js"
HERE = "http://site.example/pagina/"
ELSEWHERE = "http://weer.example/"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield started
        started.close()


class Site:
    """Pages that exist in the test only, and the addresses that they asked for."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asked: list[str] = []
        self.body = ""
        page.route("**/*", self._answer)

    def _answer(self, route: Route) -> None:
        address = route.request.url
        self.asked.append(address)
        if address.endswith("/wel.js"):
            route.fulfill(path=SCRIPT, content_type="text/javascript")
        elif address == HERE:
            html = f'<!doctype html><html lang="nl"><title>Pagina</title><body>{self.body}'
            route.fulfill(body=f'{html}<script type="module" src="/wel.js"></script>', content_type="text/html")
        else:
            route.fulfill(body="<!doctype html><title>Elders</title>", content_type="text/html")

    def open(self, body: str) -> Page:
        """Show ``body`` with the script of the site."""
        self.body = body
        self.page.goto(HERE, wait_until="load")
        return self.page


@pytest.fixture
def site(browser: Browser) -> Iterator[Site]:
    context = browser.new_context()
    yield Site(context.new_page())
    context.close()


FOLDS = """
<details class="talk"><summary>Nu iemand spreken</summary><a href="#">113</a></details>
<details class="menu"><summary>Menu</summary></details><div class="panel"><a id="in" href="#">Hulp</a></div>
<p id="beside">tekst</p>
"""


def test_escape_closes_the_menu_and_gives_focus_back(site: Site) -> None:
    page = site.open(FOLDS)
    page.click(".menu summary")
    page.focus("#in")
    page.keyboard.press("Escape")
    assert page.locator(".menu").get_attribute("open") is None
    assert page.evaluate("document.activeElement.textContent") == "Menu"


def test_only_one_part_of_the_head_is_open(site: Site) -> None:
    page = site.open(FOLDS)
    page.click(".talk summary")
    page.click(".menu summary")
    page.wait_for_selector(".talk:not([open])")
    assert page.locator("details[open]").count() == 1


def test_a_click_beside_the_help_lines_closes_them(site: Site) -> None:
    page = site.open(FOLDS)
    page.click(".talk summary")
    page.click("#beside")
    assert page.locator("details[open]").count() == 0


def test_the_error_summary_gets_focus(site: Site) -> None:
    page = site.open('<input><div class="errors"><h2>Er ging iets mis</h2></div>')
    assert page.evaluate("document.activeElement.className") == "errors"


def test_a_film_is_asked_for_after_a_click_only(site: Site) -> None:
    page = site.open(
        f'<figure data-embed data-embed-src="{ELSEWHERE}film" data-embed-title="Een film">'
        f'<a href="{ELSEWHERE}kijk" data-embed-open>Bekijk</a></figure>'
    )
    before = [address for address in site.asked if address.startswith(ELSEWHERE)]
    page.click("[data-embed-open]")
    film = page.wait_for_selector("iframe")
    assert before == []
    assert page.url == HERE
    assert [address for address in site.asked if address.startswith(ELSEWHERE)] == [f"{ELSEWHERE}film"]
    assert film is not None
    assert {name: film.get_attribute(name) for name in ("title", "referrerpolicy")} == {
        "title": "Een film",
        "referrerpolicy": "strict-origin-when-cross-origin",
    }
    assert page.evaluate("document.activeElement.tagName") == "IFRAME"


@pytest.mark.parametrize("how", ["click", "escape"])
def test_snel_weg_leaves_no_way_back_to_the_page(site: Site, how: str) -> None:
    page = site.open(f'<a class="exit" href="{ELSEWHERE}">Snel weg<small hidden>of druk op Esc</small></a>')
    assert page.locator("small").is_visible() is True
    steps = page.evaluate("history.length")
    with page.expect_navigation(url=ELSEWHERE):
        if how == "click":
            page.click(".exit")
        else:
            for _time in range(3):
                page.keyboard.press("Escape")
    assert page.evaluate("history.length") == steps


def test_escape_once_or_twice_is_for_closing_what_is_open(site: Site) -> None:
    page = site.open(f'<a class="exit" href="{ELSEWHERE}">Snel weg</a>')
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert page.url == HERE
    assert page.locator(".exit").is_visible() is True


def test_the_print_button_shows_itself_and_prints(site: Site) -> None:
    site.page.add_init_script("window.print = () => { window.printed = true; }")
    page = site.open("<button data-print hidden>Print</button>")
    page.click("[data-print]")
    assert page.evaluate("window.printed") is True


def test_share_uses_the_device(site: Site) -> None:
    site.page.add_init_script("navigator.share = (what) => { window.shared = what; return Promise.resolve(); }")
    page = site.open('<button data-share hidden>Deel</button><link rel="canonical" href="http://site.example/echt/">')
    page.click("[data-share]")
    assert page.evaluate("window.shared") == {"title": "Pagina", "url": "http://site.example/echt/"}


def test_share_copies_the_address_when_the_device_has_no_list(site: Site) -> None:
    site.page.add_init_script(
        "Object.defineProperty(navigator, 'share', { value: undefined });"
        "Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (t) => { window.copied = t; } } });"
    )
    page = site.open('<button data-share data-done="Gekopieerd" hidden>Deel</button>')
    page.click("[data-share]")
    page.wait_for_selector("[role=status]")
    assert page.evaluate("window.copied") == HERE
    assert page.locator("[role=status]").text_content() == "Gekopieerd"


VOICES = """
window.spoken = [];
Object.defineProperty(window, 'speechSynthesis', { value: {
  getVoices: () => [{ lang: '%s' }], cancel: () => {}, speak: (part) => window.spoken.push(part.text),
} });
window.SpeechSynthesisUtterance = class extends EventTarget { constructor(text) { super(); this.text = text; } };
"""
READ = """
<button data-read-aloud="#t" data-stop="Stop" hidden><span>Lees voor</span></button>
<div id="t"><h2>Kop</h2><p>Een <span class="vh">x</span>zin.</p></div>
"""


def test_reading_aloud_speaks_the_text_without_hidden_words(site: Site) -> None:
    site.page.add_init_script(VOICES % "nl-NL")
    page = site.open(READ)
    page.click("[data-read-aloud]")
    assert page.evaluate("window.spoken") == ["Kop", "Een zin."]


def test_the_read_button_says_how_to_stop(site: Site) -> None:
    site.page.add_init_script(VOICES % "nl-NL")
    page = site.open(READ)
    words = []
    for _press in range(3):
        page.click("[data-read-aloud]")
        words.append(page.locator("button").text_content())
    assert words == ["Stop", "Lees voor", "Stop"]


def test_there_is_no_read_button_without_a_voice_for_the_language(site: Site) -> None:
    site.page.add_init_script(VOICES % "fr-FR")
    assert site.open(READ).locator("button").is_visible() is False
