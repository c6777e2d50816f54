"""Initiatives (with the forerunners of the Regioplan) and projects of the Human Capital Agenda."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from core.cards import Card, CardMeta
from core.enums import B1Policy, TermKind
from core.fields import BodyField
from core.linked_data import named
from core.listing import ChoiceFacet, Listing, TermFacet
from core.models import BaseIndexPage, BasePage
from core.querysets import public_pages
from core.text import lines_of
from initiatives.enums import ActionLine, InitiativeKind, InitiativeStatus, ProjectStatus

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from django.http import HttpRequest

__all__ = ["InitiativeIndexPage", "InitiativePage", "ProjectIndexPage", "ProjectPage"]


class InitiativeIndexPage(BaseIndexPage):
    """The overview of initiatives, with filters."""

    template = "pages/initiatives/initiative_index_page.html"
    icon = "groep"
    section = "initiatieven"
    subpage_types: ClassVar[list[str]] = ["initiatives.InitiativePage"]
    feed_types = ("initiatives.InitiativePage",)

    class Meta:
        """Dutch names for the admin."""

        verbose_name = _("overzicht van initiatieven")
        verbose_name_plural = _("overzichten van initiatieven")

    def get_listing(self, request: HttpRequest) -> Listing:
        """All initiatives."""
        return Listing(
            request,
            public_pages(InitiativePage).order_by("title"),
            [
                TermFacet(TermKind.GEMEENTE),
                TermFacet(TermKind.THEME),
                ChoiceFacet("soort", _("Soort"), "kind", InitiativeKind.choices),
                ChoiceFacet("status", _("Hoe ver is het?"), "status", InitiativeStatus.choices),
                TermFacet(TermKind.DIMENSION),
                TermFacet(TermKind.AUDIENCE),
            ],
        )


class InitiativePage(BasePage):
    """One initiative: what it is, who does it, where it stands."""

    template = "pages/initiatives/initiative_page.html"
    b1_policy = B1Policy.STRICT
    kind_label = _("Initiatief")
    kind_slug = "initiatief"
    icon = "groep"
    has_editor_list = True
    section = "initiatieven"
    essential: ClassVar[tuple[tuple[str, ...], ...]] = (("search_description",), ("body",))
    parent_page_types: ClassVar[list[str]] = ["initiatives.InitiativeIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    kind = models.CharField(_("soort"), max_length=20, choices=InitiativeKind.choices, default=InitiativeKind.AANPAK)
    status = models.CharField(
        _("hoe ver is het?"), max_length=20, choices=InitiativeStatus.choices, default=InitiativeStatus.LOOPT
    )
    started = models.PositiveSmallIntegerField(_("begonnen in"), null=True, blank=True, help_text=_("Jaartal."))
    forerunner = models.BooleanField(_("voorloper in het Regioplan"), default=False)
    organisations = models.TextField(_("wie doen mee"), blank=True, help_text=_("Eén organisatie per regel."))
    website = models.URLField(_("website"), blank=True)
    sample = models.BooleanField(_("verzonnen voorbeeld"), default=False)
    body = BodyField(blank=True)

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("kind"), FieldPanel("status"), FieldPanel("started")]),
                FieldRowPanel([FieldPanel("forerunner"), FieldPanel("sample")]),
                FieldPanel("organisations"),
                FieldPanel("website"),
            ],
            heading=_("In het kort"),
        ),
        FieldPanel("body"),
    ]
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("organisations"),
        index.SearchField("body"),
    ]

    class Meta:
        """Dutch names for the admin."""

        verbose_name = _("initiatief")
        verbose_name_plural = _("initiatieven")

    @property
    def organisation_names(self) -> list[str]:
        """Who take part, one name each."""
        return lines_of(self.organisations)

    def card(self, request: HttpRequest | None = None) -> Card:
        """The card says what kind it is and how far."""
        card = self.basic_card(request)
        marks = [CardMeta("groep", self.get_kind_display())]
        if self.status != InitiativeStatus.LOOPT:
            marks.append(CardMeta("klok", self.get_status_display()))
        return replace(card, meta=(*card.meta, *marks), extra={"forerunner": self.forerunner, "sample": self.sample})

    def search_text(self) -> str:
        """Body and organisations."""
        return f"{super().search_text()}\n{self.organisations}"

    def structured_data(self, request: HttpRequest, context: Mapping[str, Any]) -> dict[str, Any] | None:
        """A schema.org Project with who take part; none for an invented one."""
        if self.sample:
            return None
        return (super().structured_data(request, context) or {}) | {
            "@type": "Project",
            "foundingDate": str(self.started or ""),
            "member": [named("Organization", name) for name in self.organisation_names],
            "sameAs": self.website,
        }


class ProjectIndexPage(BaseIndexPage):
    """The projects of the Human Capital Agenda, with filters."""

    template = "pages/initiatives/project_index_page.html"
    icon = "kompas"
    section = "projecten"
    subpage_types: ClassVar[list[str]] = ["initiatives.ProjectPage"]
    feed_types = ("initiatives.ProjectPage",)

    class Meta:
        """Dutch names for the admin."""

        verbose_name = _("overzicht van projecten")
        verbose_name_plural = _("overzichten van projecten")

    def get_listing(self, request: HttpRequest) -> Listing:
        """All projects."""
        return Listing(
            request,
            public_pages(ProjectPage).order_by("title"),
            [
                ChoiceFacet("actielijn", _("Waar werkt het aan?"), "action_line", ActionLine.choices),
                ChoiceFacet("status", _("Hoe ver is het?"), "status", ProjectStatus.choices),
                TermFacet(TermKind.GEMEENTE),
                TermFacet(TermKind.THEME),
                TermFacet(TermKind.DIMENSION),
                TermFacet(TermKind.AUDIENCE),
            ],
        )


class ProjectPage(BasePage):
    """One project of the Human Capital Agenda Zorg en Welzijn Flevoland."""

    template = "pages/initiatives/project_page.html"
    b1_policy = B1Policy.ADVISORY
    kind_label = _("Project")
    kind_slug = "project"
    icon = "kompas"
    section = "projecten"
    essential: ClassVar[tuple[tuple[str, ...], ...]] = (("search_description",), ("body", "goals"))
    reader_fields = ("goals", "funding")
    parent_page_types: ClassVar[list[str]] = ["initiatives.ProjectIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    action_line = models.CharField(_("actielijn"), max_length=20, choices=ActionLine.choices)
    status = models.CharField(
        _("hoe ver is het?"), max_length=20, choices=ProjectStatus.choices, default=ProjectStatus.LOOPT
    )
    goals = models.TextField(_("doelen"), blank=True, help_text=_("Eén doel per regel."))
    partners = models.TextField(_("wie doen mee"), blank=True, help_text=_("Eén organisatie per regel."))
    funding = models.TextField(_("wie betaalt"), blank=True)
    start_date = models.DateField(_("begin"), null=True, blank=True)
    end_date = models.DateField(_("einde"), null=True, blank=True)
    body = BodyField(blank=True)

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("action_line"), FieldPanel("status")]),
                FieldRowPanel([FieldPanel("start_date"), FieldPanel("end_date")]),
                FieldPanel("goals"),
                FieldPanel("partners"),
                FieldPanel("funding"),
            ],
            heading=_("In het kort"),
        ),
        FieldPanel("body"),
    ]
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("partners"),
        index.SearchField("body"),
    ]

    class Meta:
        """A project does not end before it begins."""

        verbose_name = _("project")
        verbose_name_plural = _("projecten")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end_date__isnull=True)
                | models.Q(start_date__isnull=True)
                | models.Q(end_date__gte=models.F("start_date")),
                name="initiatives_project_ends_after_start",
                violation_error_message=_("De einddatum ligt voor de begindatum. Kies een latere einddatum."),
            )
        ]

    @property
    def goal_lines(self) -> list[str]:
        """The goals, one each."""
        return lines_of(self.goals)

    @property
    def partner_names(self) -> list[str]:
        """Who take part, one name each."""
        return lines_of(self.partners)

    def card(self, request: HttpRequest | None = None) -> Card:
        """The card says on which line it works and how far it is."""
        card = self.basic_card(request)
        marks = (CardMeta("kompas", self.get_action_line_display()), CardMeta("klok", self.get_status_display()))
        return replace(card, meta=(*card.meta, *marks))

    def search_date(self) -> date | None:
        """The day on which it began."""
        return self.start_date

    def search_text(self) -> str:
        """Body, goals and partners."""
        return "\n".join([super().search_text(), self.goals, self.partners])

    def structured_data(self, request: HttpRequest, context: Mapping[str, Any]) -> dict[str, Any] | None:
        """A schema.org Project with its partners."""
        return (super().structured_data(request, context) or {}) | {
            "@type": "Project",
            "member": [named("Organization", name) for name in self.partner_names],
        }
