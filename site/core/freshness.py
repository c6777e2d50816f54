"""How long an answer stays true: a page that says "nu open" may not be kept longer than that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils import timezone
from django.utils.cache import patch_cache_control

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpRequest, HttpResponseBase

__all__ = ["keep_nowhere", "limit_cache", "true_until"]

_NAME: Final = "wel_true_until"
_NOWHERE: Final = "wel_keep_nowhere"
#: No longer than this in any case, in seconds: what editors change shows soon.
_MOST: Final = 300


def true_until(request: HttpRequest | None, moment: datetime) -> None:
    """What this request shows is true until ``moment`` (aware). The earliest of several counts."""
    if request is None:
        return
    before: datetime | None = getattr(request, _NAME, None)
    setattr(request, _NAME, moment if before is None else min(before, moment))


def keep_nowhere(request: HttpRequest) -> None:
    """What somebody chose tells of them: no browser may keep the answer, which others may use too."""
    setattr(request, _NOWHERE, True)


def limit_cache(request: HttpRequest, response: HttpResponseBase) -> None:
    """Let the visitor's own browser keep the answer until the first change of what it shows, and nobody else."""
    _limit_life(request, response)
    if hasattr(request, _NOWHERE):
        patch_cache_control(response, no_store=True)


def _limit_life(request: HttpRequest, response: HttpResponseBase) -> None:
    moment: datetime | None = getattr(request, _NAME, None)
    if moment is None or response.has_header("Cache-Control"):
        return
    seconds = int((moment - timezone.now()).total_seconds())
    patch_cache_control(response, private=True, max_age=max(0, min(seconds, _MOST)), must_revalidate=True)
