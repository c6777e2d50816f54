"""What people say is wrong with an entry, and what was done with it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.enums import ReportKind, ReportOutcome

__all__ = ["Report"]


class Report(models.Model):
    """One answer to "Klopt dit niet?".

    Words and address of the visitor go after 90 days (``directory.reports.services.purge_reports``); the row stays, as
    a count. It is open until an editor closes it with an outcome. ``submission_key`` keeps a form that is sent twice
    from being stored twice.
    """

    TEXT_MAX_LENGTH: ClassVar[int] = 1000
    ANSWER_MAX_LENGTH: ClassVar[int] = 2000
    #: Nothing to warn about when an entry goes, and no work for each report.
    wagtail_reference_index_ignore = True

    service = models.ForeignKey(
        "directory.Service", on_delete=models.CASCADE, related_name="reports", verbose_name=_("item")
    )
    kind = models.CharField(_("wat klopt er niet"), max_length=20, choices=ReportKind.choices)
    text = models.TextField(_("wat de bezoeker schreef"), max_length=TEXT_MAX_LENGTH, blank=True)
    email = models.EmailField(_("e-mailadres van de bezoeker"), blank=True)
    language = models.CharField(_("taal"), max_length=10)
    submission_key = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("ontvangen op"), db_index=True)
    due_on = models.DateField(_("uitzoeken voor"), db_index=True)
    outcome = models.CharField(_("wat is er gedaan"), max_length=20, choices=ReportOutcome.choices, blank=True)
    answer = models.TextField(_("antwoord aan de bezoeker"), max_length=ANSWER_MAX_LENGTH, blank=True)
    closed_at = models.DateTimeField(_("afgehandeld op"), null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("afgehandeld door"),
    )

    class Meta:
        """A closed report has an outcome and a moment, an open one has neither."""

        verbose_name = _("melding")
        verbose_name_plural = _("meldingen")
        ordering: ClassVar[list[str]] = ["due_on", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(kind__in=ReportKind.values), name="directory_report_known_kind"),
            models.CheckConstraint(
                condition=Q(outcome="", closed_at=None) | Q(outcome__in=ReportOutcome.values, closed_at__isnull=False),
                name="directory_report_closed_with_outcome",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.created_at:%Y-%m-%d})"

    @property
    def is_open(self) -> bool:
        """Whether somebody must still find out."""
        return self.closed_at is None

    @property
    def is_overdue(self) -> bool:
        """Whether it is open for longer than we promised."""
        return self.is_open and self.due_on < timezone.localdate()
