"""What pages of other areas show of help: the shelf of home, theme and gemeente, and numbers and hours on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from core import contact_sheets
from core.enums import TermKind
from core.latest import Shelf, ShelfQuery, register_shelf
from core.models import Gemeente, PageTerm, Theme
from core.querysets import public_in_all_languages
from directory.enums import STOPPED
from directory.listing import visible_services
from directory.models import ServiceArea, ServicePage
from directory.presentation import contact_sheet, facts_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from core.cards import Card
    from core.contact_sheets import ContactSheet

__all__ = ["register"]


def _cards(query: ShelfQuery) -> list[Card]:
    """Entries that are about the theme first of all come first, then those that were checked last."""
    pages = query.narrow(visible_services())
    if query.kind is TermKind.GEMEENTE:
        pages = pages.filter(Q(is_local=True) | _for_residents_of(query.term_pk or 0))
    checked_last = F("service__assured_date").desc(nulls_last=True)
    about: tuple[Any, ...] = ()
    if query.kind is TermKind.THEME:
        about = (F("main_theme").asc(),)
        pages = pages.annotate(main_theme=_is_beside_the_point(query.term_pk or 0))
    return query.cards(pages.order_by(*query.local_first, *about, checked_last, "title"))


def _is_beside_the_point(theme_pk: int) -> Exists:
    """Whether an entry has a theme before this one: then it is about something else first."""
    theme = Theme.objects.filter(pk=theme_pk).values("order")
    before = PageTerm.objects.filter(page_id=OuterRef("pk"), theme__order__lt=Subquery(theme[:1]))
    return Exists(before)


def _for_residents_of(gemeente_pk: int) -> Q:
    """Whether the facts of an entry say that residents of this gemeente may come, or say nothing of it."""
    same = Gemeente.objects.filter(pk=gemeente_pk).values("translation_key")
    areas = ServiceArea.objects.filter(service_id=OuterRef("service_id"))
    return Q(Exists(areas.filter(gemeente__translation_key__in=same))) | Q(~Exists(areas))


def _found(keys: Iterable[str]) -> tuple[dict[str, str], QuerySet[ServicePage]]:
    """The documents of search with these keys by key of page, and of these pages what may be shown."""
    documents = {key.rpartition(":")[2]: key for key in keys}
    pages = public_in_all_languages(ServicePage).filter(pk__in=[pk for pk in documents if pk.isdecimal()])
    return documents, pages.exclude(service__status__in=STOPPED).exclude(service__do_not_list=True)


def _numbers(keys: Iterable[str]) -> dict[str, str]:
    """The first number of each entry among these documents of search. One query."""
    documents, pages = _found(keys)
    rows = pages.values_list("pk", "service__digest")
    return {documents[str(pk)]: digest["phones"][0] for pk, digest in rows if digest.get("phones")}


def _sheets(keys: Iterable[str]) -> dict[str, ContactSheet]:
    """How one reaches the entries of these documents of search. Five queries, one more when some are closed."""
    documents, pages = _found(keys)
    shown = list(pages)
    facts = facts_of(page.service for page in shown)
    return {documents[str(page.pk)]: contact_sheet(facts[page.service_id]) for page in shown}


def register() -> None:
    """Make the shelf known, and how entries are reached."""
    contact_sheets.register(ServicePage.kind_slug, _sheets, _numbers)
    register_shelf(
        Shelf(
            name="help",
            heading=_("Hulp"),
            more_path="/hulp/",
            more_label=_("Alle hulp"),
            cards=_cards,
            template="components/service_card.html",
            order=10,
        )
    )
