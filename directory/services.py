"""Writes of the sociale kaart that are more than a save."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from core.enums import TermKind
from core.search import pages_outdated
from core.taxonomies import term_by_pk
from directory.enums import CostKind, YesNoUnknown

__all__ = ["assure", "build_digest", "refresh_digest", "renew_search"]

_PROPERTIES = ("wheelchair", "hearing_loop")


def _best(values: list[str]) -> str:
    """Yes when one place has it, no when all are known not to, else unknown."""
    if YesNoUnknown.YES in values:
        return YesNoUnknown.YES.value
    if values and all(value == YesNoUnknown.NO for value in values):
        return YesNoUnknown.NO.value
    return YesNoUnknown.UNKNOWN.value


def _gemeenten(service: Any) -> list[str]:
    """Slugs of the Dutch terms, also where a translation of a term was chosen."""
    terms = (term_by_pk(TermKind.GEMEENTE, area.gemeente_id) for area in service.service_areas.all())
    return list(dict.fromkeys(term.slug for term in terms if term is not None))


def build_digest(service: Any) -> dict[str, Any]:
    """What cards and filters need of a service's child rows. Secret addresses leave no trace in it."""
    places = [place.location for place in service.places.select_related("location").order_by("sort_order")]
    costs = [option.option for option in service.cost_options.order_by("sort_order")]
    return {
        "phones": [phone.number for phone in service.phones.order_by("sort_order")],
        "languages": [row.code for row in service.languages.order_by("sort_order")],
        "forms": [row.form for row in service.forms.order_by("sort_order")],
        "costs": costs,
        "free": CostKind.FREE.value in costs,
        "cities": list(dict.fromkeys(loc.city for loc in places if loc.city and not loc.address_is_secret)),
        "gemeenten": _gemeenten(service),
        **{name: _best([getattr(loc, name) for loc in places]) for name in _PROPERTIES},
    }


@transaction.atomic
def refresh_digest(*, service_id: int) -> None:
    """Write the digest of one service anew from the database; search learns of it when that made a difference."""
    from directory.models import Service

    service = Service.objects.filter(pk=service_id).first()
    if service is None:
        return
    digest = build_digest(service)
    if digest != service.digest:
        Service.objects.filter(pk=service_id).update(digest=digest)
        renew_search(services=[service_id])


@transaction.atomic
def assure(*, services: Iterable[Any], user: Any) -> int:
    """The facts of these services were checked today; what is noted in their history. Gives how many."""
    today, changed = timezone.localdate(), 0
    for service in services:
        service.assured_date = today
        type(service).objects.filter(pk=service.pk).update(assured_date=today)
        log(instance=service, action="wagtail.edit", user=user)
        changed += 1
    return changed


def renew_search(*, services: Iterable[int]) -> None:
    """Let search read the pages of these services again: their facts are a part of what it knows."""
    from directory.models import ServicePage

    keys = list(ServicePage.objects.filter(service__in=list(services)).values_list("pk", flat=True))
    pages_outdated.send(sender=ServicePage, page_ids=keys)
