"""Which documents can be reached at this moment, for the filter "nu open"."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from django.utils import timezone
from pyroaring import BitMap

from core import local_cache
from core.search import kind_labels, open_now_of
from search.models import SearchDocument

__all__ = ["Opening", "opening_kinds", "opening_now"]

_MINUTE: Final = "%Y%m%d%H%M"


@dataclass(frozen=True, slots=True)
class Opening:
    """Keys of documents that are open, and of those that may be: nobody knows. What is closed is in neither."""

    sure: BitMap = field(default_factory=BitMap)
    maybe: BitMap = field(default_factory=BitMap)

    @property
    def shown(self) -> BitMap:
        """All that the filter leaves."""
        return self.sure | self.maybe


def opening_kinds() -> list[str]:
    """Kinds of documents that are ever open."""
    return [kind for kind in kind_labels() if open_now_of(kind) is not None]


def _read() -> Opening:
    found = Opening()
    for kind in opening_kinds():
        tell = open_now_of(kind)
        rows = list(SearchDocument.objects.filter(kind=kind).values_list("key", "pk"))
        states = tell([key for key, _pk in rows]) if tell is not None and rows else {}
        for key, pk in rows:
            state = states.get(key)
            if state is None:
                found.maybe.add(pk)
            elif state:
                found.sure.add(pk)
    return found


def opening_now() -> Opening:
    """As it is this minute, kept for some seconds; two queries for each kind that is ever open."""
    key = f"search-opening:{timezone.now().strftime(_MINUTE)}"
    return local_cache.remember(key, _read, per_language=False)
