"""HSDS location and service_at_location."""

from typing import Any, ClassVar
from uuid import UUID, uuid5

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable
from wagtail.search import index

from directory.enums import LocationType, YesNoUnknown
from directory.forms import LocationForm
from directory.models.base import HsdsModel, ImportedModel
from directory.postcodes import spaced_postcode

__all__ = ["Location", "ServiceAtLocation"]


class Location(HsdsModel, ImportedModel, index.Indexed):
    """A place where help is given: an address, or a place online. An address may be kept secret."""

    name = models.CharField(_("naam"), max_length=160)
    location_type = models.CharField(
        _("soort plek"), max_length=10, choices=LocationType.choices, default=LocationType.PHYSICAL
    )
    address_1 = models.CharField(_("straat en nummer"), max_length=160, blank=True)
    postal_code = models.CharField(
        _("postcode"),
        max_length=7,
        blank=True,
        validators=[RegexValidator(r"^[1-9]\d{3} ?[A-Z]{2}$", _("Schrijf de postcode zo: 8232 AB."))],
    )
    city = models.CharField(_("plaats"), max_length=80, blank=True)
    address_is_secret = models.BooleanField(
        _("adres is geheim"), default=False, help_text=_("Het adres komt dan nergens op de website.")
    )
    transportation = models.CharField(
        _("zo komt u er"), max_length=200, blank=True, help_text=_("Bijvoorbeeld: bus 141, halte Haven.")
    )
    wheelchair = models.CharField(
        _("met rolstoel"), max_length=10, choices=YesNoUnknown.choices, default=YesNoUnknown.UNKNOWN
    )
    hearing_loop = models.CharField(
        _("ringleiding"), max_length=10, choices=YesNoUnknown.choices, default=YesNoUnknown.UNKNOWN
    )

    base_form_class = LocationForm
    panels: ClassVar[list[Any]] = [
        FieldPanel("name"),
        FieldPanel("location_type"),
        FieldPanel("address_1"),
        FieldRowPanel([FieldPanel("postal_code"), FieldPanel("city")]),
        FieldPanel("address_is_secret"),
        FieldPanel("transportation"),
        FieldRowPanel([FieldPanel("wheelchair"), FieldPanel("hearing_loop")]),
    ]
    search_fields: ClassVar[list[Any]] = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        """Dutch names for the admin."""

        verbose_name = _("plek")
        verbose_name_plural = _("plekken")
        ordering = ["name"]

    def __str__(self) -> str:
        return f"{self.name}, {self.city}" if self.city else str(self.name)

    def clean(self) -> None:
        """The postcode as it stands on an envelope."""
        super().clean()
        self.postal_code = spaced_postcode(self.postal_code)

    @property
    def address_uuid(self) -> UUID:
        """The ``id`` of the address, which is an object of its own in HSDS: always the same for this location."""
        return uuid5(self.uuid, "address")

    @property
    def public_name(self) -> str:
        """The name for visitors; none of a secret place, because the name often tells where it is."""
        return "" if self.address_is_secret else str(self.name)


class ServiceAtLocation(HsdsModel, Orderable):
    """A service that is given at a location."""

    service = ParentalKey("directory.Service", on_delete=models.CASCADE, related_name="places")
    location = models.ForeignKey(Location, on_delete=models.PROTECT, related_name="services", verbose_name=_("plek"))
    description = models.CharField(_("toelichting"), max_length=160, blank=True)

    class Meta(Orderable.Meta):
        """A location once a service."""

        verbose_name = _("item op een plek")
        verbose_name_plural = _("items op plekken")
        constraints = [models.UniqueConstraint(fields=["service", "location"], name="directory_place_once")]

    def __str__(self) -> str:
        return str(self.location)
