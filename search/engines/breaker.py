"""Stop asking a server that is down: nobody waits for it twice; now and then one request finds out if it is back."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from math import inf
from threading import Lock
from typing import Final

from django.core.cache import cache

__all__ = ["Breaker"]

logger = logging.getLogger(__name__)

#: Seconds until the first new try, and the most it grows to: each try that fails makes a visitor wait once.
_FIRST_PAUSE: Final = 5.0
_LONGEST_PAUSE: Final = 60.0
#: Pages in a row that waited for half of the time they have, after which the server counts as slow.
_MOST_SLOW: Final = 3
#: One outage is one line in the log, whatever the number of processes. Seconds.
_TOLD_FOR: Final = 24 * 3600


class Breaker:
    """Closed while all is well; open after a fault. ``fault`` says what was wrong, in words without secrets.

    ``most`` gives the seconds that a page waits for the server.
    """

    def __init__(
        self, name: str, *, most: Callable[[], float] = lambda: inf, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.name = name
        self.fault = ""
        self._most = most
        self._clock = clock
        self._slow = 0
        self._lock = Lock()
        self._pause = 0.0
        self._next_try = 0.0

    @property
    def _told(self) -> str:
        return f"search.outage.{self.name}"

    def allows(self) -> bool:
        """Whether to ask the server. While it is down one request in a while gets True, so ask only if you will go."""
        if not self.fault:
            return True
        with self._lock:
            now = self._clock()
            if now < self._next_try:
                return False
            self._next_try = now + self._pause
            return True

    def failed(self, fault: str) -> None:
        """The server is down, slow or empty. The first fault of an outage is told in the log."""
        with self._lock:
            first = not self.fault
            self.fault = fault
            self._slow = 0
            self._pause = _FIRST_PAUSE if first else min(self._pause * 2, _LONGEST_PAUSE)
            self._next_try = self._clock() + self._pause
        if first and cache.add(self._told, fault, timeout=_TOLD_FOR):
            logger.warning("%s can't be used (%s). Until it can, the database finds.", self.name, fault)

    def waited(self, seconds: float) -> None:
        """A page is done for which the server answered every question, in so many seconds together.

        A few such pages that are slow are a fault; when the server was down until now, one is.
        """
        if seconds * 2 < self._most():
            self._slow = 0
            self.worked()
            return
        self._slow += 1
        if self.fault or self._slow >= _MOST_SLOW:
            self.failed("its answers take too long")

    def worked(self) -> None:
        """The server answered well."""
        if not self.fault:
            return
        with self._lock:
            self.fault, self._pause, self._next_try = "", 0.0, 0.0
        if cache.delete(self._told):
            logger.info("%s can be used again.", self.name)
