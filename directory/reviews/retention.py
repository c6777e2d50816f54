"""What is wiped of rounds, mails and proposals, and when. Registered with ``core.services.retention``."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from core.services import tokens
from directory.enums import ProposalState
from directory.models import Closure, OwnerMail, OwnerMailEntry, Proposal, Review, Succession
from directory.reviews.answers import SUCCESSOR_PURPOSE
from directory.reviews.letters import PURPOSE

__all__ = ["ADDRESSES_KEPT", "ROUNDS_KEPT", "purge_addresses", "purge_rounds"]

#: Addresses of owners and named successors, and what an owner wrote, after they were needed last.
ADDRESSES_KEPT: Final = timedelta(days=90)
#: Rounds, decided proposals and looked-at closures: long enough for the figures of two years.
ROUNDS_KEPT: Final = timedelta(days=730)


def purge_addresses(now: datetime) -> int:
    """Wipe addresses and names that are not needed any more; their links stop working."""
    before = now - ADDRESSES_KEPT
    needed = OwnerMailEntry.objects.filter(mail=OuterRef("pk"), review__closed_at=None)
    mails = OwnerMail.objects.filter(~Exists(needed), day__lt=timezone.localdate(before)).exclude(address="")
    named = Succession.objects.filter(Q(confirmed_at__lt=before) | Q(confirmed_at=None, created_at__lt=before))
    named = named.exclude(name="", address="")
    old_mails, old_names = list(mails.values_list("pk", flat=True)), list(named.values_list("pk", flat=True))
    for number in old_mails:
        tokens.revoke(purpose=PURPOSE, subject=f"mail:{number}")
    for number in old_names:
        tokens.revoke(purpose=SUCCESSOR_PURPOSE, subject=f"successor:{number}")
    decided = Proposal.objects.filter(decided_at__lt=before).exclude(address="", remark="")
    return (
        OwnerMail.objects.filter(pk__in=old_mails).update(address="")
        + Succession.objects.filter(pk__in=old_names).update(name="", address="")
        + decided.update(address="", remark="")
    )


def purge_rounds(now: datetime) -> int:
    """Delete what is done for two years, with the mails that belonged to nothing else."""
    before = now - ROUNDS_KEPT
    count = Review.objects.filter(closed_at__lt=before).delete()[0]
    count += Proposal.objects.exclude(state=ProposalState.WAITING).filter(decided_at__lt=before).delete()[0]
    count += Closure.objects.filter(checked_at__lt=before).delete()[0]
    return count + OwnerMail.objects.filter(entries=None).delete()[0]
