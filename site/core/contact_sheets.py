"""How one reaches what was found: a number to call, and for a list on paper numbers, addresses, and hours by day.

The area that knows it registers for its kind of document, and answers for all keys of a list at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

__all__ = ["ContactSheet", "HoursSheet", "SheetNumber", "contact_sheets", "numbers_to_call", "register"]


@dataclass(frozen=True, slots=True)
class SheetNumber:
    """A telephone number; ``note`` says whose it is or what it is for. A ``callable`` one is for speaking."""

    number: str
    note: str = ""
    callable: bool = True


@dataclass(frozen=True, slots=True)
class HoursSheet:
    """Hours under a heading: days in words with the periods of these days, finished for a page."""

    heading: str
    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class ContactSheet:
    """What stands below one result. ``addresses`` are lines in Dutch, ``notes`` whole sentences of ours."""

    numbers: tuple[SheetNumber, ...] = ()
    addresses: tuple[str, ...] = ()
    hours: tuple[HoursSheet, ...] = ()
    notes: tuple[str, ...] = ()


#: For the keys of documents: the sheets of those of which anything is told.
Tell = Callable[[Iterable[str]], dict[str, ContactSheet]]
#: For the keys of documents: the first number of those that can be called, in one query.
TellNumbers = Callable[[Iterable[str]], dict[str, str]]
_tellers: dict[str, tuple[Tell, TellNumbers]] = {}


def register(kind: str, tell: Tell, numbers: TellNumbers) -> None:
    """Let an area tell how its documents of this kind are reached. Call it from ``ready``."""
    _tellers[kind] = tell, numbers


def _by_kind(documents: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    keys: dict[str, list[str]] = {}
    for kind, key in documents:
        if kind in _tellers:
            keys.setdefault(kind, []).append(key)
    return keys


def contact_sheets(documents: Iterable[tuple[str, str]]) -> dict[str, ContactSheet]:
    """The sheets by key of document, for pairs of kind and key. An area is asked once, however long the list."""
    found: dict[str, ContactSheet] = {}
    for kind, keys in _by_kind(documents).items():
        found |= _tellers[kind][0](keys)
    return found


def numbers_to_call(documents: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The number to call by key of document, for pairs of kind and key; nothing for what has none."""
    found: dict[str, str] = {}
    for kind, keys in _by_kind(documents).items():
        found |= _tellers[kind][1](keys)
    return found
