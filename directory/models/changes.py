"""What changed of the sociale kaart, line by line: processes that keep entries in memory read what they missed."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

__all__ = ["EntryChange"]


class EntryChange(models.Model):
    """An entry that lists must read again: all pages of ``service``, or one ``page``; everything when both are empty.

    They are numbers, not keys: what they lead to may be gone. ``directory.memory.changes`` writes and reads them.
    """

    service = models.BigIntegerField(null=True)
    page = models.BigIntegerField(null=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        """In the order in which they were written."""

        verbose_name = _("wijziging van een item")
        verbose_name_plural = _("wijzigingen van items")
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return f"{self.pk}"
