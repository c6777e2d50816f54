"""The outbox over time: how long mail waits, what is wiped, what gets another chance."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, Min, Q
from django.utils import timezone

from core.enums_mail import OutboxState
from core.models.mail import OutboxMessage

__all__ = [
    "BODIES_KEPT",
    "PRIVATE_KEPT",
    "WAITING_TOO_LONG",
    "WORDS_KEPT",
    "give_up_private",
    "outbox_health",
    "purge",
    "retry_failed",
    "waiting_since",
    "wiped",
]

logger = logging.getLogger(__name__)

#: Words and address of a mail are wiped this long after it left or was given up.
BODIES_KEPT = timedelta(days=30)
#: However it went with the mail: words of visitors are kept no longer than this after they were written.
WORDS_KEPT = timedelta(days=90)
#: Mail of which nobody may know is wiped when it left, and at the latest this long after it was written.
PRIVATE_KEPT = timedelta(hours=24)
#: Mail that should have left this long ago means that no worker runs or that the mail server is gone.
WAITING_TOO_LONG = timedelta(hours=1)


def wiped(now: datetime) -> dict[str, Any]:
    """The fields of a row of which address and words are gone."""
    return {"to": "", "subject": "", "text_body": "", "html_body": "", "headers": {}, "purged_at": now}


def give_up_private(now: datetime | None = None) -> int:
    """Wipe private mail that could not leave within ``PRIVATE_KEPT``. Every round of sending begins with this."""
    moment = now or timezone.now()
    private = OutboxMessage.objects.filter(wiped_when_sent=True, purged_at=None, created_at__lt=moment - PRIVATE_KEPT)
    closed = private.filter(closed_at__isnull=False).update(**wiped(moment), revision=F("revision") + 1)
    unsent = private.filter(Q(state=OutboxState.QUEUED) | Q(state=OutboxState.SENDING, lease_until__lte=moment))
    return closed + unsent.update(
        **wiped(moment), state=OutboxState.FAILED, closed_at=moment, lease_until=None, revision=F("revision") + 1
    )


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
    """Wipe address and words of mail that is long done; the bare row stays, so that its dedupe key keeps working.

    Mail that has not left ``WORDS_KEPT`` after it was written is given up and wiped; one that a worker holds at
    this moment waits for the next time.
    """
    moment = now or timezone.now()
    private = give_up_private(moment)
    rows = OutboxMessage.objects.filter(purged_at=None)
    too_old = Q(created_at__lt=moment - WORDS_KEPT)
    done = rows.filter(too_old | Q(closed_at__lt=moment - BODIES_KEPT), closed_at__isnull=False)
    count = done.update(**wiped(moment), revision=F("revision") + 1)
    unsent = rows.filter(too_old, Q(state=OutboxState.QUEUED) | Q(state=OutboxState.SENDING, lease_until__lte=moment))
    given_up = unsent.update(
        **wiped(moment), state=OutboxState.FAILED, closed_at=moment, lease_until=None, revision=F("revision") + 1
    )
    if given_up:
        logger.error("%s mails never left and were wiped: they waited longer than %s", given_up, WORDS_KEPT)
    return private + count + given_up


def retry_failed(now: datetime | None = None) -> int:
    """Put mail that was given up (and is not wiped) back in the queue; for after a repair of the mail server."""
    return OutboxMessage.objects.filter(state=OutboxState.FAILED, purged_at=None).update(
        state=OutboxState.QUEUED,
        attempts=0,
        closed_at=None,
        next_attempt_at=now or timezone.now(),
        revision=F("revision") + 1,
    )
