"""The knowledge base: publications and funding schemes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from core.cards import Card, CardMeta
from core.drawing import scene_of
from core.editor.dates import PageDates
from core.enums import B1Policy
from core.fields import BodyField
from core.linked_data import named
from core.models import BaseIndexPage, BasePage
from core.routing import absolute_url
from library.enums import REPORTS, FundingStatus, PublicationKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest

    from core.listing import Listing
    from core.search import SearchDocumentData

__all__ = ["FundingSchemePage", "LibraryIndexPage", "PublicationPage"]


class LibraryIndexPage(BaseIndexPage):
    """The knowledge base: publications and funding schemes in one filtered list."""

    template = "pages/library/library_index_page.html"
    icon = "taalles"
    section = "kennisbank"
    subpage_types: ClassVar[list[str]] = ["library.PublicationPage", "library.FundingSchemePage"]
    feed_types = ("library.PublicationPage", "library.FundingSchemePage")

    class Meta:
        """Dutch names for the admin."""

        verbose_name = _("kennisbank")
        verbose_name_plural = _("kennisbanken")

    def get_listing(self, request: HttpRequest) -> Listing:
        """All publications and schemes."""
        from library.listing import library_listing

        return library_listing(request)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds whether there are schemes in the list, to lead people with a plan to them."""
        from library.listing import SCHEME

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        kinds = {
            option.value for facet in context["listing"].facets if facet.name == "soort" for option in facet.options
        }
        context["scheme_query"] = f"?soort={SCHEME}" if SCHEME in kinds and not context["listing"].is_filtered else ""
        return context


class PublicationPage(BasePage):
    """A document, study or course, with a plain explanation of what is in it."""

    template = "pages/library/publication_page.html"
    b1_policy = B1Policy.ADVISORY
    kind_label = _("Publicatie")
    kind_slug = "publicatie"
    icon = "taalles"
    has_editor_list = True
    section = "kennisbank"
    essential: ClassVar[tuple[tuple[str, ...], ...]] = (("search_description",), ("body", "document", "website"))
    parent_page_types: ClassVar[list[str]] = ["library.LibraryIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    kind = models.CharField(_("soort"), max_length=20, choices=PublicationKind.choices)
    year = models.PositiveSmallIntegerField(_("jaar"), null=True, blank=True)
    publisher = models.CharField(_("van wie"), max_length=160, blank=True)
    website = models.URLField(_("waar staat het"), blank=True)
    document = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("bestand"),
        help_text=_("Het stuk zelf."),
    )
    plain_summary = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("samenvatting in gewone taal"),
        help_text=_("Een bestand met dezelfde tekst als op deze pagina, om te printen of door te geven."),
    )
    body = BodyField(blank=True)

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("kind"), FieldPanel("year")]),
                FieldPanel("publisher"),
                FieldPanel("document"),
                FieldPanel("plain_summary"),
                FieldPanel("website"),
            ],
            heading=_("In het kort"),
        ),
        FieldPanel("body"),
    ]
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("publisher"),
        index.SearchField("body"),
    ]

    class Meta:
        """Dutch names for the admin."""

        verbose_name = _("publicatie")
        verbose_name_plural = _("publicaties")

    @property
    def scene(self) -> str:
        """Each kind of document has a crop of its own."""
        return self.kind

    def card(self, request: HttpRequest | None = None) -> Card:
        """The card says kind, year and publisher, and has the colours of its kind when there is no theme."""
        card = self.basic_card(request)
        if not (self.loaded_terms and self.loaded_terms.css_class):
            look = scene_of(self.scene)
            card = replace(card, theme=look.css_class, icon=look.icon)
        marks = [CardMeta("taalles", self.get_kind_display())]
        if self.year:
            marks.append(CardMeta("agenda", str(self.year)))
        if self.publisher:
            marks.append(CardMeta("mens", self.publisher, card.lang))
        return replace(card, meta=(*card.meta, *marks))

    def search_text(self) -> str:
        """Body and publisher."""
        return f"{super().search_text()}\n{self.publisher}"

    def search_document(self) -> SearchDocumentData | None:
        """With the words of its files. One query when it has any."""
        from core.services.document_texts import public_texts

        found = super().search_document()
        texts = public_texts([self.document_id, self.plain_summary_id]) if found else []
        return replace(found, body="\n".join([found.body, *texts])) if found and texts else found

    def structured_data(self, request: HttpRequest, context: Mapping[str, Any]) -> dict[str, Any] | None:
        """A document or report with its publisher, year and file."""
        data = (super().structured_data(request, context) or {}) | {
            "@type": "Report" if self.kind in REPORTS else "DigitalDocument",
            "publisher": named("Organization", self.publisher),
            "datePublished": str(self.year or ""),
            "sameAs": self.website,
        }
        if self.document:
            data["encoding"] = {
                "@type": "MediaObject",
                "contentUrl": absolute_url(request, self.document.url),
                "encodingFormat": self.document.content_type,
            }
        return data


