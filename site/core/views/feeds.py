"""``/feeds/verhalen.xml``: the newest of a section, for a feed reader or the website of a partner (RSS 2.0)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.utils.feedgenerator import Rss201rev2Feed
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from core.demo_state import demo_is_present
from core.models import BaseIndexPage
from core.routing import absolute_url, public_page_at, source_language

if TYPE_CHECKING:
    from django.http import HttpRequest

__all__ = ["feed"]


@require_safe
@cache_control(max_age=900, public=True)
def feed(request: HttpRequest, section: str) -> HttpResponse:
    """The newest public pages of the section at this path; 404 when it has no feed or not everyone may see it."""
    base = public_page_at(request, f"/{section}/")
    index = base.specific if base is not None else None
    if not isinstance(index, BaseIndexPage) or not index.feed_types or index.feed_path != request.path:
        raise Http404
    invented = "Voorbeeldgegevens. Namen, nummers en cijfers zijn verzonnen. " if demo_is_present() else ""
    address = absolute_url(request, index.get_url(request))
    written = Rss201rev2Feed(
        title=f"{index.title} | WEL in Flevoland",
        link=address,
        description=f"{invented}{index.summary}",
        language=source_language(),
        feed_url=absolute_url(request, index.feed_path),
    )
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
    response = HttpResponse(content_type="application/rss+xml; charset=utf-8")
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    written.write(response, "utf-8")
    return response
