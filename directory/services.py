"""Writes of the sociale kaart that are more than a save."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from directory.enums import CostKind, YesNoUnknown

__all__ = ["build_digest", "refresh_digest"]

_PROPERTIES = ("wheelchair", "hearing_loop")


def _best(values: list[str]) -> str:
    """Yes when one place has it, no when all are known not to, else unknown."""
    if YesNoUnknown.YES in values:
        return YesNoUnknown.YES.value
    if values and all(value == YesNoUnknown.NO for value in values):
        return YesNoUnknown.NO.value
    return YesNoUnknown.UNKNOWN.value


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
        "gemeenten": [row.gemeente.slug for row in service.service_areas.select_related("gemeente")],
        **{name: _best([getattr(loc, name) for loc in places]) for name in _PROPERTIES},
    }


@transaction.atomic
def refresh_digest(*, service_id: int) -> None:
    """Write the digest of one service anew from the database."""
    from directory.models import Service

    service = Service.objects.filter(pk=service_id).first()
    if service is not None:
        Service.objects.filter(pk=service_id).update(digest=build_digest(service))
