"""Choices of the outbox."""

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["OutboxState"]


class OutboxState(models.TextChoices):
    """Where a message is on its way out."""

    QUEUED = "queued", _("Wacht")
    SENDING = "sending", _("Wordt verstuurd")
    SENT = "sent", _("Verstuurd")
    FAILED = "failed", _("Opgegeven")
