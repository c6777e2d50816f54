"""Pages with a feed: what a feed reader or a podcast app follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.urls import reverse

from core.routing import source_language

if TYPE_CHECKING:
    from django.http import HttpRequest

    from core.feeds import SteadyFeed

__all__ = ["FeedMixin"]


class FeedMixin(models.Model):
    """A page whose feed is at ``/feeds/`` plus its own path. Goes before ``BasePage`` among the bases."""

    url_path: str
    title: str
    language: str
    is_fallback: bool

    class Meta:
        """No table of its own."""

        abstract = True

    @property
    def feed_path(self) -> str:
        """The path of the feed, without a language: it holds the Dutch pages."""
        return reverse("feed", args=[self.url_path.partition("/")[2].partition("/")[2].strip("/")])

    @property
    def has_feed(self) -> bool:
        """Whether there is a feed; a type that sometimes has none overrides it."""
        return True

    def make_feed(self, request: HttpRequest) -> SteadyFeed:
        """The feed with its items."""
        raise NotImplementedError

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds ``feed`` (title and url) to a Dutch page that has one."""
        page_type: Any = super()  # a page type: models.Model has no context
        context: dict[str, Any] = page_type.get_context(request, *args, **kwargs)
        if self.has_feed and not self.is_fallback and self.language == source_language():
            context["feed"] = {"title": self.title, "url": self.feed_path}
        return context
