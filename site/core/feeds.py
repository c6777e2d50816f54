"""Feeds (RSS 2.0) that are the same until something changes, so that a reader need not fetch them again."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import gettext_lazy as _

from core.demo_state import demo_is_present
from core.routing import absolute_url, source_language

if TYPE_CHECKING:
    from django.http import HttpRequest

    from core.models import BaseIndexPage

__all__ = ["INVENTED", "LONG_AGO", "SteadyFeed", "feed_facts", "section_feed"]

#: The date of a feed in which nothing was ever published.
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
#: What each feed of a demo site says of itself.
INVENTED = _("Voorbeeldgegevens. Namen, nummers en cijfers zijn verzonnen.")

#: What XML 1.0 can't hold: one such sign in a text, or in the words of a visitor, would cost the whole feed.
_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def _writable(text: str) -> str:
    return _UNWRITABLE.sub("", str(text))


class SteadyFeed(Rss201rev2Feed):
    """Django's feed, whose date is that of the newest change and never of now."""

    items: list[dict[str, Any]]
    feed: dict[str, Any]

    def __init__(self, title: str, link: str, description: str, **facts: Any) -> None:
        super().__init__(_writable(title), link, _writable(description), **facts)

    def add_item(self, title: str, link: str, description: str, *args: Any, **facts: Any) -> None:
        """One more item."""
        super().add_item(_writable(title), link, _writable(description), *args, **facts)

    def latest_post_date(self) -> datetime:
        """When the page of the feed or an item last changed."""
        known = [self.feed["changed"], *(item[name] for item in self.items for name in ("pubdate", "updateddate"))]
        return max((moment for moment in known if moment is not None), default=LONG_AGO)


def feed_facts(page: Any, request: HttpRequest, description: str) -> dict[str, Any]:
    """What each feed says of itself; on a demo site also that it is invented."""
    return {
        "title": page.title,
        "link": absolute_url(request, page.get_url(request)),
        "description": f"{f'{INVENTED} ' if demo_is_present() else ''}{description}",
        "language": source_language(),
        "feed_url": absolute_url(request, page.feed_path),
        "changed": page.last_published_at,
    }


def section_feed(index: BaseIndexPage, request: HttpRequest) -> SteadyFeed:
    """The newest public pages of a section."""
    facts = feed_facts(index, request, index.summary)
    written = SteadyFeed(**{**facts, "title": f"{index.title} | {settings.WAGTAIL_SITE_NAME}"})
    for page in index.newest():
        card = page.basic_card(request)
        link = absolute_url(request, card.url)
        written.add_item(
            card.title,
            link,
            card.summary,
            pubdate=page.first_published_at,
            updateddate=page.last_published_at,
            unique_id=link,
            categories=[card.kind_label],
        )
    return written
