"""Field groups of pages. Each owns its fields, its panels and its rules."""

from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PublishingPanel

__all__ = ["ReaderTestMixin", "ReviewMixin", "SocialImageMixin", "SummaryMixin", "not_in_future"]


def not_in_future(day: date) -> None:
    """Refuse a day that still has to come."""
    if day > timezone.localdate():
        raise ValidationError(_("Deze dag moet nog komen. Vul de dag in waarop het gebeurde."), code="in_future")


class SummaryMixin(models.Model):
    """One or two plain sentences that say what the page is about.

    They live in Wagtail's own ``search_description``, a column of the base page: so a card of any
    page, of whatever type, needs no second query.
    """

    SUMMARY_MAX_LENGTH: ClassVar[int] = 300

    summary_panels: ClassVar[list[Any]] = [
        FieldPanel(
            "search_description",
            heading=_("Samenvatting"),
            help_text=_("Eén of twee korte zinnen. Ze staan boven de pagina, op kaarten en in zoekresultaten."),
        )
    ]

    class Meta:
        """No table of its own."""

        abstract = True

    @property
    def summary(self) -> str:
        """The plain sentences under the title."""
        return str(self.search_description)

    @summary.setter
    def summary(self, value: str) -> None:
        self.search_description = value


class SocialImageMixin(models.Model):
    """The picture that goes along when someone shares the page."""

    social_image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("beeld bij delen"),
        help_text=_("Mensen zien dit beeld als iemand de pagina deelt. Het mag leeg blijven."),
    )

    social_image_panels: ClassVar[list[Any]] = [FieldPanel("social_image")]

    class Meta:
        """No table of its own."""

        abstract = True


class ReviewMixin(models.Model):
    """Who checks this page, how often, and when that last happened."""

    reviewed_on = models.DateField(_("laatst gecontroleerd op"), null=True, blank=True)
    review_interval_months = models.PositiveSmallIntegerField(
        _("controleer elke … maanden"), default=12, help_text=_("Vul 0 in als controle niet nodig is.")
    )
    review_owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("wie controleert"),
    )

    review_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("reviewed_on"), FieldPanel("review_interval_months")]),
                FieldPanel("review_owner"),
            ],
            heading=_("Controle"),
        ),
        # No part of the tab: Wagtail shows under "Status", to who may publish, when a page comes and goes.
        PublishingPanel(),
    ]

    class Meta:
        """No table of its own."""

        abstract = True


class ReaderTestMixin(models.Model):
    """When and with whom this page was read aloud and discussed; visitors see it at the foot of the page."""

    tested_on = models.DateField(_("getest met lezers op"), null=True, blank=True, validators=[not_in_future])
    tested_with = models.CharField(
        _("met wie"),
        max_length=150,
        blank=True,
        help_text=_("Hoeveel lezers, en wie. Bijvoorbeeld: vijf lezers van het taalcafé. Noem geen namen."),
    )

    reader_test_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("tested_on"), FieldPanel("tested_with")])],
            heading=_("Getest met lezers"),
        )
    ]

    class Meta:
        """No table of its own."""

        abstract = True
