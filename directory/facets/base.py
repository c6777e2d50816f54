"""What a filter over entries in memory is."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from core.listing import BaseFacet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyroaring import BitMap

    from directory.memory.listed import Listed

    Found = Mapping[str, BitMap]

__all__ = ["ListedFacet"]


class ListedFacet(BaseFacet):
    """A filter whose values are sets of entries. They may hold entries that the list does not have."""

    @abstractmethod
    def values(self, listed: Listed) -> Found:
        """For each value the entries that have it."""

    def maybe(self, listed: Listed) -> Found:
        """For each value the entries of which nobody knows whether they have it."""
        return {}

    def tells_apart(self, values: Found, listed: Listed) -> bool:
        """Whether a choice could change the list; tick boxes that could not are left out until one is chosen."""
        return True
