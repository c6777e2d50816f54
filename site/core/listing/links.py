"""The links around a list: chosen filters and pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Chip", "PageLink", "page_links"]

#: Page numbers shown on each side of the current one.
_WINDOW: Final = 2


@dataclass(frozen=True, slots=True)
class Chip:
    """A chosen filter; following the link takes it away."""

    label: str
    remove_url: str


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link in the pagination; ``number`` 0 is a gap."""

    number: int
    url: str
    current: bool = False


def page_links(current: int, last: int, url: Callable[[int], str]) -> list[PageLink]:
    """Links to first, last and nearby pages; empty when there is one page."""
    if last == 1:
        return []
    wanted = sorted({1, last, *range(max(1, current - _WINDOW), min(last, current + _WINDOW) + 1)})
    links: list[PageLink] = []
    for number in wanted:
        if links and links[-1].number and number - links[-1].number > 1:
            links.append(PageLink(0, ""))
        links.append(PageLink(number, url(number), number == current))
    return links
