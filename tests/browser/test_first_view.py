"""What a visitor with a slow phone and a slow line sees first: it comes soon, weighs little, and stays where it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.first_view import NETWORK, SETTLE_MILLISECONDS, SLOWER
from tests.browser.conftest import RunningSite

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.slow
SAMPLES = ["home.homepage", "directory.directoryindexpage", "directory.servicepage", "home.themepage", "blog.storypage"]
SCREENS = [(360, 640), (1280, 800)]
MOST_SHIFT = 0.02
MOST_BYTES = 95 * 1024
PAINTED = """() => new Promise(painted => new PerformanceObserver(list => {
  if (list.getEntriesByName("first-contentful-paint").length) painted(); }).observe({type: "paint", buffered: true}))"""
WATCH = """(() => { window.seen = {shift: 0, moved: [], largest: null};
  const name = node => node?.nodeType === 1 ? `${node.tagName}.${node.getAttribute("class") ?? ""}` : "text";
  new PerformanceObserver(list => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) {
    seen.shift += entry.value; seen.moved.push(...entry.sources.map(source => name(source.node))); } })
    .observe({type: "layout-shift", buffered: true});
  new PerformanceObserver(list => { for (const {element} of list.getEntries())
    if (element) seen.largest = {tag: element.tagName, loading: element.getAttribute("loading"),
      priority: element.getAttribute("fetchpriority")}; })
    .observe({type: "largest-contentful-paint", buffered: true}); })()"""


@dataclass
class Line:
    """A slow phone: its tab, and what came over the line by kind."""

    page: Page
    kinds: dict[str, str] = field(default_factory=dict)
    received: dict[str, float] = field(default_factory=dict)

    def came(self, event: dict[str, Any]) -> None:
        """A file is there as a whole."""
        self.received[event["requestId"]] = event["encodedDataLength"]

    def starts(self, event: dict[str, Any]) -> None:
        """The head of a file is there."""
        self.kinds[event["requestId"]] = "photo" if "/media/" in event["response"]["url"] else event["type"]

    def bytes_of(self) -> float:
        """All that came, without photos."""
        return sum(size for number, size in self.received.items() if self.kinds.get(number) != "photo")


@pytest.fixture
def line(browser: Browser, site: RunningSite) -> Iterator[Line]:
    """A visitor with nothing in the cache, a slow processor and a slow line."""
    context = browser.new_context(base_url=site.url, locale="nl-NL", device_scale_factor=2)
    page = context.new_page()
    made, tools = Line(page), context.new_cdp_session(page)
    tools.send("Network.enable")
    tools.send("Network.emulateNetworkConditions", NETWORK)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    tools.on("Network.responseReceived", made.starts)
    tools.on("Network.loadingFinished", made.came)
    page.add_init_script(WATCH)
    yield made
    context.close()


def _open(line: Line, path: str, width: int, height: int) -> dict[str, Any]:
    line.page.set_viewport_size({"width": width, "height": height})
    line.page.goto(path, wait_until="load", timeout=60_000)
    line.page.wait_for_timeout(SETTLE_MILLISECONDS)
    seen: dict[str, Any] = line.page.evaluate("window.seen")
    return seen


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize(("width", "height"), SCREENS, ids=["phone", "desk"])
def test_a_first_view_is_light_and_its_largest_part_does_not_wait(
    line: Line, site: RunningSite, name: str, width: int, height: int
) -> None:
    seen = _open(line, site.samples[name], width, height)

    assert seen["shift"] < MOST_SHIFT, seen["moved"]
    largest = seen["largest"]
    assert largest is not None
    assert largest["tag"] != "IMG" or (largest["loading"], largest["priority"]) == (None, "high")
    assert 0 < line.bytes_of() <= MOST_BYTES


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize(("width", "height"), SCREENS, ids=["phone", "desk"])
def test_nothing_moves_when_the_font_comes_after_the_text(
    browser: Browser, site: RunningSite, name: str, width: int, height: int
) -> None:
    context = browser.new_context(base_url=site.url, viewport={"width": width, "height": height})
    page = context.new_page()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.add_init_script(WATCH)
    page.route("**/*.woff2", hold)
    page.goto(site.samples[name], wait_until="domcontentloaded")
    page.evaluate(PAINTED)

    for route in held:
        route.continue_()
    page.wait_for_load_state("load")
    page.evaluate("document.fonts.ready.then(() => 0)")
    page.wait_for_timeout(SETTLE_MILLISECONDS)
    seen = page.evaluate("window.seen")
    context.close()

    assert held != []
    assert seen["shift"] < MOST_SHIFT, seen["moved"]
