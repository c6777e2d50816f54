"""Factories for the facts of the sociale kaart."""

from __future__ import annotations

from datetime import time
from itertools import count
from typing import Any

from directory.models import (
    CostOption,
    Language,
    Location,
    Organisation,
    Phone,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    ServiceForm,
)

__all__ = ["add_hours", "add_place", "make_service"]

_numbers = count(1)


def add_place(service: Service, **values: Any) -> Location:
    """A place where the service is given."""
    address = {"name": "Het Huis", "address_1": "Dorpsstraat 1", "postal_code": "8321 AB", "city": "Urk"}
    location = Location.objects.create(**{**address, **values})
    ServiceAtLocation.objects.create(service=service, location=location, sort_order=service.places.count())
    return location


def add_hours(service: Service, days: str, start: str, end: str, **values: Any) -> None:
    """The same hours on some days: ``add_hours(service, "MO TU", "09:00", "17:00")``."""
    for day in days.split():
        Schedule.objects.create(
            service=service,
            byday=day,
            opens_at=time.fromisoformat(start),
            closes_at=time.fromisoformat(end),
            sort_order=service.schedules.count(),
            **values,
        )


def make_service(
    *,
    phones: tuple[str, ...] = (),
    languages: tuple[str, ...] = (),
    forms: tuple[str, ...] = (),
    costs: tuple[str, ...] = (),
    areas: tuple[Any, ...] = (),
    **values: Any,
) -> Service:
    """A service with its child rows; the other values are fields."""
    organisation = values.pop("organisation", "Stichting Voorbeeld")
    owner = Organisation.objects.get_or_create(name=organisation)[0]
    service = Service.objects.create(organisation=owner, **{"name": f"Dienst {next(_numbers)}", **values})
    for order, number in enumerate(phones):
        Phone.objects.create(service=service, number=number, sort_order=order)
    for order, code in enumerate(languages):
        Language.objects.create(service=service, code=code, sort_order=order)
    for order, form in enumerate(forms):
        ServiceForm.objects.create(service=service, form=form, sort_order=order)
    for order, cost in enumerate(costs):
        CostOption.objects.create(service=service, option=cost, sort_order=order)
    for order, gemeente in enumerate(areas):
        ServiceArea.objects.create(service=service, gemeente=gemeente, sort_order=order)
    service.refresh_from_db()
    return service
