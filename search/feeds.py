"""``/feeds/zoeken.xml?q=…`` and ``/en/feeds/zoeken.xml?q=…``: what is new among the results of a question (RSS 2.0)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.demo_state import demo_is_present
from core.feeds import INVENTED, LONG_AGO, SteadyFeed
from core.protection import read_only
from core.routing import absolute_url, localized_path, source_language
from core.search import kind_label
from search.results import search

if TYPE_CHECKING:
    from django.http import HttpRequest

    from search.models import SearchDocument
    from search.results import Results

__all__ = ["search_feed"]

_MOST: Final = 50
#: The newest are looked for among so many that fit best.
_FITTING: Final = 1000


def _facts(request: HttpRequest, found: Results) -> dict[str, Any]:
    query = found.address
    about = _("Het nieuwste dat bij deze zoekopdracht past.")
    return {
        "title": f"{_('Zoeken: %(query)s') % {'query': found.query}} | {settings.WAGTAIL_SITE_NAME}",
        "link": absolute_url(request, reverse("search:results")) + query,
        "description": f"{INVENTED} {about}" if demo_is_present() else about,
        "language": get_language() or source_language(),
        "feed_url": absolute_url(request, reverse("search_feed")) + query,
        "changed": None,
    }


def _newest_first(found: Results) -> list[SearchDocument]:
    """What somebody must not be seen to read does not go to a feed reader."""
    shown = [document for document in found.finding.answer.documents if not document.sensitive]
    return sorted(shown, key=lambda document: document.changed or LONG_AGO, reverse=True)[:_MOST]


@read_only
def search_feed(request: HttpRequest) -> HttpResponse:
    """The newest change of the results first, in the language of the address. Nothing that has some of the words only.

    404 without a question, and for words that tell of danger.
    """
    found = search(request.GET, size=_FITTING, exact=True)
    if not found.query or found.finding.understood.crisis:
        raise Http404
    feed = SteadyFeed(**_facts(request, found))
    for document in _newest_first(found):
        link = absolute_url(request, localized_path(document.url, document.language))
        feed.add_item(
            document.title,
            link,
            document.summary,
            pubdate=document.changed,
            updateddate=document.changed,
            unique_id=link,
            categories=[kind_label(document.kind)],
        )
    response = HttpResponse(content_type="application/rss+xml; charset=utf-8")
    response["Cache-Control"], response["X-Robots-Tag"] = "no-store", "noindex, nofollow"
    feed.write(response, "utf-8")
    return response
