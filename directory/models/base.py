"""What every HSDS object has: a UUID that other systems may keep; and what an import remembers of one."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["ExternalModel", "HsdsModel", "ImportedModel", "external_id_once"]


class HsdsModel(models.Model):
    """Base of all HSDS objects, child rows too. ``uuid`` is the ``id`` of the HSDS schema."""

    uuid = models.UUIDField(_("vast nummer"), default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        """No table of its own."""

        abstract = True


class ImportedModel(models.Model):
    """What an import wrote last, so that the next one sees whether an editor changed it since."""

    import_hash = models.CharField(max_length=16, blank=True, editable=False)

    class Meta:
        """No table of its own."""

        abstract = True


class ExternalModel(ImportedModel):
    """Something that another system knows by a number of its own."""

    source = models.CharField(
        _("bron"), max_length=60, blank=True, help_text=_("Uit welke lijst dit komt. Een import vult dit in.")
    )
    external_id = models.CharField(
        _("nummer bij de bron"), max_length=120, blank=True, help_text=_("Hieraan herkent een import dit item.")
    )

    class Meta:
        """No table of its own."""

        abstract = True


def external_id_once(name: str) -> models.UniqueConstraint:
    """A number is used once in a source."""
    return models.UniqueConstraint(
        fields=["source", "external_id"],
        condition=~models.Q(external_id=""),
        name=f"directory_{name}_external_id_once",
        violation_error_message=_("Dit nummer van deze bron is al in gebruik. Kies een ander nummer."),
    )
