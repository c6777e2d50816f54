"""The short numbers that make up a list, as they stand in its address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.urls import reverse
from django.utils.http import base36_to_int, int_to_base36

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["MOST", "PARAMETER", "address_of", "moved", "number_of", "read_list", "write_list"]

PARAMETER: Final = "l"
#: More than this is no shortlist, and no page to print.
MOST: Final = 20
_BETWEEN: Final = "-"
_LONGEST_NUMBER: Final = 6  # of 36 ** 6 entries


def number_of(text: str) -> int | None:
    """The key behind one short number; none for what is no such number."""
    if not text.isascii() or not text.isalnum() or len(text) > _LONGEST_NUMBER:
        return None
    return base36_to_int(text.lower())


def read_list(text: str) -> list[int]:
    """The keys in an address or a cookie, each once, in their order; what is no number is passed over."""
    found = (number_of(part) for part in text.split(_BETWEEN, MOST * 2))
    return list(dict.fromkeys(key for key in found if key))[:MOST]


def write_list(keys: Iterable[int]) -> str:
    """The same list as ``read_list`` reads it."""
    return _BETWEEN.join(int_to_base36(key) for key in keys)


def address_of(keys: Iterable[int]) -> str:
    """The path of the page with this list, in the active language."""
    written = write_list(keys)
    path = reverse("shortlist:list")
    return f"{path}?{PARAMETER}={written}" if written else path


def moved(keys: list[int], key: int, step: int) -> list[int]:
    """The list with one of its entries so many places further; at an end it stays where it is."""
    if key not in keys:
        return keys
    others = [one for one in keys if one != key]
    others.insert(min(max(keys.index(key) + step, 0), len(others)), key)
    return others
