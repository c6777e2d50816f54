"""Which searches count: those of people, each once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from django.http import HttpRequest

__all__ = ["is_counted"]

_ROBOT: Final = re.compile(
    r"bot\b|bot[/;_-]|crawl|spider|slurp|curl|wget|python|httpx|java/|monitor|preview", re.IGNORECASE
)
#: A browser says so when it fetches a page that nobody has asked for yet.
_AHEAD: Final = ("HTTP_SEC_PURPOSE", "HTTP_PURPOSE", "HTTP_X_MOZ", "HTTP_X_PURPOSE")


def is_counted(request: HttpRequest) -> bool:
    """Whether a person typed this. A page further, a filter or a feed is the same search once more."""
    agent = request.META.get("HTTP_USER_AGENT", "")
    is_ahead = any("prefetch" in request.META.get(name, "").lower() for name in _AHEAD)
    others = [name for name, value in request.GET.items() if name != "q" and value]
    return request.method == "GET" and bool(agent) and not _ROBOT.search(agent) and not is_ahead and not others
