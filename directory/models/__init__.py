"""Models of the sociale kaart: facts after HSDS 3.1, stored once for all languages, and the pages that tell them."""

from directory.models.contact import Language, Phone
from directory.models.organisations import Organisation
from directory.models.pages import DirectoryIndexPage, ServicePage
from directory.models.places import Location, ServiceAtLocation
from directory.models.schedules import Schedule
from directory.models.services import CostOption, Service, ServiceArea, ServiceForm

__all__ = [
    "CostOption",
    "DirectoryIndexPage",
    "Language",
    "Location",
    "Organisation",
    "Phone",
    "Schedule",
    "Service",
    "ServiceArea",
    "ServiceAtLocation",
    "ServiceForm",
    "ServicePage",
]
