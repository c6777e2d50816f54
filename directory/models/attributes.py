"""Rows of a service: what it costs, for which gemeenten, in which form, by which law, for which question."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from directory.enums import CostKind, DeliveryForm, Law
from directory.models.base import HsdsModel

__all__ = ["CostOption", "ServiceArea", "ServiceForm", "ServiceLaw", "ServiceQuestion"]


class CostOption(HsdsModel, Orderable):
    """HSDS cost_option: what someone pays."""

    service = ParentalKey("directory.Service", on_delete=models.CASCADE, related_name="cost_options")
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

    service = ParentalKey("directory.Service", on_delete=models.CASCADE, related_name="service_areas")
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

    service = ParentalKey("directory.Service", on_delete=models.CASCADE, related_name="forms")
    form = models.CharField(_("vorm"), max_length=20, choices=DeliveryForm.choices)

    class Meta(Orderable.Meta):
        """A form once a service."""

        verbose_name = _("vorm")
        verbose_name_plural = _("vormen")
        constraints = [models.UniqueConstraint(fields=["service", "form"], name="directory_serviceform_once")]

    def __str__(self) -> str:
        return str(self.get_form_display())


class ServiceLaw(HsdsModel, Orderable):
    """HSDS attribute: the law that pays."""

    service = ParentalKey("directory.Service", on_delete=models.CASCADE, related_name="laws")
    law = models.CharField(_("wet"), max_length=20, choices=Law.choices)

    class Meta(Orderable.Meta):
        """A law once a service."""

        verbose_name = _("wet")
        verbose_name_plural = _("wetten")
        constraints = [models.UniqueConstraint(fields=["service", "law"], name="directory_servicelaw_once")]

    def __str__(self) -> str:
        return str(self.get_law_display())


class ServiceQuestion(HsdsModel, Orderable):
    """HSDS attribute: a question of residents that this help answers; the best one first."""

    service = ParentalKey("directory.Service", on_delete=models.CASCADE, related_name="questions")
    question = models.ForeignKey(
        "directory.HelpQuestion", on_delete=models.CASCADE, related_name="services", verbose_name=_("hulpvraag")
    )

    class Meta(Orderable.Meta):
        """A question once a service."""

        verbose_name = _("hulpvraag van een item")
        verbose_name_plural = _("hulpvragen van een item")
        constraints = [models.UniqueConstraint(fields=["service", "question"], name="directory_servicequestion_once")]

    def __str__(self) -> str:
        return str(self.question)
