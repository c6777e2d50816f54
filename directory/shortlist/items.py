"""What stands on a list: the pages and facts of its entries, for a number of queries that does not grow with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.http import int_to_base36
from django.utils.translation import get_language

from core.routing import source_language
from directory.enums import STOPPED
from directory.listing import visible_services
from directory.presentation import facts_of
from directory.questions import questions_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.http import HttpRequest

    from directory.presentation import Facts

__all__ = ["Item", "are_sensitive", "items_of"]


@dataclass(frozen=True, slots=True)
class Item:
    """One entry on a list. ``facts`` is None when the help has stopped or nobody may see it any more."""

    key: int
    title: str = ""
    dutch: str = ""
    summary: str = ""
    how: str = ""
    url: str = ""
    lang: str = ""
    sensitive: bool = False
    facts: Facts | None = None

    @property
    def number(self) -> str:
        """The short number, as it stands in the address."""
        return int_to_base36(self.key)


def _language(page: Any) -> str:
    code = str(page.locale.language_code)
    return "" if code == get_language() else code


def _dutch_titles(keys: Sequence[int]) -> dict[int, str]:
    """The Dutch names, for who reads the list in another language: those stand on the door and on the phone."""
    from directory.models import ServicePage

    if get_language() == source_language():
        return {}
    rows = ServicePage.objects.filter(service__in=keys, locale__language_code=source_language(), live=True)
    return dict(rows.values_list("service_id", "title"))


def _stopped(keys: set[int]) -> dict[int, str]:
    """Names of help that has stopped, of which the organisation did not ask to be left out."""
    from directory.models import Service

    if not keys:
        return {}
    gone = Service.objects.filter(pk__in=keys, status__in=STOPPED, do_not_list=False, pages__live=True)
    return dict(gone.values_list("pk", "name"))


def items_of(keys: Sequence[int], request: HttpRequest) -> list[Item]:
    """The entries in the order of the list; one that is not on the site (any more) has no facts."""
    if not keys:
        return []
    pages = {page.service_id: page for page in visible_services().filter(service__in=keys)}
    facts = facts_of(page.service for page in pages.values())
    dutch, gone = _dutch_titles(keys), _stopped(set(keys) - set(pages))
    return [
        _item(key, pages[key], facts[key], dutch.get(key, ""), request)
        if key in pages
        else Item(key=key, title=gone.get(key, ""))
        for key in keys
    ]


def _item(key: int, page: Any, facts: Facts, dutch: str, request: HttpRequest) -> Item:
    return Item(
        key=key,
        title=page.title,
        dutch=dutch if dutch != page.title else "",
        summary=page.summary,
        how=page.how,
        url=page.link(request),
        lang=_language(page),
        sensitive=any(question.sensitive for question in questions_of(page.service.digest)),
        facts=facts,
    )


def are_sensitive(items: Iterable[Item]) -> bool:
    """Whether somebody else had better not see this list."""
    return any(item.sensitive for item in items)
