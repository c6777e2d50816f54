"""What an editor decides about what an owner said, and the mail that tells the owner."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from core.services.mail import enqueue
from directory.enums import CallResult, ProposalState, ReviewOutcome, ServiceStatus
from directory.models import Closure, Proposal, Review, Service
from directory.reachable import can_be_reached
from directory.reviews.answers import close_review, mark_assured, open_review
from directory.reviews.applying import differences, stamp_of, take_over
from directory.reviews.closing import check_closure
from directory.reviews.due import is_reviewable, owners_of
from directory.reviews.letters import can_mail, send_link

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["approve", "judge_closure", "note_call", "reject"]


def _tell(proposal: Proposal, template: str, **context: Any) -> None:
    if proposal.address:
        enqueue(
            template=template,
            context={"service": proposal.service.name, **context},
            to=proposal.address,
            language=settings.LANGUAGE_CODE,
            dedupe_key=f"directory-proposal:{proposal.pk}",
        )


def _keep_a_way(service_id: int) -> None:
    """Raise ``ValidationError`` when nobody can reach this help any more while its page is on the site."""
    service = Service.objects.get(pk=service_id)
    if not service.is_stopped and not can_be_reached(service) and service.pages.filter(live=True).exists():
        raise ValidationError(
            _(
                "Daarna staat er niet meer hoe iemand deze hulp krijgt, en de pagina staat op de site. Vink het "
                "laatste nummer of adres uit, en schrijf op waarom. Of haal eerst de pagina van de site."
            )
        )


@transaction.atomic
def approve(
    *, proposal: Proposal, keys: Collection[str], reason: str, user: Any, now: datetime, stamp: str | None = None
) -> bool:
    """Take over the chosen facts. The owner hears which, and why others were left.

    The entry counts as checked on the day that the owner wrote: about every fact is decided now, also about those that
    stay. ``stamp`` is of the facts as the editor saw them: when one differs now, nothing happens and
    ``ValidationError`` says so.
    """
    proposal.service = Service.objects.select_for_update().get(pk=proposal.service_id)
    shown = differences(proposal)
    if stamp is not None and stamp != stamp_of(shown):
        raise ValidationError(_("Iemand veranderde dit item net. Kijk nog een keer wat er nu staat."))
    was_reachable = can_be_reached(proposal.service)
    taken = take_over(proposal=proposal, keys=keys, user=user, now=now)
    if taken is None:
        return False
    if was_reachable:
        _keep_a_way(proposal.service_id)
    Proposal.objects.filter(pk=proposal.pk).update(reason=reason)
    written = {row.key for row in taken}
    rows = [{"label": one.label, "new": one.words[2]} for one in shown if one.field.key in written]
    left = [
        {"label": one.label, "new": one.words[2]} for one in shown if one.field.key not in written and not one.is_done
    ]
    mark_assured(service=proposal.service, now=proposal.created_at, user=user)
    _tell(proposal, "directory/approved", taken=rows, left=left, reason=reason)
    return True


@transaction.atomic
def reject(*, proposal: Proposal, reason: str, user: Any, now: datetime) -> bool:
    """Change nothing; the owner hears the reason, and gets a link to answer again."""
    found = Proposal.objects.filter(pk=proposal.pk, state=ProposalState.WAITING)
    if not found.update(state=ProposalState.REJECTED, decided_at=now, decided_by=user, reason=reason):
        return False
    if proposal.address:
        review = open_review(service=proposal.service, now=now)
        rows = [{"label": one.label, "new": one.words[2]} for one in differences(proposal)]
        send_link(
            address=proposal.address,
            entries=[(review, 0)],
            template="directory/rejected",
            context={"service": proposal.service.name, "rows": rows, "reason": reason},
        )
    return True


def _tell_put_back(closure: Closure, service: Service, now: datetime) -> None:
    """With a link to say it again, for who knows better than we do."""
    context = {"service": service.name, "kind": closure.get_kind_display()}
    for owner in owners_of(service):
        if not can_mail(owner.email):
            continue
        send_link(
            address=owner.email.lower(),
            entries=[(open_review(service=service, now=now), 0)],
            template="directory/put_back",
            context={**context, "said_at": closure.created_at, "from_day": closure.from_day},
        )


@transaction.atomic
def judge_closure(*, closure: Closure, is_right: bool, user: Any, now: datetime) -> bool:
    """It is right, or the help goes on and its owners hear that; tells whether nobody judged before.

    Nobody is told that help goes on which does not: another closure may hold, or its page may be gone.
    """
    now_there = Closure.objects.select_for_update().filter(pk=closure.pk, checked_at=None).first()
    if now_there is None:
        return False
    closure = now_there  # it may have begun since the page of the editor was made
    check_closure(closure=closure, is_right=is_right, user=user, now=now)
    service = Service.objects.get(pk=closure.service_id)
    if not is_right and service.status == ServiceStatus.ACTIVE and is_reviewable(service):
        _tell_put_back(closure, service, now)
    return True


@transaction.atomic
def note_call(*, review: Review, result: str, user: Any, now: datetime) -> bool:
    """What a call gave: it holds, nobody answered, or the help has stopped. Tells whether the round was still open."""
    noted = Review.objects.filter(pk=review.pk, closed_at=None, call_since__isnull=False)
    if not noted.update(called_at=now, call_result=result, called_by=user):
        return False
    if result == CallResult.CORRECT:
        close_review(review=review, outcome=ReviewOutcome.CALLED, now=now)
        mark_assured(service=review.service, now=now, user=user)
    elif result == CallResult.STOPPED:
        close_review(review=review, outcome=ReviewOutcome.CALLED, now=now)
        service = Service.objects.get(pk=review.service_id)
        service.status = ServiceStatus.DEFUNCT
        service.save(update_fields=["status"])
    return True
