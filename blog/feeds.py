"""A podcast for apps: RSS 2.0 with the tags that Apple asks for and that the other apps read too.

https://podcasters.apple.com/support/823-podcast-requirements, https://github.com/Podcastindex-org/podcast-namespace
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from django.utils.feedgenerator import Enclosure
from wagtail.models import CollectionViewRestriction

from core.demo_state import demo_is_present
from core.feeds import SteadyFeed, feed_facts
from core.querysets import public_pages
from core.routing import absolute_url
from core.sound import SOUND_TYPES

if TYPE_CHECKING:
    from django.http import HttpRequest

    from blog.models import PodcastEpisodePage, PodcastPage

__all__ = ["PodcastFeed", "podcast_feed"]

#: The smallest square that Apple takes, as a JPEG.
_COVER = "fill-1400x1400|format-jpeg|jpegquality-85"
_INVENTED = "Verzonnen voorbeeld."
_COMPUTER = "Voorgelezen door een computer."
_EXCERPT = "U hoort het begin van het gesprek."


class PodcastFeed(SteadyFeed):
    """Adds what podcast apps ask for. ``feed`` and each item hold it under ``podcast``."""

    def rss_attributes(self) -> dict[str, str]:
        """The names of both sets of tags."""
        return {
            **super().rss_attributes(),
            "xmlns:itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
            "xmlns:podcast": "https://podcastindex.org/namespace/1.0",
        }

    def add_root_elements(self, handler: Any) -> None:
        """The podcast as a whole."""
        super().add_root_elements(handler)
        told = self.feed["podcast"]
        handler.addQuickElement("itunes:author", told["author"])
        handler.addQuickElement("itunes:summary", self.feed["description"])
        handler.addQuickElement("itunes:type", "episodic")
        handler.addQuickElement("itunes:explicit", "false")
        group, _slash, kind = told["category"].partition("/")
        handler.startElement("itunes:category", {"text": group})
        handler.addQuickElement("itunes:category", None, {"text": kind})
        handler.endElement("itunes:category")
        if told["cover"]:
            handler.addQuickElement("itunes:image", None, {"href": told["cover"]})
        if told["blocked"]:
            handler.addQuickElement("itunes:block", "Yes")

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """One episode."""
        super().add_item_elements(handler, item)
        told = item["podcast"]
        handler.addQuickElement("itunes:title", item["title"])
        handler.addQuickElement("itunes:summary", item["description"])
        handler.addQuickElement("itunes:episode", str(told["number"]))
        handler.addQuickElement("itunes:episodeType", "full")
        handler.addQuickElement("itunes:explicit", "false")
        if told["seconds"]:
            handler.addQuickElement("itunes:duration", str(told["seconds"]))
        if told["transcript"]:
            transcript = {"url": f"{item['link']}#gesprek", "type": "text/html", "language": self.feed["language"]}
            handler.addQuickElement("podcast:transcript", None, transcript)


def podcast_feed(page: PodcastPage, request: HttpRequest) -> PodcastFeed:
    """The podcast with every public episode that has a sound which everyone may hear."""
    cover = page.cover.get_rendition(_COVER).url if page.cover else ""
    written = PodcastFeed(
        **feed_facts(page, request, page.feed_summary or page.summary),
        podcast={
            "author": page.author or settings.WAGTAIL_SITE_NAME,
            "category": page.category,
            "cover": absolute_url(request, cover) if cover else "",
            "blocked": demo_is_present(),
        },
    )
    for episode in _episodes(page):
        _add(written, episode, request)
    return written


def _episodes(page: PodcastPage) -> Any:
    from blog.models import PodcastEpisodePage

    path = ExpressionWrapper(OuterRef("audio__collection__path"), output_field=CharField())
    restrictions = CollectionViewRestriction.objects.annotate(shown=path)
    private = Exists(restrictions.filter(shown__startswith=F("collection__path")))
    episodes = public_pages(PodcastEpisodePage).filter(~private, path__startswith=page.path, audio__isnull=False)
    return episodes.select_related("audio", "locale").order_by("-number", "-pk")


def _add(written: PodcastFeed, episode: PodcastEpisodePage, request: HttpRequest) -> None:
    sound: Any = episode.audio
    marks = [(_INVENTED, episode.sample), (_COMPUTER, episode.computer_voices), (_EXCERPT, episode.is_excerpt)]
    kind = SOUND_TYPES.get(sound.file_extension.lower(), "audio/mpeg")
    enclosure = Enclosure(absolute_url(request, sound.url), str(sound.get_file_size() or 0), kind)
    written.add_item(
        episode.title,
        absolute_url(request, episode.get_url(request)),
        " ".join([*(words for words, holds in marks if holds), episode.summary]),
        pubdate=episode.first_published_at,
        updateddate=episode.last_published_at,
        # Stays the same when the page moves, so that no app shows the episode twice.
        unique_id=f"urn:uuid:{episode.translation_key}",
        unique_id_is_permalink=False,
        enclosures=[enclosure],
        podcast={
            "number": episode.number,
            "seconds": episode.duration_seconds,
            "transcript": bool(episode.transcript),
        },
    )
