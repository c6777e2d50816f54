"""The public page on which anyone tests a Dutch text. Nothing of the text is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.languages import view_alternates
from core.protection import Rate, anonymous_form
from core.routing import absolute_url
from readability.analysis import analyse, blocks_from_text
from readability.forms import TryTextForm
from readability.presentation import ShownResult, present
from readability.words import site_words

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

__all__ = ["try_text"]

#: A writer tests the same text over and over; a script that tests a whole site has the command.
_RATES = (Rate(limit=20, window=60), Rate(limit=200, window=3600))
#: Far more than we test: who pastes a whole report gets it back with what to do, and loses nothing.
_MAX_BYTES = 4_000_000


@anonymous_form(rates=_RATES, max_bytes=_MAX_BYTES)
@require_http_methods(["GET", "HEAD", "POST"])
def try_text(request: HttpRequest) -> HttpResponse:
    """The form; after it is sent also the verdict, the marked text and what to do."""
    sent = request.method == "POST"
    form = TryTextForm(request.POST) if sent else TryTextForm()
    shown = _judge(form) if sent and form.is_valid() and not form.is_trapped else None
    context = {
        "og_title": _("Test uw tekst"),
        "form": form,
        "shown": shown,
        "crumbs": [
            {"title": _("Home"), "url": reverse("wagtail_serve", args=[""]), "lang": ""},
            {"title": _("Test uw tekst"), "url": "", "lang": ""},
        ],
        "canonical_url": absolute_url(request, reverse("readability:try_text")),
        "alternates": [] if sent else view_alternates(request, "readability:try_text"),
        "noindex": sent,
    }
    response = render(request, "pages/readability/try_text.html", context, status=422 if form.errors else 200)
    add_never_cache_headers(response)
    return response


def _judge(form: TryTextForm) -> ShownResult:
    blocks = blocks_from_text(form.cleaned_data["text"])
    return present(blocks, analyse(blocks, vocabulary=site_words().vocabulary))
