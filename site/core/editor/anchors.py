"""The places on a page to which a link with ``#`` can lead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote

from wagtail.models import Page

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["has_place", "places_on"]

_ID: Final = re.compile(r'\s(?:id|name)="([^"]+)"')
_GOOD: Final = 200


def _drawn(page: Any) -> frozenset[str] | None:
    """The names on a page as visitors get it; None when it can't be drawn now, for then nothing is known."""
    answer = page.specific.make_preview_request()
    if answer.status_code != _GOOD:
        return None
    return frozenset(_ID.findall(answer.content.decode()))


def places_on(keys: Iterable[int]) -> dict[int, frozenset[str] | None]:
    """The names of all places on these pages. Every page is drawn, so ask only for pages with a link to a place."""
    return {page.pk: _drawn(page) for page in Page.objects.filter(pk__in=set(keys)).order_by("pk")}


def has_place(places: frozenset[str] | None, fragment: str) -> bool:
    """Whether a page with these places has this one. ``#:~:text=`` looks for words, and ``#top`` is the top."""
    name = unquote(fragment)
    return places is None or name in places or name == "top" or name.startswith(":~:")
