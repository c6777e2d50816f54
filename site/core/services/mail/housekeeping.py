"""The outbox over time: how long mail waits, what is wiped, what gets another chance."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import F, Min
from django.utils import timezone

from core.enums_mail import OutboxState
from core.models.mail import OutboxMessage

__all__ = ["BODIES_KEPT", "WAITING_TOO_LONG", "outbox_health", "purge", "retry_failed", "waiting_since"]

#: Words and address of a mail are wiped this long after it left or was given up.
BODIES_KEPT = timedelta(days=30)
#: Mail that should have left this long ago means that no worker runs or that the mail server is gone.
WAITING_TOO_LONG = timedelta(hours=1)


def waiting_since() -> datetime | None:
    """When the oldest mail that has not left was written; None when nothing waits."""
    waiting = OutboxMessage.objects.filter(state__in=(OutboxState.QUEUED, OutboxState.SENDING))
    oldest: datetime | None = waiting.aggregate(oldest=Min("created_at"))["oldest"]
    return oldest


def outbox_health(now: datetime | None = None) -> tuple[bool, str]:
    """Whether mail leaves in time, and in words how it stands."""
    overdue = (now or timezone.now()) - WAITING_TOO_LONG
    late = OutboxMessage.objects.filter(state=OutboxState.QUEUED, next_attempt_at__lt=overdue).count()
    return late == 0, f"{late} mails wait longer than {WAITING_TOO_LONG}" if late else "mail leaves in time"


def purge(now: datetime | None = None) -> int:
    """Wipe address and words of mail that is long done; the bare row stays, so that its dedupe key keeps working."""
    moment = now or timezone.now()
    return OutboxMessage.objects.filter(purged_at=None, closed_at__lt=moment - BODIES_KEPT).update(
        to="", subject="", text_body="", html_body="", headers={}, purged_at=moment, revision=F("revision") + 1
    )


def retry_failed(now: datetime | None = None) -> int:
    """Put mail that was given up (and is not wiped) back in the queue; for after a repair of the mail server."""
    return OutboxMessage.objects.filter(state=OutboxState.FAILED, purged_at=None).update(
        state=OutboxState.QUEUED,
        attempts=0,
        closed_at=None,
        next_attempt_at=now or timezone.now(),
        revision=F("revision") + 1,
    )
