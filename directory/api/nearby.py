"""The postcode in a question: whose residents may come, and what is within so many metres.

A secret address has no part in it: such a service is found as one that has no address.
"""

from __future__ import annotations

from math import cos, hypot, radians
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Q
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

    ``shown`` are the public pages, which name the gemeenten when the facts don't.
    """
    code = areas()[asked.postcode].gemeente
    own = ServiceArea.objects.all()
    told = PageTerm.objects.filter(gemeente__isnull=False)
    here = shown.filter(pk__in=told.filter(gemeente__cbs_code=code).values("page")).values("service")
    of_pages = shown.filter(pk__in=told.values("page")).values("service")
    by_page = Q(pk__in=here) | ~Q(pk__in=of_pages)
    return Q(pk__in=own.filter(gemeente__cbs_code=code).values("service")) | (
        ~Q(pk__in=own.values("service")) & by_page
    )


def near_services(asked: Asked, shown: Any) -> Q:
    """Services that the postcode in a question asks for.

    Near is who has an open address within the distance. Help without one comes to you, or is reached from home: it
    stays, when it is for residents of the postcode.
    """
    covering = covers(asked, shown)
    if asked.proximity is None:
        return covering
    near, at_all = (
        ServiceAtLocation.objects.filter(location__in=found.values("pk")).values("service")
        for found in (_near_locations(asked), _open_locations())
    )
    return Q(pk__in=near) | (~Q(pk__in=at_all) & covering)


def near_places(asked: Asked) -> Q:
    """Places within the distance; without a distance every place of the services counts."""
    if asked.proximity is None:
        return Q()
    return Q(location__in=_near_locations(asked).values("pk"))
