"""``/feeds/verhalen.xml``: what a feed reader, a podcast app or the website of a partner follows (RSS 2.0)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.utils.http import http_date
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page
from wagtail.contrib.redirects.models import Redirect

from core.models.feeds import FeedMixin
from core.protection import read_only
from core.routing import public_page_at

if TYPE_CHECKING:
    from django.http import HttpRequest

__all__ = ["feed"]


@read_only
@conditional_page
@cache_control(max_age=900, public=True)
def feed(request: HttpRequest, section: str) -> HttpResponse:
    """The feed of the public page at this path; 404 when it has none or not everyone may see it.

    A page that moved takes its readers along. Any website may read a feed.
    """
    page = _page_with_feed(public_page_at(request, f"/{section}/"))
    if page is None:
        return HttpResponsePermanentRedirect(_moved_to(request, section))
    if page.feed_path != request.path:
        raise Http404
    written = page.make_feed(request)
    response = HttpResponse(content_type="application/rss+xml; charset=utf-8")
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.headers["Last-Modified"] = http_date(written.latest_post_date().timestamp())
    written.write(response, "utf-8")
    return response


def _page_with_feed(base: Any) -> Any:
    page = base.specific if base is not None else None
    return page if isinstance(page, FeedMixin) and page.has_feed else None


def _moved_to(request: HttpRequest, section: str) -> str:
    """The path of the feed of the page that was at this path. Raises Http404 when there is none."""
    old_path = Redirect.normalise_path(f"/{section}")
    moved = None if "\0" in section else Redirect.objects.filter(old_path=old_path, redirect_page__isnull=False).first()
    page = _page_with_feed(public_page_at(request, moved.redirect_page.get_url(request) or "") if moved else None)
    if page is None or page.feed_path == request.path:
        raise Http404
    return str(page.feed_path)
