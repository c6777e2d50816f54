"""The daily run: rounds begin and end, mails go out, and who stays silent comes on the call list."""

from __future__ import annotations

import logging
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Prefetch
from django.utils import timezone

from core.enums_mail import OutboxState
from directory.enums import CallReason, ProposalState, ReviewOutcome, ReviewReason
from directory.models import OwnerMail, OwnerMailEntry, Review
from directory.reviews.answers import drop_successions
from directory.reviews.closing import apply_closures
from directory.reviews.due import answered_services, is_due, owners_of, reviewable_services
from directory.reviews.letters import LIFETIME, can_mail, contact_of, send_link
from directory.reviews.removal import remove_silent

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

__all__ = ["PAUSE", "RunReport", "open_rounds", "run"]

logger = logging.getLogger(__name__)

#: Between the delivery of one mail and the next, and between the last one and the call.
PAUSE: Final = timedelta(days=14)
_LAST_STEP: Final = 2


@dataclass(slots=True)
class RunReport:
    """What one run did."""

    opened: int = 0
    ended: int = 0
    mails: int = 0
    reminders: int = 0
    to_call: int = 0
    closures: int = 0
    removed: list[str] = field(default_factory=list)
    braked: list[str] = field(default_factory=list)


def _open_reviews(**only: Any) -> list[Review]:
    """Open rounds with all that a run asks of them, in a fixed number of queries."""
    mailed = Prefetch("mailed", OwnerMailEntry.objects.select_related("mail__outbox").order_by("step", "pk"))
    found = Review.objects.filter(closed_at=None, **only).select_related("service__organisation")
    return list(found.prefetch_related("service__contacts", "successions__outbox", mailed).order_by("pk"))


def _end(reviews: Iterable[Review], outcome: str, now: datetime) -> int:
    keys = [review.pk for review in reviews]
    return Review.objects.filter(pk__in=keys, closed_at=None).update(closed_at=now, outcome=outcome)


@transaction.atomic
def end_overtaken(*, now: datetime) -> int:
    """End rounds of entries that visitors do not see any more, or that an editor checked meanwhile."""
    shown, today = set(reviewable_services().values_list("pk", flat=True)), timezone.localdate(now)
    withdrawn, checked = [], []
    for review in _open_reviews():
        old_request = review.reason == ReviewReason.ASKED and review.opened_at + LIFETIME <= now
        if review.service_id not in shown or old_request:
            withdrawn.append(review)
        elif review.reason == ReviewReason.DUE and not is_due(review.service, today):
            checked.append(review)
    return _end(withdrawn, ReviewOutcome.WITHDRAWN, now) + _end(checked, ReviewOutcome.CHECKED, now)


@transaction.atomic
def open_rounds(*, now: datetime) -> int:
    """Begin a round for every entry that has to be checked and about which nothing waits for an editor.

    Not for one about which an owner answered lately, nor for one with a link on its way: that one is asked already.
    """
    busy = reviewable_services().filter(proposals__state=ProposalState.WAITING).values("pk")
    closing = reviewable_services().filter(closures__applied_at=None, closures__isnull=False).values("pk")
    asked = Review.objects.filter(closed_at=None).values("service")
    services = reviewable_services().prefetch_related("contacts")
    for others in (busy, closing, asked, answered_services(now).values("pk")):
        services = services.exclude(pk__in=others)
    new = []
    for service in (one for one in services if is_due(one, timezone.localdate(now))):
        nobody = not owners_of(service)
        new.append(
            Review(
                service=service,
                opened_at=now,
                call_since=now if nobody else None,
                call_reason=CallReason.NOBODY if nobody else "",
            )
        )
    return len(Review.objects.bulk_create(new, batch_size=500))


def _state(entry: OwnerMailEntry) -> str:
    outbox = entry.mail.outbox
    return outbox.state if outbox else OutboxState.FAILED


def _waited(outbox: Any, now: datetime) -> bool:
    """Whether a mail was delivered long enough ago; waiting or lost mail never counts."""
    return bool(outbox and outbox.state == OutboxState.SENT and outbox.sent_at + PAUSE <= now)


def _sent_to(review: Review, address: str) -> list[OwnerMailEntry]:
    """What went to an owner in this round, the last step at the end. A link that was asked for is none of it."""
    return [row for row in review.mailed.all() if row.mail.is_round and row.mail.address.lower() == address]


def _next_step(review: Review, contact: Any, now: datetime) -> int | None:
    """Which mail an owner should get now: the question, a reminder, or none."""
    if any(row.contact_id == contact.pk and row.confirmed_at is None for row in review.successions.all()):
        return None
    sent = _sent_to(review, contact.email.lower())
    if not sent:
        return 0
    last = sent[-1]
    return last.step + 1 if last.step < _LAST_STEP and _waited(last.mail.outbox, now) else None


