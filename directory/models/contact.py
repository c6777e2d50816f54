"""HSDS phone, contact and language."""

from typing import Any, ClassVar, Final

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.deconstruct import deconstructible
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from core.phones import length_fault, spaced_number
from directory.enums import PhoneType
from directory.languages import codes_help, language_name, validate_language_code
from directory.models.base import HsdsModel

__all__ = ["Contact", "Language", "Phone", "number_rules"]


_codes_help = lazy(codes_help, str)

_LENGTHS: Final = {
    "area": _("Dit nummer heeft te weinig of te veel cijfers. Schrijf alle 10 cijfers, zoals 0320 00 11 22."),
    "free": _("Een nummer met 0800 of 0900 heeft 8 of 11 cijfers, zoals 0800 20 00. Kijk het nummer na."),
    "abroad": _("Een nummer uit een ander land heeft 8 tot 15 cijfers. Kijk het nummer na."),
    "short": _("Dit nummer is niet compleet. Begin met het netnummer, zoals 0320 00 11 22."),
}


@deconstructible(path="django.core.validators.RegexValidator")
class _NumberValidator(RegexValidator):
    """Digits and spaces, as many as such a number has. For migrations only the pattern counts."""

    def __call__(self, value: Any) -> None:
        """Say what to do with a number that nobody can call."""
        super().__call__(value)
        fault = length_fault(str(value))
        if fault:
            raise ValidationError(_LENGTHS[fault], code="length")


number_rules = _NumberValidator(r"^[+\d][\d ]{2,18}\Z", _("Gebruik alleen cijfers en spaties, zoals 0320 00 11 22."))


class Phone(HsdsModel, Orderable):
    """A telephone number of a service."""

    service = ParentalKey("directory.Service", on_delete=models.CASCADE, related_name="phones")
    number = models.CharField(_("nummer"), max_length=20, validators=[number_rules])
    type = models.CharField(_("waarvoor"), max_length=10, choices=PhoneType.choices, default=PhoneType.VOICE)
    description = models.CharField(
        _("wie krijgt u aan de lijn?"), max_length=160, blank=True, help_text=_("Bijvoorbeeld: de balie, elke werkdag.")
    )

    panels: ClassVar[list[Any]] = [FieldRowPanel([FieldPanel("number"), FieldPanel("type")]), FieldPanel("description")]

    class Meta(Orderable.Meta):
        """Dutch names for the admin."""

        verbose_name = _("telefoonnummer")
        verbose_name_plural = _("telefoonnummers")

    def __str__(self) -> str:
        return str(self.number)

    def clean(self) -> None:
        """The number as people read it aloud."""
        super().clean()
        self.number = spaced_number(self.number)


class Contact(HsdsModel, Orderable):
    """HSDS contact: somebody at the organisation.

    Nobody sees a contact on the site unless ``is_public``. Owners get the mail that asks whether the facts still hold.
    """

    service = ParentalKey("directory.Service", on_delete=models.CASCADE, related_name="contacts")
    name = models.CharField(_("naam"), max_length=120)
    title = models.CharField(_("functie"), max_length=120, blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True)
    phone = models.CharField(_("telefoon"), max_length=20, blank=True, validators=[number_rules])
    is_owner = models.BooleanField(
        _("houdt dit item bij"), default=False, help_text=_("Krijgt twee keer per jaar de vraag of alles nog klopt.")
    )
    is_public = models.BooleanField(
        _("openbaar"),
        default=False,
        help_text=_("Alleen dan staan naam, functie en telefoon op de website en in de open data."),
    )

    panels: ClassVar[list[Any]] = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("title")]),
        FieldRowPanel([FieldPanel("email"), FieldPanel("phone")]),
        FieldRowPanel([FieldPanel("is_owner"), FieldPanel("is_public")]),
    ]

    class Meta(Orderable.Meta):
        """Who keeps an entry can be mailed."""

        verbose_name = _("contactpersoon")
        verbose_name_plural = _("contactpersonen")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_owner=False) | ~models.Q(email=""),
                name="directory_contact_owner_has_mail",
                violation_error_message=_("Wie een item bijhoudt, heeft een e-mailadres nodig."),
            )
        ]

    def __str__(self) -> str:
        return str(self.name)

    def clean(self) -> None:
        """The number as people read it aloud."""
        super().clean()
        self.phone = spaced_number(self.phone)


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
