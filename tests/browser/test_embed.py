"""The list of help on the website of a gemeente: it shows in a frame elsewhere, other pages don't; no barrier in it."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import Setting, judge
from tests.browser.conftest import RunningSite

PATH = "/hulp/inbedden/almere/"
_FRAME = '<iframe title="{}" src="{}"></iframe>'


@pytest.fixture
def elsewhere(site: RunningSite) -> Iterator[str]:
    """The address of a website of somebody else, with the list in one frame and a page of ours in another."""
    frames = _FRAME.format("lijst", f"{site.url}{PATH}") + _FRAME.format("site", f"{site.url}/hulp/")
    body = f"<!doctype html><title>Gemeente</title>{frames}".encode()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_shows_in_a_frame_elsewhere_and_the_site_does_not(page: Page, elsewhere: str) -> None:
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))

    page.goto(elsewhere)

    expect(page.frame_locator("iframe[title=lijst]").get_by_role("heading", level=1)).to_have_text("Hulp in Almere")
    assert [line for line in refused if "frame-ancestors" in line] != []
    assert page.context.cookies() == []


def test_has_no_barrier_in_any_colour(tab: Page) -> None:
    for colour in ("water", "groen", "riet", "klei", "tulp"):
        tab.goto(f"{PATH}?kleur={colour}")
        assert judge(tab, (Setting(320, "light"), Setting(768, "dark-rtl"))) == [], colour
        assert tab.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
