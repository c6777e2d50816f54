"""Podcasts and their episodes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from blog.forms import EpisodeForm
from core.cards import Card, CardMeta
from core.enums import B1Policy
from core.fields import BodyField
from core.linked_data import named
from core.listing import Listing
from core.models import BasePage
from core.querysets import public_pages
from core.rich_text import RESTRICTED_FEATURES
from core.routing import absolute_url
from core.text import lines_of, plain_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest

__all__ = ["PodcastEpisodePage", "PodcastPage"]

_SECONDS_PER_MINUTE = 60


class PodcastPage(BasePage):
    """A podcast and its episodes, the newest first."""

    template = "pages/blog/podcast_page.html"
    b1_policy = B1Policy.STRICT
    kind_label = _("Podcast")
    kind_slug = "podcast"
    icon = "podcast"
    reader_fields = ("feed_summary",)
    parent_page_types: ClassVar[list[str]] = ["blog.VoicesIndexPage"]
    subpage_types: ClassVar[list[str]] = ["blog.PodcastEpisodePage"]

    author = models.CharField(_("van wie"), max_length=120, blank=True, help_text=_("De naam van de makers."))
    feed_summary = models.TextField(
        _("uitleg in podcast-apps"), blank=True, help_text=_("Staat alleen in de app, niet op deze website.")
    )
    body = BodyField(blank=True)

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("author"),
        FieldPanel("feed_summary"),
        FieldPanel("body"),
    ]
    search_fields: ClassVar[list[Any]] = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        """Dutch names for the admin."""

        verbose_name = _("podcast")
        verbose_name_plural = _("podcasts")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the list of episodes."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        source = self.surroundings.translations.get("nl", self)
        episodes = public_pages(PodcastEpisodePage).filter(
            models.Q(path__startswith=self.path) | models.Q(path__startswith=source.path)
        )
        context["listing"] = Listing(request, episodes.order_by("-number"), [])
        return context

    def structured_data(self, request: HttpRequest, context: Mapping[str, Any]) -> dict[str, Any] | None:
        """A schema.org PodcastSeries with who makes it."""
        return (super().structured_data(request, context) or {}) | {
            "@type": "PodcastSeries",
            "author": named("Organization", self.author),
        }


class PodcastEpisodePage(BasePage):
    """One episode, with its full text for who reads instead of listens."""

    template = "pages/blog/podcast_episode_page.html"
    b1_policy = B1Policy.ADVISORY
    kind_label = _("Aflevering")
    kind_slug = "aflevering"
    icon = "podcast"
    essential: ClassVar[tuple[tuple[str, ...], ...]] = (("search_description",), ("body", "audio", "transcript"))
    parent_page_types: ClassVar[list[str]] = ["blog.PodcastPage"]
    subpage_types: ClassVar[list[str]] = []
    base_form_class = EpisodeForm

    number = models.PositiveSmallIntegerField(_("nummer"))
    guests = models.TextField(_("gasten"), blank=True, help_text=_("Eén naam per regel."))
    audio = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("geluid (mp3)"),
    )
    duration_seconds = models.PositiveIntegerField(_("duur"), default=0)
    transcript = RichTextField(
        _("alles wat er gezegd wordt"),
        features=RESTRICTED_FEATURES,
        blank=True,
        help_text=_("Voor wie niet kan luisteren. Schrijf erbij wie er praat."),
    )
    sample = models.BooleanField(_("verzonnen voorbeeld"), default=False)
    body = BodyField(blank=True)

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("number"), FieldPanel("duration_seconds"), FieldPanel("sample")]),
                FieldPanel("guests"),
                FieldPanel("audio"),
            ],
            heading=_("Aflevering"),
        ),
        FieldPanel("body"),
        FieldPanel("transcript"),
    ]
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("guests"),
        index.SearchField("transcript"),
        index.SearchField("body"),
    ]

    class Meta:
        """Dutch names for the admin."""

        verbose_name = _("aflevering")
        verbose_name_plural = _("afleveringen")

    @property
    def guest_names(self) -> list[str]:
        """Who speak."""
        return lines_of(self.guests)

    @property
    def minutes(self) -> int:
        """Length in whole minutes, at least one; 0 when it is not known."""
        if not self.duration_seconds:
            return 0
        return max(1, round(self.duration_seconds / _SECONDS_PER_MINUTE))

    def card(self, request: HttpRequest | None = None) -> Card:
        """The card says which number and how long."""
        card = self.basic_card(request)
        marks = [CardMeta("podcast", str(_("Aflevering %(number)s") % {"number": self.number}))]
        if self.minutes:
            marks.append(CardMeta("klok", str(_("%(number)s minuten") % {"number": self.minutes})))
        return replace(card, meta=tuple(marks), extra={"sample": self.sample})

    def search_text(self) -> str:
        """Body, guests and transcript."""
        return "\n".join([super().search_text(), self.guests, plain_text(self.transcript)])

    def structured_data(self, request: HttpRequest, context: Mapping[str, Any]) -> dict[str, Any] | None:
        """A schema.org PodcastEpisode of its series, with the sound when there is any; none for an invented one."""
        if self.sample:
            return None
        series = context["crumbs"][-2] if len(context["crumbs"]) > 1 else None
        return (super().structured_data(request, context) or {}) | {
            "@type": "PodcastEpisode",
            "partOfSeries": named("PodcastSeries", series["title"], url=absolute_url(request, series["url"]))
            if series
            else None,
            "timeRequired": f"PT{self.minutes}M" if self.minutes else "",
            "actor": [named("Person", name) for name in self.guest_names],
            "associatedMedia": self._sound(request),
        }

    def _sound(self, request: HttpRequest) -> dict[str, Any]:
        if not self.audio:
            return {}
        return {
            "@type": "AudioObject",
            "contentUrl": absolute_url(request, self.audio.url),
            "encodingFormat": self.audio.content_type,
        }
