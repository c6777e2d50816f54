"""Standard pages, the contact page and the accessibility statement."""

from __future__ import annotations

from http import HTTPMethod
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from core.enums import B1Policy
from core.fields import BodyField
from core.models import BasePage
from core.text import lines_of
from home.enums import STATUSES_OF_AUDIT, AccessibilityStatus

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest, HttpResponse

__all__ = ["AccessibilityStatementPage", "ContactPage", "StandardPage"]


class StandardPage(BasePage):
    """A page with text and blocks."""

    template = "pages/home/standard_page.html"
    b1_policy = B1Policy.STRICT
    kind_label = _("Pagina")
    kind_slug = "pagina"
    kind_when_shared = False
    icon = "info"
    parent_page_types: ClassVar[list[str]] = ["home.HomePage", "home.StandardPage"]
    subpage_types: ClassVar[list[str]] = ["home.StandardPage"]

    body = BodyField(blank=True)

    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, FieldPanel("body")]
    search_fields: ClassVar[list[Any]] = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        """Dutch names for the admin."""

        verbose_name = _("gewone pagina")
        verbose_name_plural = _("gewone pagina's")


class ContactPage(BasePage):
    """The page with the contact form."""

    template = "pages/home/contact_page.html"
    b1_policy = B1Policy.STRICT
    kind_label = _("Contact")
    kind_slug = "contact"
    kind_when_shared = False
    icon = "mail"
    asks_if_useful = False
    section = "contact"
    allowed_http_methods: ClassVar[list[HTTPMethod]] = [*BasePage.allowed_http_methods, HTTPMethod.POST]
    reader_fields = ("thanks",)
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1

    body = BodyField(blank=True)
    thanks = models.TextField(
        _("tekst na het versturen"),
        blank=True,
        help_text=_("Leeg: Dank u wel. Wij hebben uw bericht."),
    )

    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, FieldPanel("body"), FieldPanel("thanks")]
    search_fields: ClassVar[list[Any]] = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        """Dutch names for the admin."""

        verbose_name = _("contactpagina")
        verbose_name_plural = _("contactpagina's")

    def structured_data(self, request: HttpRequest, context: Mapping[str, Any]) -> dict[str, Any] | None:
        """A schema.org ContactPage."""
        return (super().structured_data(request, context) or {}) | {"@type": "ContactPage"}

    def kept_query(self, request: HttpRequest) -> str:
        """The page that the message is about, and whether it was sent."""
        from home.contact import kept_query

        return kept_query(request)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the form, or take in what someone sent."""
        from home.contact import serve_contact

        if self.is_fallback and get_language() in self.surroundings.translations:
            return super().serve(request, *args, **kwargs)
        return serve_contact(self, request)


class AccessibilityStatementPage(BasePage):
    """The accessibility statement, with the fields of the Dutch model statement."""

    template = "pages/home/accessibility_statement_page.html"
    b1_policy = B1Policy.ADVISORY
    kind_label = _("Toegankelijkheid")
    kind_slug = "toegankelijkheid"
    kind_when_shared = False
    icon = "rolstoel"
    reader_fields = ("deviations", "measures")
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1

    status = models.CharField(
        _("status"),
        max_length=1,
        choices=AccessibilityStatus.choices,
        default=AccessibilityStatus.NONE,
        help_text=_("Kies A of B alleen na een onderzoek. Vul dan ook de datum en het rapport in."),
    )
    assessed_on = models.DateField(_("laatst onderzocht op"), null=True, blank=True)
    report_url = models.URLField(_("rapport van het onderzoek"), blank=True)
    register_url = models.URLField(_("plek in het register"), blank=True)
    contact_email = models.EmailField(_("e-mailadres voor vragen"), blank=True)
    deviations = models.TextField(_("wat nog niet goed is"), blank=True, help_text=_("Eén punt per regel."))
    measures = models.TextField(_("wat wij doen"), blank=True, help_text=_("Eén maatregel per regel."))
    body = BodyField(blank=True)

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("status"), FieldPanel("assessed_on")]),
                FieldPanel("report_url"),
                FieldPanel("register_url"),
                FieldPanel("contact_email"),
                FieldPanel("deviations"),
                FieldPanel("measures"),
            ],
            heading=_("Verklaring"),
        ),
        FieldPanel("body"),
    ]
    search_fields: ClassVar[list[Any]] = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        """Dutch names for the admin."""

        verbose_name = _("toegankelijkheidsverklaring")
        verbose_name_plural = _("toegankelijkheidsverklaringen")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(status__in=STATUSES_OF_AUDIT)
                | (models.Q(assessed_on__isnull=False) & ~models.Q(report_url="")),
                name="home_statement_audit",
                violation_error_message=_(
                    "Status A of B kan alleen na een onderzoek. Vul datum en rapport in, of kies een andere status."
                ),
            )
        ]

    @property
    def deviation_lines(self) -> list[str]:
        """Known faults, one each."""
        return lines_of(self.deviations)

    @property
    def measure_lines(self) -> list[str]:
        """What is done about accessibility, one each."""
        return lines_of(self.measures)
