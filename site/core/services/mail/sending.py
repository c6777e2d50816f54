"""Sending what waits in the outbox: at least once, by any number of workers at the same time."""

from __future__ import annotations

import logging
import smtplib
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db.models import F, Q
from django.utils import timezone

from core.enums_mail import OutboxState
from core.models.mail import OutboxMessage
from core.services.mail.housekeeping import give_up_private, wiped

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["LEASE", "MAX_ATTEMPTS", "SendReport", "backoff", "send_due"]

logger = logging.getLogger(__name__)

#: With ``backoff`` the last attempt is about three days after the first.
MAX_ATTEMPTS = 18
#: A worker that holds a row longer than this is taken for dead. Far above the time that one mail can take.
LEASE = timedelta(minutes=15)
_TIMEOUT_SECONDS = 20
_FIRST_WAIT = timedelta(minutes=1)
_LONGEST_WAIT = timedelta(hours=6)


@dataclass(slots=True)
class SendReport:
    """What one round did. ``unreachable`` means that the mail server could not be reached: the rest still waits."""

    sent: int = 0
    retried: int = 0
    failed: int = 0
    unreachable: bool = False


class NotAcceptedError(Exception):
    """The mail backend says that it sent nothing."""


class WorkersLostError(Exception):
    """Every worker that took this row died with it; no more of them are risked."""


def backoff(attempts: int) -> timedelta:
    """How long to wait after this many attempts: 1, 2, 4 … minutes, at most six hours."""
    doublings: int = 2 ** min(attempts - 1, 20)
    return min(_FIRST_WAIT * doublings, _LONGEST_WAIT)


def _due(now: datetime) -> Q:
    return Q(state=OutboxState.QUEUED, next_attempt_at__lte=now) | Q(state=OutboxState.SENDING, lease_until__lte=now)


def _claim(pk: int, revision: int, now: datetime) -> OutboxMessage | None:
    """Take a row, if nobody touched it since ``revision`` was read."""
    taken = OutboxMessage.objects.filter(_due(now), pk=pk, revision=revision).update(
        state=OutboxState.SENDING, revision=F("revision") + 1, attempts=F("attempts") + 1, lease_until=now + LEASE
    )
    return OutboxMessage.objects.get(pk=pk, revision=revision + 1) if taken else None


def _release(row: OutboxMessage, **changes: Any) -> bool:
    """Write the outcome, unless the lease ran out and another worker took the row."""
    mine = OutboxMessage.objects.filter(pk=row.pk, revision=row.revision, state=OutboxState.SENDING)
    written = mine.update(revision=F("revision") + 1, lease_until=None, **changes)
    if not written:
        logger.warning("Outbox row %s was taken over before its outcome was written", row.pk)
    return bool(written)


def _as_email(row: OutboxMessage) -> EmailMultiAlternatives:
    headers = dict(row.headers)
    reply_to = headers.pop("Reply-To", None)
    mail = EmailMultiAlternatives(
        subject=row.subject,
        body=row.text_body,
        to=[row.to],
        reply_to=[reply_to] if reply_to else None,
        headers={**headers, "Message-ID": row.message_id, "Auto-Submitted": "auto-generated"},
    )
    if row.html_body:
        mail.attach_alternative(row.html_body, "text/html")
    return mail


def _is_hopeless(error: Exception) -> bool:
    """True when the server says that this address does not exist (RFC 3463: 5.1.x); trying again only annoys it."""
    if not isinstance(error, smtplib.SMTPRecipientsRefused):
        return False
    return all(code >= 500 and reply.startswith(b"5.1.") for code, reply in error.recipients.values())  # noqa: PLR2004


def _record_fault(row: OutboxMessage, error: Exception, now: datetime, report: SendReport) -> None:
    """Plan the next attempt, or give up. Only the class of the error is kept: its words may hold an address."""
    name = type(error).__name__
    if row.attempts >= MAX_ATTEMPTS or _is_hopeless(error):
        logger.error("Outbox row %s given up after %s attempts: %s", row.pk, row.attempts, name)
        erased = wiped(now) if row.wiped_when_sent else {}
        if _release(row, state=OutboxState.FAILED, closed_at=now, last_error=name, **erased):
            report.failed += 1
        return
    logger.warning("Outbox row %s not sent, attempt %s: %s", row.pk, row.attempts, name)
    later = now + backoff(row.attempts)
    if _release(row, state=OutboxState.QUEUED, next_attempt_at=later, last_error=name):
        report.retried += 1


def _open(connection: Any) -> bool:
    """Reach the mail server, or say once that it is not there."""
    try:
        connection.open()
    except OSError as error:
        logger.error("Mail server out of reach: %s. Mail waits in the outbox.", type(error).__name__)  # noqa: TRY400
        return False
    return True


def _close(connection: Any) -> None:
    with suppress(OSError):
        connection.close()


def _send_one(row: OutboxMessage, connection: Any, clock: Callable[[], datetime], report: SendReport) -> None:
    try:
        if row.attempts > MAX_ATTEMPTS:
            raise WorkersLostError
        if connection.send_messages([_as_email(row)]) == 0:
            raise NotAcceptedError
    except Exception as error:  # noqa: BLE001  # one odd message must not hold up the others
        _close(connection)
        _record_fault(row, error, clock(), report)
        return
    now = clock()
    erased = wiped(now) if row.wiped_when_sent else {}
    if _release(row, state=OutboxState.SENT, sent_at=now, closed_at=now, last_error="", **erased):
        report.sent += 1


def send_due(limit: int = 100, now: datetime | None = None) -> SendReport:
    """Send at most ``limit`` mails that are due, oldest first.

    The server is called before a row is taken: when it is out of reach nothing is counted as an attempt and
    nothing is given up, however long that lasts. A row is taken by compare-and-swap on its revision, so two
    workers never send the same row; one that a killed worker held comes back after ``LEASE``. A worker killed
    between the server's yes and our note of it means that this mail goes out twice, with the same Message-ID.
    """

    def clock() -> datetime:
        return now or timezone.now()

    report = SendReport()
    give_up_private(clock())
    due = list(
        OutboxMessage.objects.filter(_due(clock()))
        .order_by("next_attempt_at", "pk")
        .values_list("pk", "revision")[:limit]
    )
    if not due:
        return report
    connection = get_connection(timeout=settings.EMAIL_TIMEOUT or _TIMEOUT_SECONDS)
    try:
        for pk, revision in due:
            if not _open(connection):
                report.unreachable = True
                break
            row = _claim(pk, revision, clock())
            if row is not None:
                _send_one(row, connection, clock, report)
    finally:
        _close(connection)
    return report
