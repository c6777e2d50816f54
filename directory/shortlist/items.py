"""What stands on a list: the pages and facts of its entries, for a number of queries that does not grow with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.http import int_to_base36
from django.utils.translation import get_language

from core.querysets import public_pages, restricted, under_offline
from core.routing import source_language
from core.taxonomies import terms_for
from directory.enums import STOPPED
from directory.listing import visible_services
from directory.presentation import facts_of
from directory.questions import answered

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
    rows = ServicePage.objects.live().filter(~restricted(), ~under_offline(), service__in=keys)
    return dict(rows.filter(locale__language_code=source_language()).values_list("service_id", "title"))


def _stopped(keys: set[int]) -> dict[int, Any]:
    """The pages of help that has stopped, of which the organisation did not ask to be left out."""
    from directory.models import ServicePage

    if not keys:
        return {}
    gone = public_pages(ServicePage).filter(service__in=keys, service__status__in=STOPPED, service__do_not_list=False)
    return {page.service_id: page for page in gone}


def items_of(keys: Sequence[int], request: HttpRequest) -> list[Item]:
    """The entries in the order of the list; one that is not on the site (any more) has no facts."""
    if not keys:
        return []
    pages = {page.service_id: page for page in visible_services().filter(service__in=keys)}
    facts = facts_of(page.service for page in pages.values())
    dutch, gone = _dutch_titles(keys), _stopped(set(keys) - set(pages))
    terms = terms_for(page.pk for page in (*pages.values(), *gone.values()))
    found = []
    for key in keys:
        page = pages.get(key) or gone.get(key)
        known = terms.get(page.pk) if page else None
        themes = [theme.pk for theme in known.themes] if known else []
        sensitive = page is not None and any(one.sensitive for one in answered(page.service.digest, themes))
        if key in pages:
            found.append(_item(page, facts[key], dutch.get(key, ""), request, sensitive=sensitive))
        else:
            found.append(Item(key=key, title=page.title if page else "", sensitive=sensitive))
    return found


def _item(page: Any, facts: Facts, dutch: str, request: HttpRequest, *, sensitive: bool) -> Item:
    return Item(
        key=page.service_id,
        title=page.title,
        dutch=dutch if dutch != page.title else "",
        summary=page.summary,
        how=page.how,
        url=page.link(request),
        lang=_language(page),
        sensitive=sensitive,
        facts=facts,
    )


def are_sensitive(items: Iterable[Item]) -> bool:
    """Whether somebody else had better not see this list."""
    return any(item.sensitive for item in items)
