"""A file that somebody uploaded to import, between looking at it and importing it."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["ImportFile"]


class ImportFile(models.Model):
    """Kept for a day at most: it may hold names and addresses that are not public. No list or page shows it."""

    wagtail_reference_index_ignore: ClassVar[bool] = True

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=200)
    data = models.BinaryField()
    overwrite = models.BooleanField(default=False)
    source = models.CharField(max_length=60, blank=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Dutch names for the admin."""

        verbose_name = _("bestand om te importeren")
        verbose_name_plural = _("bestanden om te importeren")

    def __str__(self) -> str:
        return str(self.name)
