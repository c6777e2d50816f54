"""The public monitor, first version: figures that editors keep, each with its source and date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable
from wagtail.search import index

from core.enums import B1Policy, TermKind
from core.fields import BodyField
from core.models import BasePage
from core.taxonomies import all_terms, term_by_pk

if TYPE_CHECKING:
    from django.http import HttpRequest

    from core.taxonomies import TermRecord

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
        """Adds the figures of the whole movement by year, the newest year first; the others by what they are about."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        years: dict[int, list[Figure]] = {}
        about: dict[TermRecord, list[Figure]] = {}
        for figure in sorted(self.figures.all(), key=lambda one: -one.year):
            term = figure.subject
            if term is None:
                years.setdefault(figure.year, []).append(figure)
            else:
                about.setdefault(term, []).append(figure)
        context["years"] = list(years.items())
        for name, kind in (("by_gemeente", TermKind.GEMEENTE), ("by_theme", TermKind.THEME)):
            context[name] = [(term, about[term]) for term in all_terms(kind) if term in about]
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
    theme = models.ForeignKey(
        "core.Theme",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("thema"),
        help_text=_("Gaat het cijfer over één thema? Dan staat het ook op de pagina van dat thema."),
    )
    gemeente = models.ForeignKey(
        "core.Gemeente",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("gemeente"),
        help_text=_("Gaat het cijfer over één gemeente? Dan staat het ook op de pagina van die gemeente."),
    )

    panels: ClassVar[list[Any]] = [
        FieldPanel("label"),
        FieldRowPanel([FieldPanel("value"), FieldPanel("target"), FieldPanel("unit"), FieldPanel("year")]),
        FieldRowPanel([FieldPanel("source"), FieldPanel("date"), FieldPanel("sample")]),
        FieldRowPanel([FieldPanel("theme"), FieldPanel("gemeente")]),
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
    def subject(self) -> TermRecord | None:
        """The gemeente, or else the theme, that it is about. None: it is about the whole movement."""
        return term_by_pk(TermKind.GEMEENTE, self.gemeente_id) or term_by_pk(TermKind.THEME, self.theme_id)

    @property
    def plots(self) -> list[bool]:
        """Parcels to draw: True is reached, False is still open. Empty when there is no small whole target."""
        largest = 24
        if self.target is None or not 0 < self.target <= largest or self.target != int(self.target):
            return []
        reached = min(int(self.value), int(self.target))
        return [True] * reached + [False] * (int(self.target) - reached)
