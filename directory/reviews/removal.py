"""Taking entries off the map about which nobody says anything any more, and the brake on it."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from core.enums_mail import OutboxState
from core.models import HelpLine
from core.services.mail import enqueue
from directory.enums import CallResult, ReviewOutcome, ReviewReason
from directory.models import Review
from directory.reviews.due import reviewable_services
from directory.services import take_off

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["GRACE", "LEAST", "SHARE", "is_braked", "remove_silent"]

#: After the call that nobody answered.
GRACE: Final = timedelta(days=14)
#: More than this share of all entries in a day means that something is wrong with us, not with them.
SHARE: Final = 0.02
LEAST: Final = 3
_STEPS: Final = {0, 1, 2}
#: The country, and a zero that is left out after it; without a plus only before a whole number.
_COUNTRY: Final = re.compile(r"(?:\+31|0031|31(?=\d{7}))0*")
_DAY: Final = timedelta(days=1)


def is_braked(*, going: int, total: int) -> bool:
    """Whether too many entries would go in one day: at least three, and more than two percent."""
    return going >= LEAST and going > total * SHARE


def _digits(number: str) -> str:
    """A number as people dial it inside the country, however it is written: with +31, 0031 or (0)."""
    dialled = re.sub(r"[^+\d]", "", number)
    abroad = _COUNTRY.match(dialled)
    return f"0{dialled[abroad.end() :]}" if abroad else dialled.removeprefix("+")


def _help_line_numbers() -> set[str]:
    """Of every help line, as it is dialled and as it is read."""
    found = {_digits(number) for line in HelpLine.objects.values_list("tel", "number") for number in line}
    return found - {""}


def _was_asked_three_times(review: Review) -> bool:
    """Whether the question and both reminders were delivered to one owner; a link that was asked for is none."""
    delivered: dict[str, set[int]] = {}
    for row in review.mailed.all():
        if row.mail.is_round and row.mail.outbox and row.mail.outbox.state == OutboxState.SENT:
            delivered.setdefault(row.mail.address.lower(), set()).add(row.step)
    return any(steps >= _STEPS for address, steps in delivered.items() if address)


def _candidates(now: datetime) -> list[Review]:
    """Rounds in which everything was tried, of entries that may go."""
    shown = reviewable_services().filter(is_essential=False).values("pk")
    found = Review.objects.filter(
        closed_at=None,
        reason=ReviewReason.DUE,
        call_result=CallResult.SILENT,
        called_at__lte=now - GRACE,
        service__in=shown,
    )
    lines = _help_line_numbers()
    rows = found.select_related("service").prefetch_related("mailed__mail__outbox", "service__phones").order_by("pk")
    return [
        review
        for review in rows
        if _was_asked_three_times(review)
        and not any(_digits(phone.number) in lines for phone in review.service.phones.all())
    ]


@transaction.atomic
def _remove(review: Review, now: datetime) -> bool:
    """Unpublish the pages of an entry in all languages, if its round is still open."""
    if not Review.objects.filter(pk=review.pk, closed_at=None).update(closed_at=now, outcome=ReviewOutcome.REMOVED):
        return False
    take_off(service_id=review.service_id)
    return True


@transaction.atomic
def _warn(names: Sequence[str], total: int, now: datetime) -> None:
    """Tell the team by mail, once a day."""
    if settings.CONTACT_EMAIL:
        enqueue(
            template="directory/brake",
            context={"names": names, "total": total},
            to=settings.CONTACT_EMAIL,
            dedupe_key=f"directory-brake:{timezone.localdate(now)}",
            language=settings.LANGUAGE_CODE,
        )


def remove_silent(*, now: datetime) -> tuple[list[str], list[str]]:
    """Take entries off the map about which nobody answered; gives names of those that went, and of those held back.

    All are held back, and the team is warned, when too many would go.
    """
    going: list[Any] = _candidates(now)
    names = [str(review.service) for review in going]
    gone = Review.objects.filter(outcome=ReviewOutcome.REMOVED, closed_at__gt=now - _DAY).count()
    total = reviewable_services().count() + gone
    if going and is_braked(going=len(going) + gone, total=total):
        _warn(names, total, now)
        return [], names
    return [str(review.service) for review in going if _remove(review, now)], []
