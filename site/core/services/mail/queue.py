"""Writing a mail into the outbox."""

from __future__ import annotations

import uuid
from email.utils import parseaddr
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import router, transaction
from django.utils import timezone
from django.utils.translation import get_language

from core.cleaning import one_line
from core.models.mail import OutboxMessage
from core.services.mail.rendering import render

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["ALLOWED_HEADERS", "enqueue"]

#: Other headers are the sender's business; a caller can't set them.
ALLOWED_HEADERS = frozenset({"Reply-To", "List-Unsubscribe", "List-Unsubscribe-Post", "In-Reply-To", "References"})
_HEADER_MAX_LENGTH = 500
_NO_TRANSACTION = "enqueue() belongs in the transaction of the thing that it reports"
_NO_KEY = "A dedupe key is None or has words"


def _checked_headers(headers: Mapping[str, str]) -> dict[str, str]:
    for name, value in headers.items():
        if name not in ALLOWED_HEADERS:
            message = f"A mail may not set the header {name!r}"
            raise ValueError(message)
        if value != one_line(value) or not 0 < len(value) <= _HEADER_MAX_LENGTH:
            message = f"The header {name} must be one short line"
            raise ValueError(message)
        if name == "Reply-To":
            validate_email(value)
    return dict(headers)


def _new_message_id() -> str:
    address = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    domain = address.rpartition("@")[2] or "localhost"
    return f"<{uuid.uuid4().hex}@{domain}>"


def enqueue(
    *,
    template: str,
    context: Mapping[str, Any],
    to: str,
    dedupe_key: str | None = None,
    language: str | None = None,
    headers: Mapping[str, str] | None = None,
    wiped_when_sent: bool = False,
) -> OutboxMessage:
    """Write one mail to one address into the outbox and return its row; nothing is sent here.

    Call it inside the transaction of what it reports: both happen or neither. A second call with the same
    ``dedupe_key`` gives the row of the first. ``wiped_when_sent``: address and words go when it left, or after
    ``PRIVATE_KEPT``. ``ValidationError``: no possible address; ``ValueError``: a header that is not allowed.
    """
    if not transaction.get_connection(router.db_for_write(OutboxMessage)).in_atomic_block:
        raise transaction.TransactionManagementError(_NO_TRANSACTION)
    validate_email(to)
    if dedupe_key == "":
        raise ValidationError(_NO_KEY)
    spoken = language or get_language() or settings.LANGUAGE_CODE
    rendered = render(template=template, context=context, language=spoken)
    now = timezone.now()
    fields = {
        "to": to,
        "subject": rendered.subject,
        "text_body": rendered.text,
        "html_body": rendered.html,
        "headers": _checked_headers(headers or {}),
        "template": template,
        "language": spoken,
        "wiped_when_sent": wiped_when_sent,
        "message_id": _new_message_id(),
        "next_attempt_at": now,
        "created_at": now,
    }
    if dedupe_key is None:
        return OutboxMessage.objects.create(**fields)
    return OutboxMessage.objects.get_or_create(dedupe_key=dedupe_key, defaults=fields)[0]
