"""Link tokens: what a secret link in a mail may do, once, for a while."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

__all__ = ["LinkToken"]


class LinkToken(models.Model):
    """The hash of a secret link. The link itself is never stored: who reads the database can't use it.

    ``purpose`` says which view takes it ("academy.sign-in"), ``subject`` for what ("booking:6f1c…"); the subject
    holds a key, never a name or address. Use ``core.services.tokens`` to write and check.
    """

    token_hash = models.CharField(_("afdruk"), max_length=64, unique=True)
    purpose = models.CharField(pgettext_lazy("waarvoor een link is", "doel"), max_length=60)
    subject = models.CharField(_("voor"), max_length=200)
    created_at = models.DateTimeField(_("gemaakt op"))
    expires_at = models.DateTimeField(_("geldig tot"), db_index=True)
    used_at = models.DateTimeField(_("gebruikt op"), null=True, blank=True)

    class Meta:
        """The database refuses a token that expires before it exists."""

        verbose_name = _("geheime link")
        verbose_name_plural = _("geheime links")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["purpose", "subject"], name="core_linktoken_subject")
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(expires_at__gt=F("created_at")), name="core_linktoken_lives"),
            models.CheckConstraint(condition=Q(purpose__gt="", subject__gt=""), name="core_linktoken_bound"),
            models.CheckConstraint(
                condition=Q(used_at__isnull=True) | Q(used_at__lt=F("expires_at")),
                name="core_linktoken_used_in_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.pk}"
