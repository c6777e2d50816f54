"""HSDS organization: who offers the help."""

from typing import Any, ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from directory.models.base import ExternalModel, HsdsModel, external_id_once

__all__ = ["Organisation"]


class Organisation(HsdsModel, ExternalModel, index.Indexed):
    """An organisation or a group of volunteers that offers one or more services."""

    name = models.CharField(_("naam"), max_length=160)
    description = models.TextField(_("wie zijn zij, in één of twee zinnen"), blank=True)
    website = models.URLField(_("website"), blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True)
    kvk_number = models.CharField(
        _("KvK-nummer"),
        max_length=8,
        blank=True,
        validators=[RegexValidator(r"^\d{8}$", _("Een KvK-nummer heeft acht cijfers."))],
    )

    panels: ClassVar[list[Any]] = [
        FieldPanel("name"),
        FieldPanel("description"),
        FieldPanel("website"),
        FieldPanel("email"),
        FieldPanel("kvk_number"),
    ]
    search_fields: ClassVar[list[Any]] = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        """A name is unique, so that an import finds it again."""

        verbose_name = _("organisatie")
        verbose_name_plural = _("organisaties")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["name"], name="directory_organisation_name_once"),
            external_id_once("organisation"),
        ]

    def __str__(self) -> str:
        return str(self.name)
