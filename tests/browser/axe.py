"""Axe, with every rule of WCAG 2.2 level A and AA and its own best practices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_OPTIONS = {"runOnly": {"type": "tag", "values": _TAGS}, "resultTypes": ["violations"]}
_HEIGHT = 800


@dataclass(frozen=True)
class Setting:
    """The width and the look in which a page is judged."""

    width: int
    scheme: str


#: Ordered so that neighbours differ in both width and look.
SETTINGS = tuple(
    Setting(width, scheme)
    for width, scheme in zip((320, 768, 1280) * 3, ["light"] * 3 + ["dark"] * 3 + ["rtl"] * 3, strict=True)
)


def apply(page: Page, setting: Setting) -> None:
    """Put the open page in this setting."""
    page.set_viewport_size({"width": setting.width, "height": _HEIGHT})
    page.emulate_media(color_scheme="dark" if setting.scheme == "dark" else "light", reduced_motion="reduce")
    if setting.scheme == "rtl":
        page.evaluate("document.documentElement.dir = 'rtl'")


def violations(page: Page) -> list[str]:
    """What axe finds on the open page, one line for each element."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found: list[dict[str, Any]] = page.evaluate("options => axe.run(options).then(r => r.violations)", _OPTIONS)
    return [
        f"{rule['id']}: {node['html'][:160]} ({' '.join(node.get('failureSummary', '').split())[:400]})"
        for rule in found
        for node in rule["nodes"]
    ]
