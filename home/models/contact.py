"""Messages that visitors send through the contact form."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from home.enums import ContactSubject

__all__ = ["ContactMessage"]


class ContactMessage(models.Model):
    """One message; kept 90 days, then deleted (``home.services.purge_contact_messages``).

    ``submission_key`` keeps a form that is sent twice (a second press, a reload) from being stored twice.
    """

    MESSAGE_MAX_LENGTH: ClassVar[int] = 4000

    subject = models.CharField(_("onderwerp"), max_length=20, choices=ContactSubject.choices)
    about = models.CharField(_("gaat over pagina"), max_length=300, blank=True)
    message = models.TextField(_("bericht"), max_length=MESSAGE_MAX_LENGTH)
    name = models.CharField(_("naam"), max_length=100, blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True)
    language = models.CharField(_("taal"), max_length=10)
    submission_key = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("ontvangen op"), db_index=True)

    class Meta:
        """A message has words and a known subject."""

        verbose_name = _("bericht van een bezoeker")
        verbose_name_plural = _("berichten van bezoekers")
        ordering: ClassVar[list[str]] = ["-created_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(subject__in=ContactSubject.values), name="home_contact_known_subject"),
            models.CheckConstraint(condition=Q(message__gt=""), name="home_contact_has_message"),
        ]

    def __str__(self) -> str:
        return f"{self.get_subject_display()} ({self.created_at:%Y-%m-%d})"
