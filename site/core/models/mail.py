"""The outbox: every mail is a row first, written in the transaction of the thing that it reports."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.enums_mail import OutboxState

__all__ = ["OutboxMessage"]

_FINAL = (OutboxState.SENT, OutboxState.FAILED)


class OutboxMessage(models.Model):
    """One mail to one address, as it will leave: the words are fixed when the row is written.

    ``message_id`` never changes, so that a receiver can drop a mail that arrives twice. ``dedupe_key`` holds
    no personal data: it stays after the purge. Write rows with ``core.services.mail.enqueue`` only.
    """

    to = models.EmailField(_("aan"), max_length=320, blank=True)  # what Django accepts as an address
    subject = models.CharField(_("onderwerp"), max_length=200, blank=True)
    text_body = models.TextField(_("tekst"), blank=True)
    html_body = models.TextField(_("opgemaakte tekst"), blank=True)
    headers = models.JSONField(_("kopregels"), default=dict, blank=True)
    template = models.CharField(_("sjabloon"), max_length=100)
    language = models.CharField(_("taal"), max_length=10)
    message_id = models.CharField(_("kenmerk"), max_length=255, unique=True)
    wiped_when_sent = models.BooleanField(_("gewist zodra het weg is"), default=False)
    dedupe_key = models.CharField(_("sleutel tegen dubbele mail"), max_length=200, unique=True, null=True, blank=True)

    state = models.CharField(_("stand"), max_length=10, choices=OutboxState.choices, default=OutboxState.QUEUED)
    revision = models.PositiveIntegerField(_("versie"), default=0)
    attempts = models.PositiveSmallIntegerField(_("pogingen"), default=0)
    next_attempt_at = models.DateTimeField(_("volgende poging"))
    lease_until = models.DateTimeField(_("bezet tot"), null=True, blank=True)
    last_error = models.CharField(_("laatste fout"), max_length=100, blank=True)

    created_at = models.DateTimeField(_("gemaakt op"))
    sent_at = models.DateTimeField(_("verstuurd op"), null=True, blank=True)
    closed_at = models.DateTimeField(_("klaar op"), null=True, blank=True)
    purged_at = models.DateTimeField(_("gewist op"), null=True, blank=True)

    class Meta:
        """The database refuses a row whose fields contradict its state."""

        verbose_name = _("mailbericht")
        verbose_name_plural = _("mailberichten")
        ordering: ClassVar[list[str]] = ["-created_at", "-pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "next_attempt_at"], name="core_outbox_due"),
            models.Index(fields=["closed_at"], condition=Q(purged_at=None), name="core_outbox_unpurged"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(state__in=OutboxState.values), name="core_outbox_known_state"),
            models.CheckConstraint(
                condition=Q(state=OutboxState.SENDING, lease_until__isnull=False)
                | (~Q(state=OutboxState.SENDING) & Q(lease_until__isnull=True)),
                name="core_outbox_lease_while_sending",
            ),
            models.CheckConstraint(
                condition=Q(state=OutboxState.SENT, sent_at__isnull=False)
                | (~Q(state=OutboxState.SENT) & Q(sent_at__isnull=True)),
                name="core_outbox_sent_has_moment",
            ),
            models.CheckConstraint(
                condition=Q(state__in=_FINAL, closed_at__isnull=False)
                | (~Q(state__in=_FINAL) & Q(closed_at__isnull=True)),
                name="core_outbox_closed_has_moment",
            ),
            models.CheckConstraint(
                condition=Q(purged_at__isnull=True, to__gt="", subject__gt="", text_body__gt="")
                | Q(state__in=_FINAL, purged_at__isnull=False, to="", subject="", text_body="", html_body=""),
                name="core_outbox_whole_or_purged",
            ),
            models.CheckConstraint(
                condition=Q(dedupe_key__isnull=True) | Q(dedupe_key__gt=""), name="core_outbox_key_not_empty"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.template} {self.pk} ({self.state})"
