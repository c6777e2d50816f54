"""How far all entries are from one place. Addresses repeat: each is looked up once, each place is measured once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from core.enums import TermKind
from core.taxonomies import all_terms
from directory.memory.listed import union
from directory.postcodes import Nearness, areas, nearness, spot_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyroaring import BitMap

    from directory.memory.listed import Listed
    from directory.postcodes import Spot

__all__ = ["by_distance"]


class _Spots:
    """Where the addresses of the entries are, for as long as postcodes and gemeenten stay as they are."""

    def __init__(self) -> None:
        self._basis: Any = None
        self._known: dict[str, Spot | None] = {}

    def of(self, addresses: Mapping[str, BitMap]) -> dict[Spot | None, list[BitMap]]:
        """The entries by place; None is a place that we do not know."""
        basis = (areas(), all_terms(TermKind.GEMEENTE))
        if basis != self._basis:
            self._basis, self._known = basis, {}
        known = self._known
        found: dict[Spot | None, list[BitMap]] = {}
        for address, rows in addresses.items():
            if address not in known:
                code, _bar, city = address.partition("|")
                known[address] = spot_of(city, code)
            found.setdefault(known[address], []).append(rows)
        return found


_spots: Final = _Spots()


def by_distance(home: Spot, listed: Listed) -> list[BitMap]:
    """All entries by their nearest known address, the nearest group first; each entry stands in one group.

    Without an address help is as near as the next place. An address that we do not know is far away.
    """
    groups: dict[Nearness, list[BitMap]] = {near: [] for near in Nearness}
    groups[Nearness.NEAR].append(listed.all - listed.rows("with", "spot"))
    for spot, rows in _spots.of(listed.of("spot")).items():
        groups[Nearness.FAR if spot is None else nearness(home, spot)].extend(rows)
    found, left = [], listed.all
    for near in sorted(Nearness):
        group = union(groups[near]) & left if near != Nearness.FAR else left
        found.append(group)
        left = left - group
    return found
