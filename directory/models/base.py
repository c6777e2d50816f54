"""What every HSDS object has: a UUID that other systems may keep."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["HsdsModel"]


class HsdsModel(models.Model):
    """Base of all HSDS objects, child rows too. ``uuid`` is the ``id`` of the HSDS schema."""

    uuid = models.UUIDField(_("vast nummer"), default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        """No table of its own."""

        abstract = True
