"""The abstract base of pages that list other pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.apps import apps
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from core.enums import B1Policy
from core.fields import BodyField
from core.freshness import keep_nowhere
from core.linked_data import item_list
from core.models.feeds import FeedMixin
from core.models.pages import BasePage
from core.querysets import public_pages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest

    from core.feeds import SteadyFeed
    from core.listing import BaseListing

__all__ = ["BaseIndexPage"]


class BaseIndexPage(FeedMixin, BasePage):
    """An overview with an introduction and, where ``get_listing`` gives one, a filtered list."""

    b1_policy = B1Policy.STRICT
    kind_label = _("Overzicht")
    kind_slug = "overzicht"
    kind_when_shared = False
    icon = "kompas"
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    max_count_per_parent: ClassVar[int | None] = 1
    asks_if_useful = False

    #: The page types in the feed of this section; none means no feed.
    feed_types: ClassVar[tuple[str, ...]] = ()

    body = BodyField(blank=True)

    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, FieldPanel("body")]
    search_fields: ClassVar[list[Any]] = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        """No table of its own."""

        abstract = True

    def get_listing(self, request: HttpRequest) -> BaseListing | None:
        """The filtered list of this overview; None when it shows something else."""
        return None

    @property
    def has_feed(self) -> bool:
        """Whether the section has types of page that go into a feed."""
        return bool(self.feed_types)

    def make_feed(self, request: HttpRequest) -> SteadyFeed:
        """The newest of the section."""
        from core.feeds import section_feed

        return section_feed(self, request)

    def newest(self, limit: int = 20) -> list[Any]:
        """The pages of the feed, the newest first, with base columns only: one query."""
        models_of_feed = [apps.get_model(label) for label in self.feed_types]
        pages = public_pages(Page).type(*models_of_feed).filter(path__startswith=self.path)
        found = pages.order_by(models.F("first_published_at").desc(nulls_last=True), "-pk")[:limit]
        return [page.specific_deferred for page in found]

    def _listing(self, request: HttpRequest) -> BaseListing | None:
        """The list, made once for each request."""
        made = self.__dict__.get("_made_listing")
        if made is None or made[0] is not request:
            made = self.__dict__["_made_listing"] = (request, self.get_listing(request))
        listing: BaseListing | None = made[1]
        return listing

    def kept_query(self, request: HttpRequest) -> str:
        """The chosen filters and the page of the list."""
        listing = self._listing(request)
        return listing.query_for(listing.selected, listing.page.number) if listing is not None else ""

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds ``listing``. A filtered one is neither for search engines nor kept; each further page has an address."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        listing = self._listing(request)
        context["listing"] = listing
        if listing is None:
            return context
        shown = {card.url for card in listing.cards}
        context["related"] = [card for card in context["related"] if card.url not in shown]
        if listing.is_filtered:
            context["noindex"] = True
            keep_nowhere(request)
        elif own := listing.query_for({}, listing.page.number):
            context["canonical_url"] += own
            context["alternates"] = []
        return context

    def structured_data(self, request: HttpRequest, context: Mapping[str, Any]) -> dict[str, Any] | None:
        """A schema.org CollectionPage with what stands on this page of its list."""
        listing = context.get("listing")
        found = item_list(listing.cards, request, first=listing.page.start_index()) if listing is not None else {}
        return (super().structured_data(request, context) or {}) | {"@type": "CollectionPage", "mainEntity": found}
