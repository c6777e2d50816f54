"""What a visitor with a cheap phone and a slow line waits for: first view of the most important pages, as a table.

Starts Chromium, so the development packages and Chromium are needed, and a site that runs: ``first_view.py ADDRESS``.
"""

from __future__ import annotations

import argparse
import os
from dataclasses import dataclass
from shutil import which
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PATHS = {
    "home page": "/",
    "help, list": "/hulp/",
    "help, entry": "/hulp/logeerhuis-de-achterdeur/",
    "story": "/verhalen/bollen-tellen-in-de-nacht/",
    "theme": "/thema/eenzaamheid/",
    "search": "/zoeken/?q=eenzaamheid",
}
SLOWER = 4
#: Slow 4G as Lighthouse has it: 150 ms there and back, 1.6 megabit down, 0.75 up.
NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
WATCH = """() => { window.seen = {lcp: 0, element: "", cls: 0};
  new PerformanceObserver(list => { for (const entry of list.getEntries()) {
    const tag = entry.element;
    window.seen.lcp = entry.startTime;
    window.seen.element = tag ? [tag.tagName.toLowerCase(), ...tag.classList].slice(0, 2).join(".")
      : ""; } }).observe({type: "largest-contentful-paint", buffered: true});
  new PerformanceObserver(list => { for (const entry of list.getEntries()) if (!entry.hadRecentInput)
    window.seen.cls += entry.value; }).observe({type: "layout-shift", buffered: true}); }"""
READ = """() => { const [page] = performance.getEntriesByType("navigation");
  const paint = performance.getEntriesByName("first-contentful-paint")[0];
  return {...window.seen, ttfb: page.responseStart, fcp: paint ? paint.startTime : 0}; }"""
SETTLE_MILLISECONDS = 800


@dataclass(frozen=True, slots=True)
class FirstView:
    """What was seen of one page."""

    name: str
    ttfb: float
    fcp: float
    lcp: float
    element: str
    shift: float
    kilobytes: float

    @property
    def row(self) -> str:
        """A row of the table."""
        times = " | ".join(f"{value:.0f}" for value in (self.ttfb, self.fcp, self.lcp))
        return f"| {self.name} | {times} | `{self.element}` | {self.shift:.3f} | {self.kilobytes:.0f} |"


def _slow_tab(browser: Browser, received: list[float]) -> tuple[Page, Any]:
    """A fresh visitor on a phone, with a slow processor and a slow line."""
    page = browser.new_context(viewport={"width": 360, "height": 640}, device_scale_factor=2).new_page()
    tools = page.context.new_cdp_session(page)
    tools.send("Network.enable")
    tools.send("Network.emulateNetworkConditions", NETWORK)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    tools.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    page.add_init_script(f"({WATCH})()")
    return page, tools


def measure(browser: Browser, name: str, url: str) -> FirstView:
    """Open one page with nothing in the cache."""
    received: list[float] = []
    page, _tools = _slow_tab(browser, received)
    page.goto(url, wait_until="load")
    page.wait_for_timeout(SETTLE_MILLISECONDS)
    seen = page.evaluate(READ)
    page.context.close()
    kilobytes = sum(received) / 1024
    return FirstView(name, seen["ttfb"], seen["fcp"], seen["lcp"], seen["element"], seen["cls"], kilobytes)


def main() -> None:
    """Measure every page and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address", help="of a site that runs, such as http://localhost:8000")
    address = parser.parse_args().address.rstrip("/")
    print("| page | TTFB ms | FCP ms | LCP ms | LCP element | CLS | kB |")
    print("|---|---|---|---|---|---|---|")
    with sync_playwright() as playwright:
        program = os.environ.get("CHROMIUM") or which("chromium")
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        measure(browser, "", f"{address}/")  # the server wakes up
        for name, path in PATHS.items():
            print(measure(browser, name, f"{address}{path}").row, flush=True)
        browser.close()


if __name__ == "__main__":
    main()
