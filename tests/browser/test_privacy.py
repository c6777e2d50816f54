"""A visit leaves nothing behind and talks to nobody else, and the browser has nothing to refuse."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

from tests.browser.conftest import RunningSite

_WATCH = """
window.refused = [];
document.addEventListener("securitypolicyviolation", e =>
  window.refused.push(`${e.violatedDirective} ${e.blockedURI}`));
"""
_STORED = "[localStorage.length, sessionStorage.length, document.cookie]"
#: What a browser runs; a script of another type is data.
_RUNS = {"", "module", "text/javascript", "importmap"}


class _Inline(HTMLParser):
    """Collects what a policy without ``unsafe-inline`` refuses."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "style" or (tag == "script" and "src" not in values and values.get("type", "") in _RUNS):
            self.found.append(f"<{tag}>")
        self.found += [f"{tag}[{name}]" for name in values if name == "style" or name.startswith("on")]
        self.found += [f"{tag}[{name}={value}]" for name, value in values.items() if value.startswith("javascript:")]


class _Visit:
    """One visit of one page, with everything that the browser did for it."""

    def __init__(self, page: Page, path: str) -> None:
        self.page = page
        self.requests: list[Request] = []
        self.responses: list[Response] = []
        self.faults: list[str] = []
        page.on("request", self._asked)
        page.on("response", self._answered)
        page.on("console", self._note)
        page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        page.add_init_script(_WATCH)
        answer = page.goto(path)
        assert answer is not None
        self.answer = answer
        page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
        page.wait_for_load_state("networkidle")

    def _asked(self, request: Request) -> None:
        self.requests.append(request)

    def _answered(self, response: Response) -> None:
        self.responses.append(response)

    def _note(self, message: ConsoleMessage) -> None:
        """A page that is not there is a fault for the console, but not for this test: that page is what it shows."""
        is_the_404 = message.location["url"] == self.page.url and "404" in message.text
        if message.type in {"error", "warning"} and not is_the_404:
            self.faults.append(message.text)

    def origins(self) -> set[str]:
        """Every server that was asked for something, other than data inside the page itself."""
        parts = [urlsplit(request.url) for request in self.requests]
        return {f"{part.scheme}://{part.netloc}" for part in parts if part.scheme not in {"data", "blob"}}


@pytest.fixture
def visitor(browser: Browser, site: RunningSite) -> Iterator[BrowserContext]:
    """Someone who was never here, with a wide screen, so that nothing is left out."""
    context = browser.new_context(base_url=site.url, locale="nl-NL", viewport={"width": 1280, "height": 900})
    yield context
    context.close()


@pytest.mark.slow
def test_visit(visitor: BrowserContext, site: RunningSite, sample: str) -> None:
    visit = _Visit(visitor.new_page(), site.samples[sample])

    assert visit.origins() == {site.url}
    assert [response.url for response in visit.responses if "set-cookie" in response.all_headers()] == []
    assert visitor.cookies() == []
    assert visit.page.evaluate(_STORED) == [0, 0, ""]
    assert visit.page.evaluate("window.refused") == []
    assert visit.faults == []
    assert _Inline(visit.answer.text()).found == []
    assert visit.answer.status == (404 if sample == "fout-404" else 200)


def test_a_refusal_would_be_seen(visitor: BrowserContext) -> None:
    visit = _Visit(visitor.new_page(), "/")

    visit.page.evaluate("document.body.append(Object.assign(document.createElement('style'), {textContent: 'b{}'}))")
    visit.page.evaluate("document.body.append(Object.assign(new Image(), {src: 'https://voorbeeld.example/p.png'}))")

    visit.page.wait_for_function("window.refused.length == 2")
    assert [line.split()[0] for line in visit.page.evaluate("window.refused")] == ["style-src-elem", "img-src"]
    assert len(visit.faults) == 2


@pytest.mark.parametrize(
    "html",
    [
        "<b style='color:red'>",
        "<style>b{}</style>",
        "<script>a()</script>",
        "<a onclick='a()'>",
        "<a href='javascript:a()'>",
    ],
)
def test_inline_code_would_be_seen(html: str) -> None:
    assert len(_Inline(html).found) == 1
