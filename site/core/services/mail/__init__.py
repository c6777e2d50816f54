"""Mail goes out through the outbox: ``enqueue`` writes a row, ``send_due`` sends what waits."""

from core.services.mail.housekeeping import outbox_health, purge, retry_failed, waiting_since
from core.services.mail.queue import enqueue
from core.services.mail.rendering import RenderedMail, render
from core.services.mail.sending import SendReport, send_due

__all__ = [
    "RenderedMail",
    "SendReport",
    "enqueue",
    "outbox_health",
    "purge",
    "render",
    "retry_failed",
    "send_due",
    "waiting_since",
]
