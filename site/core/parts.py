"""Views of a page at an address below it, such as ``/regioplan/op-tijd/makkelijk-lezen/``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

__all__ = ["PagePart", "part_names"]


@dataclass(frozen=True, slots=True)
class PagePart:
    """One more view of a page: its template, and its name in the breadcrumb and in the preview."""

    template: str
    title: str | _StrPromise


@lru_cache(maxsize=1)
def part_names() -> frozenset[str]:
    """The last part of every address that is a view of a page: other addresses need no look at the page above."""
    from core.page_checks import page_models

    return frozenset(name for model in page_models() for name in model.parts)