class FundingSchemePage(BasePage):
    """A scheme with money for plans: how much, for whom, until when."""

    template = "pages/library/funding_scheme_page.html"
    b1_policy = B1Policy.ADVISORY
    kind_label = _("Regeling")
    kind_slug = "regeling"
    icon = "euro"
    section = "regeling"
    calendar_dates = (PageDates("regeling", _("Laatste dag om geld te vragen"), start="deadline"),)
    essential: ClassVar[tuple[tuple[str, ...], ...]] = (("search_description",), ("body", "for_whom", "website"))
    reader_fields = ("for_whom",)
    parent_page_types: ClassVar[list[str]] = ["library.LibraryIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    funder = models.CharField(_("wie geeft het geld"), max_length=160)
    amount = models.CharField(
        _("hoeveel"), max_length=160, blank=True, help_text=_("Bijvoorbeeld: tot 10.000 euro voor elk plan.")
    )
    status = models.CharField(
        _("kan ik nu aanvragen?"), max_length=20, choices=FundingStatus.choices, default=FundingStatus.ONBEKEND
    )
    deadline = models.DateField(
        _("uiterlijk op"),
        null=True,
        blank=True,
        help_text=_("De laatste dag om aan te vragen. Niet bekend? Laat leeg."),
    )
    for_whom = models.TextField(_("voor wie"), blank=True, help_text=_("Wie mag dit geld vragen?"))
    website = models.URLField(_("website"), blank=True)
    sample = models.BooleanField(_("verzonnen voorbeeld"), default=False)
    body = BodyField(blank=True)

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("funder"),
                FieldPanel("amount"),
                FieldRowPanel([FieldPanel("status"), FieldPanel("deadline"), FieldPanel("sample")]),
                FieldPanel("for_whom"),
                FieldPanel("website"),
            ],
            heading=_("In het kort"),
        ),
        FieldPanel("body"),
    ]
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("funder"),
        index.SearchField("for_whom"),
        index.SearchField("body"),
    ]

    class Meta:
        """Dutch names for the admin."""

        verbose_name = _("regeling")
        verbose_name_plural = _("regelingen")

    def card(self, request: HttpRequest | None = None) -> Card:
        """The card says who gives, how much and whether it is open."""
        card = self.basic_card(request)
        marks = [CardMeta("mens", self.funder, card.lang), CardMeta("klok", self.get_status_display())]
        if self.amount:
            marks.insert(1, CardMeta("euro", self.amount, card.lang))
        return replace(card, meta=(*card.meta, *marks), extra={"sample": self.sample})

    def search_text(self) -> str:
        """Body, funder and for whom."""
        return "\n".join([super().search_text(), self.funder, self.for_whom])

    def structured_data(self, request: HttpRequest, context: Mapping[str, Any]) -> dict[str, Any] | None:
        """A schema.org grant with who gives it; none for an invented one."""
        if self.sample:
            return None
        return (super().structured_data(request, context) or {}) | {
            "@type": "MonetaryGrant",
            "funder": named("Organization", self.funder),
            "sameAs": self.website,
        }
