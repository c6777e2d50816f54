"""Which entries have to be checked, by whom, and until when an editor has time."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Exists, OuterRef, Q

from directory.enums import ReviewOutcome
from directory.listing import given_services
from directory.reports.days import working_days_after

if TYPE_CHECKING:
    from directory.models import Contact, Service

__all__ = [
    "QUIET",
    "add_months",
    "answered_services",
    "editor_due",
    "is_due",
    "is_reviewable",
    "owners_of",
    "reviewable_services",
]

#: After an answer that left the date of the check as it was: nobody is asked again so soon.
QUIET: Final = timedelta(days=30)

_OWNERS: Final = 2
_EDITOR_DAYS: Final = 2


def add_months(day: date, months: int) -> date:
    """The same day some months later; the last day of a month that is too short."""
    number = day.year * 12 + day.month - 1 + months
    year, month = number // 12, number % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def reviewable_services() -> Any:
    """Facts that visitors see: of help that is given, on a live page."""
    from directory.models import ServicePage

    return given_services().filter(Exists(ServicePage.objects.filter(service=OuterRef("pk"), live=True)))


def is_reviewable(service: Service) -> bool:
    """Whether visitors see these facts."""
    return bool(reviewable_services().filter(pk=service.pk).exists())


def answered_services(now: datetime) -> Any:
    """Facts about which an owner answered lately, or an editor decided on that answer."""
    from directory.models import Service

    since = now - QUIET
    answered = Q(reviews__outcome__in=(ReviewOutcome.CHANGED, ReviewOutcome.CLOSED), reviews__closed_at__gt=since)
    decided = Q(proposals__decided_at__gt=since) | Q(closures__checked_at__gt=since)
    return Service.objects.filter(answered | decided)


def is_due(service: Service, today: date) -> bool:
    """Whether the last check is longer ago than was agreed; never checked is due."""
    return service.assured_date is None or add_months(service.assured_date, service.review_interval) <= today


def owners_of(service: Service) -> list[Contact]:
    """Who get the mail: the first two people who keep the entry, each address once."""
    found: dict[str, Contact] = {}
    for contact in sorted(service.contacts.all(), key=lambda row: (row.sort_order or 0, row.pk)):
        if contact.is_owner and contact.email:
            found.setdefault(contact.email.lower(), contact)
    return list(found.values())[:_OWNERS]


def editor_due(day: date) -> date:
    """Until when an editor has time: two working days, without Dutch public holidays."""
    return working_days_after(day, _EDITOR_DAYS)
