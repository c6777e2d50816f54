"""Axe, with every rule of WCAG 2.2 level A and AA and its own best practices."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: The rules whose answer depends on colours and on where things stand.
_LOOKS = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"]
_HEIGHT = 800


@dataclass(frozen=True)
class Setting:
    """The width and the look in which a page is judged: ``light``, ``dark``, ``rtl`` or ``dark-rtl``."""

    width: int
    scheme: str


#: Every width in the light, and the outer ones in the dark from right to left: no colour depends on the direction, and
#: no place on the light. Neighbours differ in both width and look.
SETTINGS = (
    *(Setting(320, "light"), Setting(1280, "dark-rtl"), Setting(768, "light"), Setting(320, "dark-rtl")),
    Setting(1280, "light"),
)
#: These have all elements; the other looks show the same ones elsewhere or in other colours.
EVERY_RULE = (Setting(320, "light"), Setting(1280, "light"))


def judge(page: Page, settings: Iterable[Setting], *, looks_only: bool = False) -> list[str]:
    """What axe finds on the open page in each of these settings."""
    found = []
    for setting in settings:
        apply(page, setting)
        lines = violations(page, looks_only=looks_only)
        found += [f"{setting.width} {setting.scheme}: {line}" for line in lines]
    return found


def apply(page: Page, setting: Setting) -> None:
    """Put the open page in this setting."""
    page.set_viewport_size({"width": setting.width, "height": _HEIGHT})
    page.emulate_media(color_scheme="dark" if "dark" in setting.scheme else "light", reduced_motion="reduce")
    if "rtl" in setting.scheme:
        page.evaluate("document.documentElement.dir = 'rtl'")


def violations(page: Page, *, looks_only: bool = False) -> list[str]:
    """What axe finds on the open page, one line for each element. ``looks_only`` is for elements judged before."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    wanted = {"type": "rule", "values": _LOOKS} if looks_only else {"type": "tag", "values": _TAGS}
    options = {"runOnly": wanted, "resultTypes": ["violations"]}
    found: list[dict[str, Any]] = page.evaluate("options => axe.run(options).then(r => r.violations)", options)
    return [
        f"{rule['id']}: {node['html'][:160]} ({' '.join(node.get('failureSummary', '').split())[:400]})"
        for rule in found
        for node in rule["nodes"]
    ]
