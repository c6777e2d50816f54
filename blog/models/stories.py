"""The voices index and the stories of residents."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index

from blog.enums import PortraitHair, PortraitSkin
from core.enums import B1Policy, TermKind
from core.fields import BodyField
from core.linked_data import named, organisation
from core.listing import Listing, TermFacet, TypeFacet
from core.models import BaseIndexPage, BasePage
from core.querysets import public_pages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest

    from core.cards import Card

__all__ = ["StoryPage", "VoicesIndexPage"]

#: People are "van" a former island, not "uit" it.
_FORMER_ISLANDS = frozenset({"Urk"})


_PORTRAIT_HELP = _("De kleur van de huid in de tekening.")


def _hair_help() -> SafeString:
    """With a link to the drawings, for they say more than words."""
    link = format_html('<a href="/stijlgids/#portretten" target="_blank">{}</a>', gettext("Alle portretten"))
    return format_html(gettext("Kies wat bij de persoon past, of “niemand”. {} laten zien hoe het eruitziet."), link)


class VoicesIndexPage(BaseIndexPage):
    """Stories, blogs and episodes in one filtered list, and the way to each group of blogs and each podcast."""

    template = "pages/blog/voices_index_page.html"
    icon = "mens"
    section = "verhalen"
    subpage_types: ClassVar[list[str]] = ["blog.StoryPage", "blog.BlogIndexPage", "blog.PodcastPage"]
    feed_types = ("blog.StoryPage", "blog.BlogPage", "blog.PodcastEpisodePage")

    class Meta:
        """Dutch names for the admin."""

        verbose_name = _("verhalen")
        verbose_name_plural = _("verhalen")

    def get_listing(self, request: HttpRequest) -> Listing:
        """All stories, blogs and episodes, the newest first."""
        from blog.models.blogs import BlogPage
        from blog.models.podcasts import PodcastEpisodePage

        kinds = (StoryPage, BlogPage, PodcastEpisodePage)
        return Listing(
            request,
            public_pages(Page).type(*kinds).order_by(models.F("first_published_at").desc(nulls_last=True), "title"),
            [
                TypeFacet("soort", _("Soort"), kinds),
                TermFacet(TermKind.THEME),
                TermFacet(TermKind.GEMEENTE),
                TermFacet(TermKind.AUDIENCE),
                TermFacet(TermKind.DIMENSION),
            ],
            per_page=12,
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the story at the top, and cards of the groups of blogs and podcasts, drawn from their base rows."""
        from blog.models.blogs import BlogIndexPage
        from blog.models.podcasts import PodcastPage

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        groups = [page.specific_deferred for page in public_pages(Page).type(BlogIndexPage, PodcastPage)]
        groups.sort(key=lambda page: (page.kind_slug == PodcastPage.kind_slug, page.path))
        context["groups"] = [page.basic_card(request) for page in groups]
        context["lead"] = _take_lead(context["listing"])
        return context


def _take_lead(listing: Listing) -> Card | None:
    """The newest story with a quote leaves the list to stand above it; not when someone looks for something."""
    if listing.is_filtered or listing.page.number > 1:
        return None
    stories = (card for card in listing.cards if card.kind_slug == StoryPage.kind_slug and card.extra.get("quote"))
    lead = next(stories, None)
    if lead is not None:
        listing.cards.remove(lead)
    return lead


class StoryPage(BasePage):
    """The story of one resident, with a quote as its headline and a drawn portrait."""

    template = "pages/blog/story_page.html"
    b1_policy = B1Policy.STRICT
    kind_label = _("Verhaal")
    kind_slug = "verhaal"
    is_dated = True
    icon = "mens"
    has_editor_list = True
    section = "verhalen"
    essential: ClassVar[tuple[tuple[str, ...], ...]] = (("search_description",), ("person_name",), ("body",))
    reader_fields = ("content_notice",)
    parent_page_types: ClassVar[list[str]] = ["blog.VoicesIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    person_name = models.CharField(_("wie vertelt"), max_length=80, blank=True)
    person_age = models.PositiveSmallIntegerField(_("leeftijd"), null=True, blank=True)
    person_place = models.CharField(_("woonplaats"), max_length=80, blank=True)
    quote = models.CharField(_("uitspraak"), max_length=200, blank=True, help_text=_("Staat groot boven het verhaal."))
    content_notice = models.CharField(
        _("waarschuwing vooraf"), max_length=200, blank=True, help_text=_("Bij een zwaar onderwerp. In één zin.")
    )
    portrait_skin = models.PositiveSmallIntegerField(
        _("portret: huid"), choices=PortraitSkin.choices, default=PortraitSkin.LIGHT
    )
    portrait_hair = models.PositiveSmallIntegerField(
        _("portret: haar"), choices=PortraitHair.choices, default=PortraitHair.NOBODY
    )
    sample = models.BooleanField(_("verzonnen voorbeeld"), default=False)
    body = BodyField(blank=True)

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("person_name"), FieldPanel("person_age"), FieldPanel("person_place")]),
                FieldPanel("quote"),
                FieldPanel("content_notice"),
                FieldRowPanel(
                    [
                        FieldPanel("portrait_skin", help_text=_PORTRAIT_HELP),
                        FieldPanel("portrait_hair", help_text=lazy(_hair_help, SafeString)()),
                        FieldPanel("sample"),
                    ]
                ),
            ],
            heading=_("Wie vertelt"),
        ),
        FieldPanel("body"),
    ]
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("quote"),
        index.SearchField("person_name"),
        index.SearchField("body"),
    ]

    class Meta:
        """The portrait's parts exist."""

        verbose_name = _("verhaal")
        verbose_name_plural = _("verhalen")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    portrait_skin__range=(min(PortraitSkin.values), max(PortraitSkin.values)),
                    portrait_hair__range=(min(PortraitHair.values), max(PortraitHair.values)),
                ),
                name="blog_storypage_portrait_parts_exist",
                violation_error_message=_("Kies huid en haar uit de lijst."),
            )
        ]

    @property
    def byline(self) -> str:
        """Name, age and place, as far as they are given."""
        name = self.person_name
        if name and self.person_age:
            name = f"{name} ({self.person_age})"
        if not (name and self.person_place):
            return name or self.person_place
        words = _("%(name)s van %(place)s") if self.person_place in _FORMER_ISLANDS else _("%(name)s uit %(place)s")
        return str(words % {"name": name, "place": self.person_place})

    def card(self, request: HttpRequest | None = None) -> Card:
        """The card carries the quote, the byline and the parts of the portrait."""
        card = self.basic_card(request)
        extra = {
            "quote": self.quote,
            "byline": self.byline,
            "skin": self.portrait_skin,
            "hair": self.portrait_hair,
            "sample": self.sample,
        }
        return replace(card, extra=extra)

    def search_text(self) -> str:
        """Body, quote and who tells."""
        return "\n".join([super().search_text(), self.quote, self.byline])

    def structured_data(self, request: HttpRequest, context: Mapping[str, Any]) -> dict[str, Any] | None:
        """A schema.org Article under the name that is shown; none for an invented one."""
        if self.sample:
            return None
        return (super().structured_data(request, context) or {}) | {
            "@type": "Article",
            "headline": self.title,
            "author": named("Person", self.person_name),
            "publisher": organisation(request),
        }
