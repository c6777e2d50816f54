"""HSDS service: the facts of an entry, stored once for all languages."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from directory.enums import STOPPED, CostKind, DeliveryForm, Referral, ServiceStatus
from directory.models.base import HsdsModel

__all__ = ["CostOption", "Service", "ServiceArea", "ServiceForm"]


class Service(HsdsModel, index.Indexed, ClusterableModel):
    """Help that someone can get. Its words are on ``ServicePage``, one page a language.

    ``digest`` repeats what cards and filters need of the child rows, so that a list of entries costs no query
    a relation; ``directory.services.refresh_digest`` keeps it, nothing else writes it.
    """

    name = models.CharField(_("naam"), max_length=160)
    organisation = models.ForeignKey(
        "directory.Organisation", on_delete=models.PROTECT, related_name="services", verbose_name=_("organisatie")
    )
    status = models.CharField(_("status"), max_length=20, choices=ServiceStatus.choices, default=ServiceStatus.ACTIVE)
    email = models.EmailField(_("e-mailadres"), blank=True)
    url = models.URLField(_("website"), blank=True)
    minimum_age = models.PositiveSmallIntegerField(_("vanaf leeftijd"), null=True, blank=True)
    maximum_age = models.PositiveSmallIntegerField(_("tot en met leeftijd"), null=True, blank=True)
    referral = models.CharField(_("verwijzing"), max_length=20, choices=Referral.choices, default=Referral.UNKNOWN)
    wait_time = models.CharField(
        _("wachttijd"), max_length=120, blank=True, help_text=_("Bijvoorbeeld: ongeveer twee weken.")
    )
    assured_date = models.DateField(_("gecontroleerd op"), null=True, blank=True)
    assured_by = models.CharField(
        _("gecontroleerd door"),
        max_length=160,
        blank=True,
        help_text=_("Wie zei dat alles klopt? Bijvoorbeeld: Buurthuis De Boot."),
    )
    sample = models.BooleanField(_("verzonnen voorbeeld"), default=False)
    digest = models.JSONField(default=dict, editable=False)

    panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldPanel("organisation"),
                FieldRowPanel([FieldPanel("status"), FieldPanel("sample")]),
            ],
            heading=_("Wat en wie"),
        ),
        InlinePanel("phones", heading=_("Telefoon"), label=_("nummer")),
        MultiFieldPanel([FieldPanel("email"), FieldPanel("url")], heading=_("Mail en website")),
        InlinePanel("places", heading=_("Waar"), label=_("plek")),
        InlinePanel("schedules", heading=_("Tijden"), label=_("tijd")),
        InlinePanel("cost_options", heading=_("Kosten"), label=_("kosten")),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("minimum_age"), FieldPanel("maximum_age")]),
                FieldRowPanel([FieldPanel("referral"), FieldPanel("wait_time")]),
            ],
            heading=_("Voor wie en hoe"),
        ),
        InlinePanel("forms", heading=_("Vorm"), label=_("vorm")),
        InlinePanel("languages", heading=_("Talen"), label=_("taal")),
        InlinePanel("service_areas", heading=_("Voor inwoners van"), label=_("gemeente")),
        MultiFieldPanel([FieldRowPanel([FieldPanel("assured_date"), FieldPanel("assured_by")])], heading=_("Controle")),
    ]
    search_fields: ClassVar[list[Any]] = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        """The youngest age is not above the oldest."""

        verbose_name = _("feiten van een item")
        verbose_name_plural = _("feiten van items")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(minimum_age__isnull=True)
                | models.Q(maximum_age__isnull=True)
                | models.Q(maximum_age__gte=models.F("minimum_age")),
                name="directory_service_ages_in_order",
                violation_error_message=_("De jongste leeftijd is hoger dan de oudste. Draai ze om."),
            )
        ]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def is_stopped(self) -> bool:
        """Whether this help is not given any more."""
        return self.status in STOPPED

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the facts with their child rows, then what cards and filters need of them."""
        from directory.services import refresh_digest

        super().save(*args, **kwargs)
        refresh_digest(service_id=self.pk)
        self.digest = type(self).objects.values_list("digest", flat=True).get(pk=self.pk)


class CostOption(HsdsModel, Orderable):
    """HSDS cost_option: what someone pays."""

    service = ParentalKey(Service, on_delete=models.CASCADE, related_name="cost_options")
    option = models.CharField(_("kosten"), max_length=20, choices=CostKind.choices)
    amount = models.DecimalField(_("bedrag in euro"), max_digits=8, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, default="EUR", editable=False)
    amount_description = models.CharField(_("uitleg bij het bedrag"), max_length=160, blank=True)

    class Meta(Orderable.Meta):
        """An amount is zero or more."""

        verbose_name = _("kosten")
        verbose_name_plural = _("kosten")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(amount__isnull=True) | models.Q(amount__gte=0),
                name="directory_costoption_not_negative",
                violation_error_message=_("Een bedrag is nul of meer."),
            )
        ]

    def __str__(self) -> str:
        return str(self.get_option_display())


class ServiceArea(HsdsModel, Orderable):
    """HSDS service_area: residents of which gemeente may come."""

    service = ParentalKey(Service, on_delete=models.CASCADE, related_name="service_areas")
    gemeente = models.ForeignKey(
        "core.Gemeente", on_delete=models.PROTECT, related_name="+", verbose_name=_("gemeente")
    )

    class Meta(Orderable.Meta):
        """A gemeente once a service."""

        verbose_name = _("gebied")
        verbose_name_plural = _("gebieden")
        constraints = [models.UniqueConstraint(fields=["service", "gemeente"], name="directory_servicearea_once")]

    def __str__(self) -> str:
        return str(self.gemeente)


class ServiceForm(HsdsModel, Orderable):
    """HSDS attribute: in which form the help is given."""

    service = ParentalKey(Service, on_delete=models.CASCADE, related_name="forms")
    form = models.CharField(_("vorm"), max_length=20, choices=DeliveryForm.choices)

    class Meta(Orderable.Meta):
        """A form once a service."""

        verbose_name = _("vorm")
        verbose_name_plural = _("vormen")
        constraints = [models.UniqueConstraint(fields=["service", "form"], name="directory_serviceform_once")]

    def __str__(self) -> str:
        return str(self.get_form_display())
