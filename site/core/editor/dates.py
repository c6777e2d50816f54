"""Which dates of a page type stand in the calendar of editors, beside those that every page has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

__all__ = ["PageDates"]


@dataclass(frozen=True, slots=True)
class PageDates:
    """Dates that a page type declares as ``calendar_dates``: ``slug`` and ``label`` name the kind of thing.

    ``start``, ``end`` and ``detail`` are names of fields, also of rows of the page (``editions__starts_on``).
    A field of days and one of moments are both good.
    """

    slug: str
    label: str | _StrPromise
    start: str
    end: str = ""
    detail: str = ""
