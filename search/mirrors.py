"""Other places that hold a copy of the projection, such as a search server. They hear of every change after commit.

A mirror that fails is named in the log and breaks nothing: the database stays right, and ``search_check --repair``
mends the mirror later.
"""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, Protocol

from django.db import transaction
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from search.models import SearchDocument

__all__ = [
    "Gone",
    "IndexMirror",
    "copies_failed",
    "mirrors",
    "register_mirror",
    "tell_mirrors",
    "tell_rebuilt",
    "unregister_mirror",
]

logger = logging.getLogger(__name__)


class Gone(NamedTuple):
    """A document that was taken away."""

    pk: int
    key: str


class IndexMirror(Protocol):
    """A copy of the projection elsewhere. Whatever its methods raise is logged and goes no further."""

    name: str

    def changed(self, documents: Sequence[SearchDocument]) -> None:
        """These documents are new or different; they come with all their fields."""

    def removed(self, gone: Sequence[Gone]) -> None:
        """These documents are no more."""

    def rebuild(self, progress: Callable[[Iterable[SearchDocument]], Iterable[SearchDocument]]) -> None:
        """Copy the whole projection anew. Until the end the old copy answers."""

    def check(self) -> Sequence[str]:
        """In what the copy differs from the projection, as lines for people; nothing when it is the same."""


_mirrors: dict[str, IndexMirror] = {}


def register_mirror(mirror: IndexMirror) -> None:
    """Let a copy hear of changes; one with the same name takes the place of an older one."""
    _mirrors[mirror.name] = mirror


def unregister_mirror(name: str) -> None:
    """A copy hears of nothing any more."""
    _mirrors.pop(name, None)


def mirrors() -> tuple[IndexMirror, ...]:
    """All that are registered."""
    return tuple(_mirrors.values())


def _safely(mirror: IndexMirror, work: Callable[[], None]) -> bool:
    try:
        work()
    except Exception:
        logger.exception("The copy of the search index in %s could not be renewed.", mirror.name)
        return False
    return True


def tell_mirrors(*, changed: Sequence[SearchDocument], gone: Sequence[Gone]) -> None:
    """Tell every mirror, after the commit of the transaction that is open now."""
    for mirror in mirrors() if changed or gone else ():
        transaction.on_commit(partial(_tell, mirror, changed, gone))


def _tell(mirror: IndexMirror, changed: Sequence[SearchDocument], gone: Sequence[Gone]) -> None:
    if changed:
        _safely(mirror, partial(mirror.changed, changed))
    if gone:
        _safely(mirror, partial(mirror.removed, gone))


def tell_rebuilt(progress: Callable[[Iterable[SearchDocument]], Iterable[SearchDocument]] = iter) -> list[str]:
    """Let every mirror copy everything anew; gives the names of those that failed."""
    return [mirror.name for mirror in mirrors() if not _safely(mirror, partial(mirror.rebuild, progress))]


def copies_failed(names: Iterable[str]) -> str:
    """What an operator reads and does when copies could not be made anew. Why is in the log."""
    words = _(
        "Zoeken in de database werkt. De kopie in %(names)s is niet gelukt: daar blijft de oude staan. Kijk in het log "
        "waarom. Probeer het daarna opnieuw met: manage.py search_check --repair"
    )
    return words % {"names": ", ".join(names)}
