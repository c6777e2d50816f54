"""Models of the sociale kaart: facts after HSDS 3.1, stored once for all languages, and the pages that tell them."""

from directory.models.attributes import CostOption, ServiceArea, ServiceForm, ServiceLaw, ServiceQuestion
from directory.models.contact import Contact, Language, Phone
from directory.models.listed import ListedService
from directory.models.organisations import Organisation
from directory.models.pages import DirectoryIndexPage, ServicePage
from directory.models.places import Location, ServiceAtLocation
from directory.models.postcodes import PostcodeArea
from directory.models.questions import HelpQuestion
from directory.models.schedules import Schedule, ScheduleDeviation
from directory.models.services import Service

__all__ = [
    "Contact",
    "CostOption",
    "DirectoryIndexPage",
    "HelpQuestion",
    "Language",
    "ListedService",
    "Location",
    "Organisation",
    "Phone",
    "PostcodeArea",
    "Schedule",
    "ScheduleDeviation",
    "Service",
    "ServiceArea",
    "ServiceAtLocation",
    "ServiceForm",
    "ServiceLaw",
    "ServicePage",
    "ServiceQuestion",
]
