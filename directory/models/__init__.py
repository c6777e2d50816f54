"""Models of the sociale kaart: facts after HSDS 3.1, stored once for all languages, and the pages that tell them."""

from directory.models.attributes import CostOption, ServiceArea, ServiceForm, ServiceLaw, ServiceQuestion
from directory.models.changes import EntryChange
from directory.models.contact import Contact, Language, Phone
from directory.models.imports import ImportFile
from directory.models.listed import ListedService
from directory.models.organisations import Organisation
from directory.models.pages import DirectoryIndexPage, ServicePage
from directory.models.places import Location, ServiceAtLocation
from directory.models.postcodes import PostcodeArea
from directory.models.questions import HelpQuestion
from directory.models.reports import Report
from directory.models.reviews import (
    Closure,
    OwnerMail,
    OwnerMailEntry,
    Proposal,
    ProposedField,
    Review,
    Succession,
)
from directory.models.schedules import Schedule, ScheduleDeviation
from directory.models.services import Service

__all__ = [
    "Closure",
    "Contact",
    "CostOption",
    "DirectoryIndexPage",
    "EntryChange",
    "HelpQuestion",
    "ImportFile",
    "Language",
    "ListedService",
    "Location",
    "Organisation",
    "OwnerMail",
    "OwnerMailEntry",
    "Phone",
    "PostcodeArea",
    "Proposal",
    "ProposedField",
    "Report",
    "Review",
    "Schedule",
    "ScheduleDeviation",
    "Service",
    "ServiceArea",
    "ServiceAtLocation",
    "ServiceForm",
    "ServiceLaw",
    "ServicePage",
    "ServiceQuestion",
    "Succession",
]
