"""Addresses of other websites to which our pages link, with what the last check found."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

__all__ = ["CheckedLink"]


class CheckedLink(models.Model):
    """One address. ``broken_since`` is the day of the first check in a row that failed; empty while it works.

    ``status`` is the last answer (HTTP), empty when there was none; ``fault`` then says why. ``manage.py check_links``
    writes the rows and drops those to which no page links any more.
    """

    url = models.CharField(_("adres"), max_length=2000, unique=True)
    status = models.PositiveSmallIntegerField(_("antwoord"), null=True, blank=True)
    fault = models.CharField(_("fout"), max_length=100, blank=True)
    checked_at = models.DateTimeField(_("nagekeken op"))
    broken_since = models.DateTimeField(_("kapot sinds"), null=True, blank=True)

    class Meta:
        """A link without an answer says why."""

        verbose_name = _("nagekeken link")
        verbose_name_plural = _("nagekeken links")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(status__isnull=False) | Q(fault__gt=""), name="core_checkedlink_told"),
        ]

    def __str__(self) -> str:
        return str(self.url)
