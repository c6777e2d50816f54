"""A process of its own for the tests of mail and tokens: does one thing and prints the outcome as JSON."""

from __future__ import annotations

import json
import sys
from datetime import datetime, timedelta
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from core.models.mail import OutboxMessage  # noqa: E402
from core.models.tokens import LinkToken  # noqa: E402
from core.services import tokens  # noqa: E402
from core.services.mail import sending  # noqa: E402


def setup() -> str:
    """Make the tables, where the test runner did not."""
    if connection.vendor == "sqlite":
        with connection.schema_editor() as editor:
            editor.create_model(OutboxMessage)
            editor.create_model(LinkToken)
    return "done"


def write(count: str) -> list[str]:
    """Write mails that are due."""
    now = timezone.now()
    return [
        OutboxMessage.objects.create(
            to=f"lezer{number}@voorbeeld.example",
            subject=f"Bericht {number}",
            text_body="Dag",
            template="test/note",
            language="nl",
            message_id=f"<{number}@voorbeeld.example>",
            next_attempt_at=now,
            created_at=now,
        ).message_id
        for number in range(int(count))
    ]


def _claim_without_looking(pk: int, revision: int, now: datetime) -> OutboxMessage:
    """How not to do it: take the row whatever happened to it since it was listed."""
    OutboxMessage.objects.filter(pk=pk).update(state="sending", lease_until=now + sending.LEASE, sent_at=None)
    return OutboxMessage.objects.get(pk=pk)


def send(port: str, minutes_later: str = "0", claim: str = "careful") -> dict[str, Any]:
    """Send what is due to a mail server on this port."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", int(port)
    if claim == "careless":
        sending._claim = _claim_without_looking  # the negative control
        sending._release = lambda row, **changes: True
    report = sending.send_due(now=timezone.now() + timedelta(minutes=int(minutes_later)))
    return {"sent": report.sent, "retried": report.retried, "failed": report.failed}


def rows() -> list[dict[str, Any]]:
    """How the outbox stands."""
    return [dict(row) for row in OutboxMessage.objects.order_by("pk").values("message_id", "state", "attempts")]


def issue() -> str:
    """Make a link token."""
    return tokens.issue(purpose="test", subject="thing:1", lifetime=timedelta(hours=1))


def consume(raw: str) -> str:
    """Use a link token up."""
    return tokens.consume(purpose="test", raw=raw).state.value


if __name__ == "__main__":
    print("ready", flush=True)
    sys.stdin.readline()
    actions = {action.__name__: action for action in (setup, write, send, rows, issue, consume)}
    print(json.dumps(actions[sys.argv[1]](*sys.argv[2:])), flush=True)
