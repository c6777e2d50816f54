"""The postcode in a question: whose residents may come, and what is within so many metres.

A secret address has no part in it: such a service is found as one that has no address.
"""

from __future__ import annotations

from math import cos, hypot, radians
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Substr

from core.models import PageTerm
from directory.enums import LocationType
from directory.models import Location, ServiceArea, ServiceAtLocation
from directory.postcodes import areas, spot_of

if TYPE_CHECKING:
    from directory.api.parameters import Asked
    from directory.postcodes import Area, Spot

__all__ = ["covers", "near_places", "near_services"]

_METRES_A_DEGREE: Final = 111_200


def _metres(home: Spot, other: Spot | Area) -> float:
    """As the crow flies, between the middles of two areas."""
    north = (home.latitude - other.latitude) * _METRES_A_DEGREE
    east = (home.longitude - other.longitude) * _METRES_A_DEGREE * cos(radians(home.latitude))
    return hypot(north, east)


def _open_locations() -> Any:
    """Locations with an address that everyone may know; ``pc4`` is the begin of the postcode."""
    found = Location.objects.filter(address_is_secret=False, location_type=LocationType.PHYSICAL).exclude(city="")
    return found.annotate(pc4=Substr("postal_code", 1, 4))


def _near_locations(asked: Asked) -> Any:
    """Open locations within the asked distance; without a known postcode the place counts."""
    spot, most, codes = asked.spot, asked.proximity or 0, areas()
    near_codes = [code for code, area in codes.items() if spot and _metres(spot, area) <= most]
    others = _open_locations().exclude(pc4__in=list(codes))
    spots = {city: spot_of(city, "") for city in others.order_by().values_list("city", flat=True).distinct()}
    near_cities = [city for city, at in spots.items() if spot and at and _metres(spot, at) <= most]
    by_city = Q(city__in=near_cities) & ~Q(pc4__in=list(codes))
    return _open_locations().filter(Q(pc4__in=near_codes) | by_city)


def covers(asked: Asked, shown: Any) -> Q:
    """Services for residents of the postcode: it is in their gemeenten, or they are for the whole province.

    ``shown`` are the public pages of a service, which name the gemeenten when the facts don't.
    """
    code = areas()[asked.postcode].gemeente
    own = ServiceArea.objects.filter(service=OuterRef("pk"))
    told = PageTerm.objects.filter(page__in=shown.values("pk"), gemeente__isnull=False)
    by_page = Q(Exists(told.filter(gemeente__cbs_code=code))) | ~Q(Exists(told))
    return Q(Exists(own.filter(gemeente__cbs_code=code))) | (~Q(Exists(own)) & by_page)


def near_services(asked: Asked, shown: Any) -> Q:
    """Services that the postcode in a question asks for.

    Near is who has an open address within the distance. Help without one comes to you, or is reached from home: it
    stays, when it is for residents of the postcode.
    """
    covering = covers(asked, shown)
    if asked.proximity is None:
        return covering
    rows = ServiceAtLocation.objects.filter(service=OuterRef("pk"))
    near = Exists(rows.filter(location__in=_near_locations(asked).values("pk")))
    at_all = Exists(rows.filter(location__in=_open_locations().values("pk")))
    return Q(near) | (~Q(at_all) & covering)


def near_places(asked: Asked) -> Q:
    """Places within the distance; without a distance every place of the services counts."""
    if asked.proximity is None:
        return Q()
    return Q(location__in=_near_locations(asked).values("pk"))
