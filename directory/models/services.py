"""HSDS service: the facts of an entry, stored once for all languages."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.search import index

from core.phones import spaced_number
from directory.enums import STOPPED, HolidayRule, Intake, Referral, ServiceStatus
from directory.forms import ServiceForm
from directory.models.base import ExternalModel, HsdsModel, external_id_once
from directory.models.contact import number_rules

__all__ = ["Service"]

_DEVIATIONS_HELP = _(
    "Dit geldt voor alle plekken van dit item. Is maar één plek dicht? Schrijf dat dan bij “Let op”, bij de tekst van "
    "het item."
)


class Service(HsdsModel, ExternalModel, index.Indexed, ClusterableModel):
    """Help that someone can get. Its words are on ``ServicePage``, one page a language.

    ``digest`` repeats what cards and filters need of the child rows, so that a list of entries costs no query
    a relation; ``directory.services.refresh_digest`` keeps it, nothing else writes it. ``last_modified`` is when a fact
    or a word of the entry last changed; ``directory.open_data`` keeps it.
    """

    name = models.CharField(_("naam"), max_length=160)
    organisation = models.ForeignKey(
        "directory.Organisation", on_delete=models.PROTECT, related_name="services", verbose_name=_("organisatie")
    )
    status = models.CharField(_("status"), max_length=20, choices=ServiceStatus.choices, default=ServiceStatus.ACTIVE)
    email = models.EmailField(_("e-mailadres"), blank=True)
    url = models.URLField(_("website"), blank=True)
    chat_url = models.URLField(_("adres van de chat"), blank=True)
    form_url = models.URLField(_("adres van het formulier"), blank=True, help_text=_("Om zich aan te melden."))
    minimum_age = models.PositiveSmallIntegerField(_("vanaf leeftijd"), null=True, blank=True)
    maximum_age = models.PositiveSmallIntegerField(_("tot en met leeftijd"), null=True, blank=True)
    referral = models.CharField(_("verwijzing"), max_length=20, choices=Referral.choices, default=Referral.UNKNOWN)
    wait_time = models.CharField(
        _("wachttijd"), max_length=120, blank=True, help_text=_("Bijvoorbeeld: ongeveer twee weken.")
    )
    wait_weeks = models.PositiveSmallIntegerField(
        _("wachttijd in weken"),
        null=True,
        blank=True,
        help_text=_("0 is geen wachttijd. Leeg: u weet het niet."),
    )
    wait_checked_on = models.DateField(_("wachttijd gevraagd op"), null=True, blank=True)
    intake = models.CharField(_("aanmelden"), max_length=20, choices=Intake.choices, default=Intake.OPEN)
    holiday_rule = models.CharField(
        _("op feestdagen"), max_length=10, choices=HolidayRule.choices, default=HolidayRule.UNKNOWN
    )
    referral_phone = models.CharField(_("nummer voor verwijzers"), max_length=20, blank=True, validators=[number_rules])
    is_essential = models.BooleanField(
        _("onmisbaar"), default=False, help_text=_("Gaat nooit vanzelf van de site, ook als niemand antwoordt.")
    )
    do_not_list = models.BooleanField(
        _("wil niet op de kaart"),
        default=False,
        help_text=_("De organisatie vroeg dit. Het item staat dan nergens, ook niet na een import."),
    )
    review_interval = models.PositiveSmallIntegerField(
        _("controle elke … maanden"), default=6, validators=[MinValueValidator(1), MaxValueValidator(24)]
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
    last_modified = models.DateTimeField(default=timezone.now, db_index=True, editable=False)

    panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldPanel("organisation"),
                FieldRowPanel([FieldPanel("status"), FieldPanel("intake"), FieldPanel("sample")]),
            ],
            heading=_("Wat en wie"),
        ),
        InlinePanel("questions", heading=_("Hulpvragen"), label=_("hulpvraag"), help_text=_("De beste eerst.")),
        InlinePanel("phones", heading=_("Telefoon, WhatsApp en sms"), label=_("nummer")),
        MultiFieldPanel(
            [FieldPanel("email"), FieldPanel("url"), FieldRowPanel([FieldPanel("chat_url"), FieldPanel("form_url")])],
            heading=_("Mail en internet"),
        ),
        InlinePanel("places", heading=_("Waar"), label=_("plek")),
        InlinePanel("schedules", heading=_("Tijden"), label=_("tijd")),
        InlinePanel("deviations", heading=_("Afwijkende dagen"), label=_("afwijkende dag"), help_text=_DEVIATIONS_HELP),
        FieldPanel("holiday_rule"),
        InlinePanel("cost_options", heading=_("Kosten"), label=_("kosten")),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("minimum_age"), FieldPanel("maximum_age")]),
                FieldPanel("referral"),
                FieldRowPanel([FieldPanel("wait_weeks"), FieldPanel("wait_checked_on")]),
                FieldPanel("wait_time"),
            ],
            heading=_("Voor wie en hoe"),
        ),
        InlinePanel("forms", heading=_("Vorm"), label=_("vorm")),
        InlinePanel("languages", heading=_("Talen"), label=_("taal")),
        InlinePanel("service_areas", heading=_("Voor inwoners van"), label=_("gemeente")),
        MultiFieldPanel(
            [FieldPanel("referral_phone"), InlinePanel("laws", heading=_("Wet"), label=_("wet"))],
            heading=_("Voor verwijzers"),
            classname="collapsed",
        ),
        InlinePanel("contacts", heading=_("Contactpersonen"), label=_("contactpersoon")),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("assured_date"), FieldPanel("assured_by")]),
                FieldRowPanel([FieldPanel("review_interval"), FieldPanel("is_essential"), FieldPanel("do_not_list")]),
            ],
            heading=_("Controle"),
        ),
    ]
    search_fields: ClassVar[list[Any]] = [index.SearchField("name"), index.AutocompleteField("name")]
    base_form_class = ServiceForm

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
            ),
            external_id_once("service"),
        ]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def is_stopped(self) -> bool:
        """Whether this help is not given any more, or may not be shown."""
        return self.do_not_list or self.status in STOPPED

    def clean(self) -> None:
        """The number for those who refer as people read it aloud."""
        super().clean()
        self.referral_phone = spaced_number(self.referral_phone)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the facts with their child rows, then what cards and filters need of them."""
        from directory.services import refresh_digest

        super().save(*args, **kwargs)
        refresh_digest(service_id=self.pk)
        self.digest = type(self).objects.values_list("digest", flat=True).get(pk=self.pk)
