"""Blogs of people with experience: ExpEx youths and OCO Almere volunteers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from blog.enums import AuthorKind
from core.cards import Card, CardMeta
from core.enums import B1Policy, TermKind
from core.fields import BodyField
from core.linked_data import moment, named, organisation
from core.listing import Listing, TermFacet
from core.models import BaseIndexPage, BasePage
from core.querysets import public_pages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest

__all__ = ["BlogIndexPage", "BlogPage"]


class BlogIndexPage(BaseIndexPage):
    """The blogs of one group of writers, the newest first."""

    template = "pages/blog/blog_index_page.html"
    icon = "wijzig"
    section = "blogs"
    parent_page_types: ClassVar[list[str]] = ["blog.VoicesIndexPage"]
    subpage_types: ClassVar[list[str]] = ["blog.BlogPage"]
    feed_types = ("blog.BlogPage",)
    max_count_per_parent = None

    class Meta:
        """Dutch names for the admin."""

        verbose_name = _("blogs van een groep")
        verbose_name_plural = _("blogs van groepen")

    def get_listing(self, request: HttpRequest) -> Listing:
        """Blogs under this page, whatever their language's own index."""
        source = self.surroundings.translations.get("nl", self)
        blogs = public_pages(BlogPage).filter(path__startswith=source.path) | public_pages(BlogPage).filter(
            path__startswith=self.path
        )
        return Listing(
            request,
            blogs.order_by(models.F("first_published_at").desc(nulls_last=True), "title"),
            [
                TermFacet(TermKind.THEME),
                TermFacet(TermKind.GEMEENTE),
                TermFacet(TermKind.AUDIENCE),
                TermFacet(TermKind.DIMENSION),
            ],
        )


class BlogPage(BasePage):
    """One blog, under the name that the writer chose."""

    template = "pages/blog/blog_page.html"
    b1_policy = B1Policy.ADVISORY
    kind_label = _("Blog")
    kind_slug = "blog"
    is_dated = True
    icon = "wijzig"
    section = "blogs"
    essential: ClassVar[tuple[tuple[str, ...], ...]] = (("search_description",), ("body",))
    reader_fields = ("content_notice",)
    parent_page_types: ClassVar[list[str]] = ["blog.BlogIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    author_name = models.CharField(
        _("naam boven de blog"), max_length=80, blank=True, help_text=_("Leeg bij 'zonder naam'.")
    )
    author_kind = models.CharField(
        _("welke naam is dat?"), max_length=20, choices=AuthorKind.choices, default=AuthorKind.SCHUILNAAM
    )
    content_notice = models.CharField(
        _("waarschuwing vooraf"), max_length=200, blank=True, help_text=_("Bij een zwaar onderwerp. In één zin.")
    )
    sample = models.BooleanField(_("verzonnen voorbeeld"), default=False)
    body = BodyField(blank=True)

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("author_kind"), FieldPanel("author_name")]),
                FieldPanel("content_notice"),
                FieldPanel("sample"),
            ],
            heading=_("Schrijver"),
        ),
        FieldPanel("body"),
    ]
    search_fields: ClassVar[list[Any]] = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        """Dutch names for the admin."""

        verbose_name = _("blog")
        verbose_name_plural = _("blogs")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(author_kind=AuthorKind.ANONIEM) | models.Q(author_name=""),
                name="blog_blogpage_anonymous_has_no_name",
                violation_error_message=_("U koos 'zonder naam'. Maak het veld met de naam leeg."),
            )
        ]

    @property
    def byline(self) -> str:
        """The name as shown: own, other, or none."""
        return self.author_name or _now("Een schrijver zonder naam")

    def card(self, request: HttpRequest | None = None) -> Card:
        """The card says who wrote it."""
        card = self.basic_card(request)
        return replace(
            card, meta=(CardMeta("mens", self.byline), *card.meta), extra={"sample": self.sample, "kind": "blog"}
        )

    def structured_data(self, request: HttpRequest, context: Mapping[str, Any]) -> dict[str, Any] | None:
        """A schema.org BlogPosting under the name that is shown; none for an invented one."""
        if self.sample:
            return None
        return (super().structured_data(request, context) or {}) | {
            "@type": "BlogPosting",
            "headline": self.title,
            "author": named("Person", self.author_name),
            "publisher": organisation(request),
            "datePublished": moment(self.first_published_at),
        }
