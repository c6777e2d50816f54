"""``/llms.txt``: what this site is and where things stand, for language models (llmstxt.org)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpResponse
from django.views.decorators.cache import cache_control
from wagtail.models import Page

from core.demo_state import demo_is_present
from core.protection import read_only
from core.querysets import public_pages
from core.routing import absolute_url, prepare_request
from core.site_data import help_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest

__all__ = ["llms"]

_HOME_DEPTH = 2


def _lines(request: HttpRequest) -> Iterator[str]:
    prepare_request(request)
    pages = list(public_pages(Page).filter(depth__in=(_HOME_DEPTH, _HOME_DEPTH + 1)).order_by("path"))
    yield f"# {settings.WAGTAIL_SITE_NAME}"
    yield ""
    for home in (page for page in pages if page.depth == _HOME_DEPTH and page.search_description):
        yield f"> {_one_line(home.search_description)}"
        yield ""
    if demo_is_present():
        yield "Dit is een proefsite. Namen, nummers en cijfers zijn verzonnen."
    yield "Deze site geeft geen medisch advies. Wie hulp zoekt, belt het beste zelf. Bij levensgevaar: bel 112."
    yield ""
    yield "## Onderdelen"
    yield ""
    for page in pages:
        if page.depth > _HOME_DEPTH:
            about = f": {_one_line(page.search_description)}" if page.search_description else ""
            yield f"- [{_one_line(page.title)}]({absolute_url(request, page.get_url(request))}){about}"
    yield ""
    yield "## Nu iemand spreken"
    yield ""
    for line in help_lines():
        yield f"- {line.name}: {line.number}. {_one_line(line.description)}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


@read_only
@cache_control(max_age=3600, public=True)
def llms(request: HttpRequest) -> HttpResponse:
    """The public sections with their summaries, and the help lines, as Markdown in Dutch."""
    return HttpResponse("\n".join(_lines(request)) + "\n", content_type="text/plain; charset=utf-8")