def _wanted(now: datetime) -> dict[str, list[tuple[Review, int]]]:
    """By address: what has to be asked for now, and which mail of the round it is."""
    wanted: dict[str, list[tuple[Review, int]]] = defaultdict(list)
    for review in _open_reviews():
        if review.reason != ReviewReason.DUE or review.call_result:
            continue
        for contact in owners_of(review.service):
            step = _next_step(review, contact, now)
            if step is not None:
                wanted[contact.email.lower()].append((review, step))
    return dict(sorted(wanted.items()))


def _served() -> set[str]:
    """Addresses that had their mail of today."""
    return set(OwnerMail.objects.filter(day=timezone.localdate(), is_round=True).values_list("address", flat=True))


def send_mails(*, now: datetime, report: RunReport) -> set[int]:
    """One mail an address, with all its entries that have to be asked for now.

    An address to which no mail can be made stops no others: gives the rounds of those, somebody has to call.
    """
    served, lost = _served(), set[int]()
    for address, entries in _wanted(now).items():
        if address in served:
            continue
        try:
            validate_email(address)
            with transaction.atomic():
                contact = contact_of(entries[0][0].service, address)
                greeting = {"name": contact.name if contact else ""}
                send_link(
                    address=address, entries=entries, template="directory/review", is_round=True, context=greeting
                )
        except Exception as error:  # noqa: BLE001  # whatever is wrong with one mail, the others go
            if address in _served():  # by a run at the same time
                continue
            # Only the class: the words of the error may hold an address.
            logger.error("A mail of the rounds could not be made: %s", type(error).__name__)  # noqa: TRY400
            lost.update(review.pk for review, _step in entries)
            continue
        report.mails += 1
        report.reminders += any(step for _review, step in entries)
    return lost


@transaction.atomic
def restart_called() -> int:
    """Begin anew by mail with what was called about for want of an address, when there is one now."""
    count = 0
    for review in _open_reviews(called_at__isnull=False, call_reason__in=[CallReason.NOBODY, CallReason.BOUNCED]):
        addresses = [contact.email.lower() for contact in owners_of(review.service)]
        if any(can_mail(address) and not _sent_to(review, address) for address in addresses):
            found = Review.objects.filter(pk=review.pk, closed_at=None)
            count += found.update(call_since=None, call_reason="", called_at=None, call_result="", called_by=None)
    return count


def _why_call(review: Review, now: datetime, lost: Collection[int]) -> str:
    """Why an editor should call about this entry; empty when mail may still help."""
    waiting = [row for row in review.successions.all() if row.confirmed_at is None]
    unasked = any(row.outbox and row.outbox.state == OutboxState.FAILED for row in waiting)
    if unasked or any(_waited(row.outbox, now) for row in waiting):
        return CallReason.SUCCESSOR
    owners = owners_of(review.service)
    if not owners:
        return CallReason.NOBODY
    sent = [_sent_to(review, contact.email.lower()) for contact in owners]
    if any(_state(row) == OutboxState.FAILED for rows in sent for row in rows) or review.pk in lost:
        return CallReason.BOUNCED
    silent = all(rows and rows[-1].step == _LAST_STEP and _waited(rows[-1].mail.outbox, now) for rows in sent)
    return CallReason.SILENT if silent and not waiting else ""


@transaction.atomic
def fill_call_list(*, now: datetime, lost: Collection[int] = ()) -> int:
    """Put entries on the call list that mail does not reach, and take off those for which it may help again.

    An entry that was called about stays as it is. ``lost`` are rounds of which a mail could not be made.
    """
    count = 0
    for review in _open_reviews():
        reason = _why_call(review, now, lost) if review.reason == ReviewReason.DUE and not review.call_result else ""
        if review.call_result or reason == review.call_reason:
            continue
        since = (review.call_since or now) if reason else None
        found = Review.objects.filter(pk=review.pk, closed_at=None, call_result="")
        changed = found.update(call_since=since, call_reason=reason)
        count += changed if review.call_since is None else 0
    return count


def run(*, now: datetime | None = None) -> RunReport:
    """One day of the loop. A second run on the same day changes nothing more."""
    moment, report = now or timezone.now(), RunReport()
    drop_successions()
    report.closures = apply_closures(now=moment)
    report.ended = end_overtaken(now=moment)
    report.removed, report.braked = remove_silent(now=moment)
    report.opened = open_rounds(now=moment)
    restart_called()
    lost = send_mails(now=moment, report=report)
    report.to_call = fill_call_list(now=moment, lost=lost)
    return report
