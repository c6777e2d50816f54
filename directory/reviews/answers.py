"""What owners answer, as writes. Each round takes one answer: the first."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from core.services import tokens
from core.services.mail import enqueue
from directory.enums import ProposalState, ReviewOutcome, ReviewReason
from directory.models import Contact, Proposal, ProposedField, Review, Service, Succession
from directory.reviews.closing import report_closure
from directory.reviews.due import editor_due, owners_of
from directory.reviews.letters import absolute, send_link
from directory.services import assure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from directory.reviews.facts import Facts

__all__ = [
    "SUCCESSOR_PURPOSE",
    "changed",
    "close_review",
    "confirm",
    "confirm_succession",
    "drop_successions",
    "hand_over",
    "mark_assured",
    "may_succeed",
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
    """The facts held at this moment, says the organisation. Never the name of a person."""
    current = Service.objects.select_related("organisation").get(pk=service.pk)
    assure(services=[current], user=user, day=timezone.localdate(now), by=str(current.organisation)[:160])


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


def _same_proposal(service: Service, address: str, changes: dict[str, tuple[Any, Any]], remark: str) -> Proposal | None:
    """A change that waits and says the same: a button was pressed twice."""
    wanted = {key: new for key, (_old, new) in changes.items()}
    waiting = Proposal.objects.filter(service=service, address=address, remark=remark, state=ProposalState.WAITING)
    for proposal in waiting.prefetch_related("fields"):
        if {row.key: row.new for row in proposal.fields.all()} == wanted:
            return proposal
    return None


@transaction.atomic
def propose(
    *, review: Review, address: str, changes: dict[str, tuple[Any, Any]], remark: str, now: datetime
) -> Proposal | None:
    """Keep a set of changed facts (old and new value) for an editor.

    Was the round answered meanwhile, then the change gets a round of its own: what somebody typed is not thrown away.
    The same change a second time gives the first. None when somebody answers at this very moment.
    """
    if not close_review(review=review, outcome=ReviewOutcome.CHANGED, now=now):
        same = _same_proposal(review.service, address, changes, remark)
        if same is not None:
            return same
        fresh = open_review(service=review.service, now=now)
        if not close_review(review=fresh, outcome=ReviewOutcome.CHANGED, now=now):
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
    """Ask the named person by mail; the old owner stays until that person agrees.

    None when somebody else was named before, or when the round was answered meanwhile.
    """
    if not Review.objects.filter(pk=review.pk, closed_at=None).exists():
        return None
    found, is_new = Succession.objects.get_or_create(
        review=review,
        contact=contact,
        confirmed_at=None,
        defaults={"name": name, "address": address, "created_at": now},
    )
    if not is_new:
        return found if found.address.lower() == address.lower() else None
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


def may_succeed(succession: Succession) -> bool:
    """Whether who named this successor still keeps the entry: an editor may have said otherwise."""
    return succession.contact_id in {contact.pk for contact in owners_of(succession.review.service)}


@transaction.atomic
def confirm_succession(*, succession: Succession, now: datetime) -> bool:
    """The successor keeps the entry from now on, and gets a link; the old owner stays known to editors.

    Only while who named the successor still keeps the entry; tells whether that was so.
    """
    service, old = succession.review.service, succession.contact
    if old is None or not may_succeed(succession):
        return False
    order = old.sort_order or 0
    known = service.contacts.filter(email__iexact=succession.address).first()
    if known is not None:
        known.is_owner, known.sort_order = True, order
        known.save(update_fields=["is_owner", "sort_order"])
    else:
        Contact.objects.create(
            service=service, name=succession.name, email=succession.address, is_owner=True, sort_order=order
        )
    if known is None or known.pk != old.pk:
        old.is_owner = False
        old.save(update_fields=["is_owner"])
    Succession.objects.filter(pk=succession.pk).update(confirmed_at=now)
    review = open_review(service=service, now=now)
    send_link(address=succession.address.lower(), entries=[(review, 0)])
    return True


@transaction.atomic
def drop_successions() -> int:
    """Forget who was named by somebody who keeps the entry no more, and throw the link away; gives how many."""
    waiting = Succession.objects.filter(confirmed_at=None).select_related("contact", "review__service")
    gone = [one.pk for one in waiting.prefetch_related("review__service__contacts") if not may_succeed(one)]
    for number in gone:
        tokens.revoke(purpose=SUCCESSOR_PURPOSE, subject=f"successor:{number}")
    Succession.objects.filter(pk__in=gone).delete()
    return len(gone)


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
