"""HSDS phone and language."""

from typing import Any, ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from directory.languages import codes_help, language_name, validate_language_code
from directory.models.base import HsdsModel

__all__ = ["Language", "Phone"]


_codes_help = lazy(codes_help, str)


class Phone(HsdsModel, Orderable):
    """A telephone number of a service."""

    service = ParentalKey("directory.Service", on_delete=models.CASCADE, related_name="phones")
    number = models.CharField(
        _("nummer"),
        max_length=20,
        validators=[
            RegexValidator(r"^[+\d][\d ]{2,18}$", _("Gebruik alleen cijfers en spaties, zoals 0320 00 11 22."))
        ],
    )
    description = models.CharField(
        _("wie krijgt u aan de lijn?"), max_length=160, blank=True, help_text=_("Bijvoorbeeld: de balie, elke werkdag.")
    )

    class Meta(Orderable.Meta):
        """Dutch names for the admin."""

        verbose_name = _("telefoonnummer")
        verbose_name_plural = _("telefoonnummers")

    def __str__(self) -> str:
        return str(self.number)


class Language(HsdsModel, Orderable):
    """A language that people speak at a service; ``code`` is of ISO 639-1 or ISO 639-3."""

    service = ParentalKey("directory.Service", on_delete=models.CASCADE, related_name="languages")
    code = models.CharField(_("taal"), max_length=3, validators=[validate_language_code])
    note = models.CharField(_("toelichting"), max_length=120, blank=True)

    panels: ClassVar[list[Any]] = [FieldPanel("code", help_text=_codes_help()), FieldPanel("note")]

    class Meta(Orderable.Meta):
        """A language once a service."""

        verbose_name = _("taal")
        verbose_name_plural = _("talen")
        constraints = [models.UniqueConstraint(fields=["service", "code"], name="directory_language_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Name of the language, in the active language."""
        return language_name(self.code)
