"""Alerts that stand on top of every page for as long as they matter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import PreviewableMixin, TranslatableMixin

from core.enums import AlertLevel
from core.rich_text import ALERT_FEATURES

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.utils.functional import _StrPromise

__all__ = ["SiteAlert"]


class SiteAlert(PreviewableMixin, TranslatableMixin, models.Model):
    """One message for every visitor, wherever on the site they are.

    Level, moments, order and link come from the Dutch row, as with help lines; a translation has words only.
    """

    level = models.CharField(
        _("soort melding"),
        max_length=10,
        choices=AlertLevel.choices,
        default=AlertLevel.INFO,
        help_text=_("Een melding over nood staat altijd bovenaan. Kies dat alleen als mensen in gevaar zijn."),
    )
    title = models.CharField(_("wat is er?"), max_length=80, help_text=_("Zeg het in een paar woorden."))
    text = RichTextField(
        _("wat moet de bezoeker weten of doen?"),
        features=ALERT_FEATURES,
        max_length=200,
        blank=True,
        help_text=_("Eén korte zin. Meer uitleg hoort op een pagina: maak daar een link naar."),
    )
    link_page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("pagina met meer uitleg"),
    )
    link_url = models.URLField(_("of een adres op een andere site"), blank=True)
    link_words = models.CharField(
        _("woorden van de link"),
        max_length=60,
        blank=True,
        help_text=_("Zeg waar de link heen gaat. Bijvoorbeeld: Lees wat u kunt doen."),
    )
    starts_at = models.DateTimeField(
        _("te zien vanaf"), null=True, blank=True, help_text=_("Leeg: meteen na het opslaan.")
    )
    ends_at = models.DateTimeField(
        _("te zien tot"), null=True, blank=True, help_text=_("Leeg: tot u de melding weghaalt.")
    )
    order = models.PositiveSmallIntegerField(
        _("volgorde"),
        default=0,
        help_text=_("Bezoekers zien hooguit twee meldingen. Nood gaat voor, daarna het laagste getal."),
    )

    panels: ClassVar[list[object]] = [
        FieldPanel("level"),
        FieldPanel("title"),
        FieldPanel("text"),
        MultiFieldPanel(
            [FieldPanel("link_page"), FieldPanel("link_url"), FieldPanel("link_words")],
            heading=_("Link (mag leeg blijven)"),
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]), FieldPanel("order")],
            heading=_("Wanneer"),
        ),
    ]

    class Meta(TranslatableMixin.Meta):
        """Ordered by hand; an alert ends after it starts."""

        verbose_name = _("melding bovenaan de site")
        verbose_name_plural = _("meldingen bovenaan de site")
        ordering = ["order", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(level__in=AlertLevel.values), name="core_sitealert_known_level"),
            models.CheckConstraint(
                condition=Q(starts_at=None) | Q(ends_at=None) | Q(ends_at__gt=F("starts_at")),
                name="core_sitealert_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    def clean(self) -> None:
        """Say what to do where two fields contradict each other."""
        faults: dict[str, str | _StrPromise] = {}
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            faults["ends_at"] = _("Het einde ligt voor het begin. Kies een later moment, of maak dit veld leeg.")
        if self.link_page_id and self.link_url:
            faults["link_url"] = _("Kies een pagina of vul een adres in. Maak één van de twee leeg.")
        if (self.link_page_id or self.link_url) and not self.link_words.strip():
            faults["link_words"] = _("Schrijf de woorden van de link. Bijvoorbeeld: Lees wat u kunt doen.")
        if self.link_words.strip() and not (self.link_page_id or self.link_url):
            faults["link_words"] = _("Kies hierboven waar de link heen gaat, of maak dit veld leeg.")
        if faults:
            raise ValidationError(faults)

    @property
    @admin.display(description=_("nu"))
    def state(self) -> str:
        """What visitors see of this alert now, in words for the list of editors."""
        now = timezone.now()
        if self.ends_at and self.ends_at <= now:
            return str(_("Voorbij"))
        if self.starts_at and self.starts_at > now:
            day = date_format(timezone.localtime(self.starts_at), "j F Y, H:i")
            return str(_("Te zien vanaf %(day)s") % {"day": day})
        return str(_("Nu te zien"))

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """The frame of a page."""
        return "pages/core/alert_preview.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """Only this alert, whatever its moments."""
        from core.alerts import preview_record

        return {"alerts": [preview_record(self)], "state": self.state, "noindex": True}
