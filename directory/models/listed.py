"""What the open data told of: so that other systems hear it when an entry goes."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from directory.enums import ServiceStatus

__all__ = ["ListedService"]


class ListedService(models.Model):
    """An entry that is or was in the open data; it stays when the entry itself is deleted.

    ``removed_at`` is empty while the public can read the entry. ``name`` is what the public last read, and is empty for
    an organisation that does not want to be on the map.
    """

    uuid = models.UUIDField(unique=True)
    name = models.CharField(max_length=255, blank=True)
    status = models.CharField(max_length=20, choices=ServiceStatus.choices, default=ServiceStatus.ACTIVE)
    removed_at = models.DateTimeField(null=True, blank=True, db_index=True)

    class Meta:
        """Not in the admin: nobody but ``directory.open_data`` writes it."""

        verbose_name = _("item in de open data")
        verbose_name_plural = _("items in de open data")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.name or self.uuid}"
