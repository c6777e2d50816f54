"""Podcasts and their episodes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from blog.enums import PodcastCategory
from blog.forms import EpisodeForm
from core.cards import Card, CardMeta
from core.enums import B1Policy
from core.fields import BodyField
from core.linked_data import named
from core.listing import Listing
from core.models import BasePage
from core.models.feeds import FeedMixin
from core.querysets import public_pages
from core.rich_text import RESTRICTED_FEATURES
from core.routing import absolute_url
from core.sound import is_sound
from core.text import lines_of, plain_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest

    from blog.feeds import PodcastFeed

__all__ = ["PodcastEpisodePage", "PodcastPage"]

_SECONDS_PER_MINUTE = 60
#: Podcast apps take no smaller square.
_COVER_SIZE = 1400


class PodcastPage(FeedMixin, BasePage):
    """A podcast and its episodes, the newest first."""

    template = "pages/blog/podcast_page.html"
    b1_policy = B1Policy.STRICT
    kind_label = _("Podcast")
    kind_slug = "podcast"
    icon = "podcast"
    section = "podcast"
    reader_fields = ("feed_summary",)
    parent_page_types: ClassVar[list[str]] = ["blog.VoicesIndexPage"]
    subpage_types: ClassVar[list[str]] = ["blog.PodcastEpisodePage"]

    author = models.CharField(_("van wie"), max_length=120, blank=True, help_text=_("De naam van de makers."))
    feed_summary = models.TextField(
        _("uitleg in podcast-apps"), blank=True, help_text=_("Staat alleen in de app, niet op deze website.")
    )
    cover = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("omslag in podcast-apps"),
        help_text=_(
            "Een vierkant beeld van minstens 1400 bij 1400 punten. Zonder omslag nemen apps de podcast niet op."
        ),
    )
    category = models.CharField(
        _("soort in podcast-apps"),
        max_length=60,
        choices=PodcastCategory.choices,
        default=PodcastCategory.MENTAL_HEALTH,
    )
    body = BodyField(blank=True)

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("author"),
        MultiFieldPanel(
            [FieldPanel("feed_summary"), FieldPanel("cover"), FieldPanel("category")], heading=_("In podcast-apps")
        ),
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
        context["feed_address"] = absolute_url(request, self.feed_path)
        return context

    def structured_data(self, request: HttpRequest, context: Mapping[str, Any]) -> dict[str, Any] | None:
        """A schema.org PodcastSeries with who makes it."""
        return (super().structured_data(request, context) or {}) | {
            "@type": "PodcastSeries",
            "author": named("Organization", self.author),
        }

    def make_feed(self, request: HttpRequest) -> PodcastFeed:
        """The podcast for apps."""
        from blog.feeds import podcast_feed

        return podcast_feed(self, request)

    def clean(self) -> None:
        """Refuse a cover that podcast apps refuse."""
        super().clean()
        if self.cover is not None and min(self.cover.width, self.cover.height) < _COVER_SIZE:
            words = _(
                "Dit beeld is te klein voor een omslag. Kies een vierkant beeld van minstens 1400 bij 1400 punten."
            )
            raise ValidationError({"cover": ValidationError(words, code="small_cover")})


class PodcastEpisodePage(BasePage):
    """One episode, with its full text for who reads instead of listens."""

    template = "pages/blog/podcast_episode_page.html"
    b1_policy = B1Policy.ADVISORY
    kind_label = _("Aflevering")
    kind_slug = "aflevering"
    is_dated = True
    icon = "podcast"
    section = "podcast"
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
        verbose_name=_("geluid"),
        help_text=_("Een bestand dat eindigt op .mp3 of .m4a."),
    )
    duration_seconds = models.PositiveIntegerField(_("duur"), default=0)
    transcript = RichTextField(
        _("alles wat er gezegd wordt"),
        features=RESTRICTED_FEATURES,
        blank=True,
        help_text=_("Voor wie niet kan luisteren. Schrijf erbij wie er praat."),
    )
    computer_voices = models.BooleanField(
        _("voorgelezen door een computer"),
        default=False,
        help_text=_("Zet dit aan als de stemmen niet van mensen zijn. Bezoekers lezen het bij het geluid."),
    )
    is_excerpt = models.BooleanField(
        _("alleen het begin van het gesprek"),
        default=False,
        help_text=_("Zet dit aan als in het geluid niet alles te horen is wat u hieronder schrijft."),
    )
    sample = models.BooleanField(_("verzonnen voorbeeld"), default=False)
    body = BodyField(blank=True)

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [
                        FieldPanel("number", help_text=_("De aflevering met het hoogste nummer staat bovenaan.")),
                        FieldPanel("sample"),
                    ]
                ),
                FieldPanel("guests"),
            ],
            heading=_("Aflevering"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("audio"),
                FieldPanel("duration_seconds"),
                FieldRowPanel([FieldPanel("computer_voices"), FieldPanel("is_excerpt")]),
            ],
            heading=_("Geluid"),
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

    def values_from_example(self, parent: Any) -> dict[str, Any]:
        """The number after that of the last episode."""
        others = type(self).objects.child_of(parent)
        last = others.aggregate(last=models.Max("number"))["last"] or 0
        return {**super().values_from_example(parent), "number": last + 1}

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
            words = ngettext("%(number)s minuut", "%(number)s minuten", self.minutes) % {"number": self.minutes}
            marks.append(CardMeta("klok", words))
        return replace(card, meta=tuple(marks), extra={"sample": self.sample})

    def clean(self) -> None:
        """A sound is a sound, and the episode lasts as long as it does."""
        super().clean()
        if self.audio is None:
            return
        if not is_sound(self.audio.filename):
            words = _("Dit bestand is geen geluid. Kies een bestand dat eindigt op .mp3 of .m4a.")
            raise ValidationError({"audio": ValidationError(words, code="no_sound")})
        self.duration_seconds = self.audio.duration_seconds or self.duration_seconds

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
