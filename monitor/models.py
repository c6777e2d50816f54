"""The public monitor, first version: figures that editors keep, each with its source and date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable
from wagtail.search import index

from core.enums import B1Policy
from core.fields import BodyField
from core.models import BasePage

if TYPE_CHECKING:
    from django.http import HttpRequest

__all__ = ["Figure", "MonitorPage"]


class MonitorPage(BasePage):
    """What the movement reached this year, in figures that say where they come from."""

    template = "pages/monitor/monitor_page.html"
    b1_policy = B1Policy.STRICT
    kind_label = _("Monitor")
    kind_slug = "monitor"
    icon = "gecontroleerd"
    section = "monitor"
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1

    body = BodyField(blank=True)

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("body"),
        InlinePanel("figures", heading=_("Cijfers"), label=_("cijfer")),
    ]
    search_fields: ClassVar[list[Any]] = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        """Dutch names for the admin."""

        verbose_name = _("monitor")
        verbose_name_plural = _("monitors")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the figures by year, the newest year first."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        years: dict[int, list[Figure]] = {}
        for figure in self.figures.all():
            years.setdefault(figure.year, []).append(figure)
        context["years"] = sorted(years.items(), reverse=True)
        return context


class Figure(Orderable):
    """One figure: a value, what it counts, where it comes from and when it was taken."""

    page = ParentalKey(MonitorPage, on_delete=models.CASCADE, related_name="figures")
    label = models.CharField(_("wat telt het"), max_length=160)
    value = models.DecimalField(_("waarde"), max_digits=12, decimal_places=2)
    target = models.DecimalField(_("doel"), max_digits=12, decimal_places=2, null=True, blank=True)
    unit = models.CharField(
        _("eenheid"), max_length=30, blank=True, help_text=_("Bijvoorbeeld: procent. Leeg: aantal.")
    )
    year = models.PositiveSmallIntegerField(_("jaar"))
    source = models.CharField(_("bron"), max_length=160)
    date = models.DateField(_("geteld op"))
    sample = models.BooleanField(_("verzonnen voorbeeld"), default=False)

    panels: ClassVar[list[Any]] = [
        FieldPanel("label"),
        FieldRowPanel([FieldPanel("value"), FieldPanel("target"), FieldPanel("unit"), FieldPanel("year")]),
        FieldRowPanel([FieldPanel("source"), FieldPanel("date"), FieldPanel("sample")]),
    ]

    class Meta(Orderable.Meta):
        """Values are counts or shares, never negative."""

        verbose_name = _("cijfer")
        verbose_name_plural = _("cijfers")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(value__gte=0),
                name="monitor_figure_not_negative",
                violation_error_message=_("Een cijfer is nul of meer."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.label}: {self.value:f} ({self.year})"

    @property
    def plots(self) -> list[bool]:
        """Parcels to draw: True is reached, False is still open. Empty when there is no small whole target."""
        largest = 24
        if self.target is None or not 0 < self.target <= largest or self.target != int(self.target):
            return []
        reached = min(int(self.value), int(self.target))
        return [True] * reached + [False] * (int(self.target) - reached)
