"""The loket of each gemeente: where a person answers any question. Read from memory.

The area that knows which page is whose loket registers that; the page itself tells its number and hours.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wagtail.models import Page

from core import local_cache
from core.enums import TermKind
from core.querysets import in_active_language, restricted, under_offline
from core.taxonomies import term_by_pk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["Desk", "DeskDetails", "desks", "desks_of", "register"]


@dataclass(frozen=True, slots=True)
class DeskDetails:
    """What a page tells of itself as a loket: its number and when somebody answers, in words."""

    phone: str
    hours: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Desk:
    """The loket of one gemeente, in the active language."""

    gemeente: str
    slug: str
    title: str
    url: str
    lang: str
    details: DeskDetails


_finders: list[Callable[[], Iterable[tuple[int, int]]]] = []


def register(find: Callable[[], Iterable[tuple[int, int]]]) -> None:
    """``find`` gives the key of each gemeente with the key of the page that is its loket. Call it from ``ready``."""
    if find not in _finders:
        _finders.append(find)


def _shown(pages: Iterable[int]) -> dict[int, Any]:
    """The pages that everyone may see, by the key that editors chose, in the active language."""
    keys = dict(Page.objects.filter(pk__in=list(pages)).values_list("translation_key", "pk"))
    found = Page.objects.live().filter(~restricted(), ~under_offline(), translation_key__in=list(keys))
    rows = in_active_language(found).select_related("locale").specific()
    return {keys[page.translation_key]: page for page in rows}


def _details(pages: Iterable[Any]) -> dict[int, DeskDetails]:
    """By kind of page, so that six lokets cost no more queries than one."""
    kinds: dict[Any, list[Any]] = {}
    for page in pages:
        kinds.setdefault(type(page), []).append(page)
    found: dict[int, DeskDetails] = {}
    for kind, some in kinds.items():
        found |= kind.desk_details(some) if hasattr(kind, "desk_details") else {}
    return found


def _load() -> tuple[Desk, ...]:
    pairs = [pair for find in _finders for pair in find()]
    pages = _shown(page for _gemeente, page in pairs) if pairs else {}
    details = _details(pages.values())
    found = []
    for gemeente, key in pairs:
        term, page = term_by_pk(TermKind.GEMEENTE, gemeente), pages.get(key)
        if term is None or page is None or page.pk not in details:
            continue
        found.append(Desk(term.name, term.slug, page.title, page.link(), page.lang_if_other(), details[page.pk]))
    return tuple(sorted(found, key=lambda desk: desk.gemeente))


def desks() -> tuple[Desk, ...]:
    """All lokets, by the name of the gemeente; one whose page is not there, or gives no number, is left out."""
    return local_cache.remember("desks", _load)


def desks_of(slugs: Iterable[str]) -> tuple[Desk, ...]:
    """The lokets of these gemeenten; all of them when there is none among these."""
    wanted = set(slugs)
    return tuple(desk for desk in desks() if desk.slug in wanted) or desks()
