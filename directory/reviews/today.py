"""The first who comes on a day lets it begin: what stops, closes or opens again today does so before anybody looks."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from django.utils import timezone

from directory.reviews.closing import apply_closures, are_due

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from django.http import HttpRequest, HttpResponseBase

__all__ = ["TodayMiddleware", "set_begun"]

logger = logging.getLogger(__name__)
#: What tells nothing of an entry, and has to answer without a database.
_ELSEWHERE: Final = ("/livez", "/readyz", "/static/", "/media/", "/.well-known/", "/robots.txt")


_PAUSE: Final = timedelta(minutes=1)


class _Day:
    """The day that this process knows to have begun."""

    begun: date | None = None
    #: Not before this moment after a failure: each try may wait for a lock.
    again: datetime = datetime.min.replace(tzinfo=UTC)


def set_begun(day: date) -> None:
    """This day needs no look any more."""
    _Day.begun, _Day.again = day, datetime.min.replace(tzinfo=UTC)


class TodayMiddleware:
    """Once a day in each process it takes one query, and more when something is due."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Nothing yet: what is no address of this site is not worth a question."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *args: Any) -> None:
        """Let the day begin. When that fails, who comes a minute later tries again."""
        now = timezone.now()
        if _Day.begun == timezone.localdate(now) or now < _Day.again or request.path.startswith(_ELSEWHERE):
            return
        try:
            _begin(now)
        except Exception:  # whatever is wrong with one entry: visitors get their page
            _Day.again = now + _PAUSE
            logger.exception("what stops today is still there")


def _begin(now: datetime) -> None:
    if are_due(now=now):
        apply_closures(now=now)
    set_begun(timezone.localdate(now))
