"""How long one page waits for a search server, over all the questions that it asks."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Final

__all__ = ["Patience", "one_page", "patience"]

_clock: Final = time.monotonic


@dataclass
class Patience:
    """The seconds that were waited so far. ``judge`` is told of them when the page is done."""

    waited: float = 0.0
    judge: Callable[[float], None] | None = None

    def left(self, most: float) -> float:
        """What is left of so many seconds."""
        return max(0.0, most - self.waited)

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """The time of this block counts."""
        start = _clock()
        try:
            yield
        finally:
            self.waited += _clock() - start


_page: ContextVar[Patience | None] = ContextVar("search-patience", default=None)


def patience() -> Patience | None:
    """That of the page that is being made; None outside of one."""
    return _page.get()


@contextmanager
def one_page() -> Iterator[Patience]:
    """All questions in this block share their time. Such a block in another one is a part of that."""
    kept = _page.get()
    if kept is not None:
        yield kept
        return
    found = Patience()
    token = _page.set(found)
    try:
        yield found
    finally:
        _page.reset(token)
        if found.judge is not None:
            found.judge(found.waited)
