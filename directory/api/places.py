"""Locations as HSDS tells them. Of a secret address nobody learns more than the gemeente."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from core.enums import TermKind
from core.taxonomies import term_by_slug
from directory.api.values import child_id, known
from directory.areas import gemeenten_of
from directory.enums import LocationType, YesNoUnknown
from directory.postcodes import spot_of

if TYPE_CHECKING:
    from directory.api.values import Row

__all__ = ["location", "location_id", "place", "place_links"]


def location_id(row: Any) -> str:
    """Identity of the location of a ``ServiceAtLocation``.

    A secret one has another identity for each service, so that nobody sees which services share it.
    """
    hidden = row.location.address_is_secret
    return child_id(row.uuid, "location") if hidden else str(row.location.uuid)


def place_links(service: Any) -> dict[int, Row]:
    """How hours point to a place, by key of the location."""
    return {
        row.location_id: {"location_id": location_id(row), "service_at_location_id": str(row.uuid)}
        for row in service.places.all()
    }


def _secret(row: Any) -> Row:
    city = row.location.city.strip().casefold()
    found = [term_by_slug(TermKind.GEMEENTE, slug) for slug in sorted(gemeenten_of([city]))] if city else []
    names = ", ".join(gemeente.name for gemeente in found if gemeente is not None)
    where = _("Gemeente: %(name)s.") % {"name": names} if names else ""
    return {
        "id": location_id(row),
        "location_type": LocationType.PHYSICAL.value,
        "description": f"{_('Het adres is geheim.')} {where}".strip(),
    }


def _accessibility(of: Any) -> list[Row]:
    """What is known of getting in. Nothing is said of what nobody knows."""
    names = {"wheelchair": _("Met een rolstoel"), "hearing_loop": _("Ringleiding")}
    return [
        {
            "id": child_id(of.uuid, f"accessibility/{field}"),
            "location_id": str(of.uuid),
            "description": label,
            "details": str(YesNoUnknown(value).label),
        }
        for field, label in names.items()
        if (value := getattr(of, field)) in (YesNoUnknown.YES, YesNoUnknown.NO)
    ]


def _address(of: Any) -> list[Row]:
    """The address; HSDS wants street, place, province and postcode all filled."""
    if not (of.address_1 and of.city and of.postal_code):
        return []
    return [
        {
            "id": str(of.address_uuid),
            "location_id": str(of.uuid),
            "address_1": of.address_1,
            "city": of.city,
            "state_province": "Flevoland",
            "postal_code": of.postal_code,
            "country": "NL",
            "address_type": of.location_type,
        }
    ]


def _words(of: Any) -> str:
    """Where a place is of which the address is not whole."""
    town = " ".join(filter(None, (of.postal_code, of.city)))
    return ", ".join(filter(None, (of.address_1, town))) if of.city else ""


def location(row: Any, *, full: bool) -> Row:
    """The location of a ``ServiceAtLocation``. Its point is the middle of the postcode area or of the place."""
    of = row.location
    if of.address_is_secret:
        return _secret(row)
    physical = of.location_type == LocationType.PHYSICAL
    spot = spot_of(of.city, of.postal_code[:4]) if physical and of.city else None
    made = {
        "id": str(of.uuid),
        "location_type": of.location_type,
        "name": of.name,
        "description": "" if _address(of) else _words(of),
        "transportation": of.transportation,
        "latitude": round(spot.latitude, 4) if spot else None,
        "longitude": round(spot.longitude, 4) if spot else None,
    }
    return known(made | ({"addresses": _address(of), "accessibility": _accessibility(of)} if full else {}))


def place(row: Any, schedules: list[Row], *, full: bool) -> Row:
    """A ``ServiceAtLocation``; ``schedules`` are those of the service, of which only its own are told."""
    hidden = row.location.address_is_secret
    own = [hours for hours in schedules if hours.get("service_at_location_id") == str(row.uuid)] if full else []
    return known(
        {
            "id": str(row.uuid),
            "service_id": str(row.service.uuid),
            "location_id": location_id(row),
            "description": "" if hidden else row.description,
            "location": location(row, full=full),
            "schedules": own,
        }
    )
