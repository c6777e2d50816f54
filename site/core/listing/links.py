"""The links around a list: chosen filters and pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["Chip", "PageLink", "page_links", "passed_over"]

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


def passed_over(filters: Iterable[str], *, filtered: bool) -> str:
    """What to say of filters with a value that nobody knows; ``filtered`` when others count. Empty without any.

    The value itself is not repeated: whoever makes an address would put words into our mouth.
    """
    names = ", ".join(f"“{name}”" for name in filters)
    if not names:
        return ""
    what = _("De keuze bij %(names)s kennen we niet.") % {"names": names}
    return f"{what} {_('De andere filters gelden wel.') if filtered else _('U ziet nu alles.')}"


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
