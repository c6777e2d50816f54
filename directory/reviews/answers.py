"""What owners answer, as writes. Each round takes one answer: the first."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from core.services import tokens
from core.services.mail import enqueue
from directory.enums import ReviewOutcome, ReviewReason
from directory.models import Contact, Proposal, ProposedField, Review, Service, Succession
from directory.reviews.closing import report_closure
from directory.reviews.due import editor_due
from directory.reviews.letters import absolute, send_link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from directory.reviews.facts import Facts

__all__ = [
    "SUCCESSOR_PURPOSE",
    "changed",
    "close_review",
    "confirm",
    "confirm_succession",
    "hand_over",
    "mark_assured",
    "open_review",
    "propose",
    "send_fresh_link",
    "stop",
]

SUCCESSOR_PURPOSE: Final = "directory.successor"
_SUCCESSOR_LIFETIME: Final = timedelta(days=30)


def close_review(*, review: Review, outcome: str, now: datetime) -> bool:
    """End a round; tells whether this call did it. Somebody else may have answered a moment before."""
    return bool(Review.objects.filter(pk=review.pk, closed_at=None).update(closed_at=now, outcome=outcome))


def open_review(*, service: Service, now: datetime) -> Review:
    """The open round of an entry, or a new one for an owner who asks."""
    found = Review.objects.get_or_create(
        service=service, closed_at=None, defaults={"reason": ReviewReason.ASKED, "opened_at": now}
    )
    return found[0]


def mark_assured(*, service: Service, now: datetime, user: Any = None) -> None:
    """The facts hold today, says the organisation. Never the name of a person."""
    day, by = timezone.localdate(now), str(service.organisation)[:160]
    Service.objects.filter(pk=service.pk).update(assured_date=day, assured_by=by)
    log(instance=service, action="wagtail.edit", user=user)


@transaction.atomic
def confirm(*, reviews: Iterable[Review], now: datetime) -> int:
    """Everything holds, for each of these entries that nobody answered yet; gives how many."""
    count = 0
    for review in reviews:
        if close_review(review=review, outcome=ReviewOutcome.CORRECT, now=now):
            mark_assured(service=review.service, now=now)
            count += 1
    return count


@transaction.atomic
def stop(*, review: Review, kind: str, from_day: date, reopens_on: date | None, now: datetime) -> bool:
    """Help stops or is closed for a while; visitors see it at once."""
    if not close_review(review=review, outcome=ReviewOutcome.CLOSED, now=now):
        return False
    report_closure(service=review.service, kind=kind, from_day=from_day, reopens_on=reopens_on, now=now)
    return True


@transaction.atomic
def propose(
    *, review: Review, address: str, changes: dict[str, tuple[Any, Any]], remark: str, now: datetime
) -> Proposal | None:
    """Keep a set of changed facts (old and new value) for an editor; None when the round was answered already."""
    if not close_review(review=review, outcome=ReviewOutcome.CHANGED, now=now):
        return None
    proposal = Proposal.objects.create(
        service=review.service,
        address=address,
        remark=remark,
        created_at=now,
        due_on=editor_due(timezone.localdate(now)),
    )
    ProposedField.objects.bulk_create(
        ProposedField(proposal=proposal, key=key, old=old, new=new) for key, (old, new) in changes.items()
    )
    return proposal


@transaction.atomic
def hand_over(*, review: Review, contact: Contact, name: str, address: str, now: datetime) -> Succession | None:
    """Ask the named person by mail; the old owner stays until that person agrees. None when one was named before."""
    found, is_new = Succession.objects.get_or_create(
        review=review,
        contact=contact,
        confirmed_at=None,
        defaults={"name": name, "address": address, "created_at": now},
    )
    if not is_new:
        return None
    raw = tokens.issue(purpose=SUCCESSOR_PURPOSE, subject=f"successor:{found.pk}", lifetime=_SUCCESSOR_LIFETIME)
    found.outbox = enqueue(
        template="directory/successor",
        context={
            "url": absolute("directory_owner:successor", raw),
            "service": review.service.name,
            "organisation": review.service.organisation.name,
            "days": _SUCCESSOR_LIFETIME.days,
        },
        to=address,
        language=settings.LANGUAGE_CODE,
    )
    found.save(update_fields=["outbox"])
    return found


@transaction.atomic
def confirm_succession(*, succession: Succession, now: datetime) -> None:
    """The successor keeps the entry from now on, and gets a link; the old owner stays known to editors."""
    service = succession.review.service
    old = succession.contact
    order = (old.sort_order if old else service.contacts.count()) or 0
    known = service.contacts.filter(email__iexact=succession.address).first()
    if known is not None:
        known.is_owner, known.sort_order = True, order
        known.save(update_fields=["is_owner", "sort_order"])
    else:
        Contact.objects.create(
            service=service, name=succession.name, email=succession.address, is_owner=True, sort_order=order
        )
    if old is not None and (known is None or known.pk != old.pk):
        old.is_owner = False
        old.save(update_fields=["is_owner"])
    Succession.objects.filter(pk=succession.pk).update(confirmed_at=now)
    review = open_review(service=service, now=now)
    send_link(address=succession.address.lower(), entries=[(review, 0)])


@transaction.atomic
def send_fresh_link(*, services: Iterable[Service], address: str, is_known: bool, now: datetime) -> None:
    """Mail a new link to an owner. For anyone else the same work is done and undone, so that it takes as long."""
    entries = [(open_review(service=service, now=now), 0) for service in services]
    if entries:
        send_link(address=address, entries=entries)
    if not is_known:
        transaction.set_rollback(True)


def changed(before: Facts, after: Facts) -> dict[str, tuple[Any, Any]]:
    """The facts that differ, each with its old and new value."""
    keys = dict.fromkeys([*before, *after])
    return {key: (before.get(key), after.get(key)) for key in keys if before.get(key) != after.get(key)}
