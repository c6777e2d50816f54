"""Public holidays of the Netherlands."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import holidays

if TYPE_CHECKING:
    from datetime import date

__all__ = ["holiday_name"]


@cache
def _of_year(year: int, language: str) -> dict[date, str]:
    """Days of one year with their names.

    Source: the library ``holidays``, which follows the Algemene termijnenwet. Liberation Day is in it once in five
    years, when most people have the day off.
    """
    return dict(holidays.country_holidays("NL", years=year, language=language))


def holiday_name(day: date, language: str = "nl") -> str:
    """Name of the public holiday on a day; empty on any other day."""
    return _of_year(day.year, "nl" if language == "nl" else "en_US").get(day, "")
