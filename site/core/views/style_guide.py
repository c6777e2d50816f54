"""``/stijlgids/``: every part of the site in every state, for who works on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import override
from django.views.decorators.cache import never_cache

from core.protection import read_only
from core.routing import source_language
from core.style_guide import sections
from core.style_guide.specimen import drawn

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

__all__ = ["style_guide"]


def _may_see(request: HttpRequest) -> bool:
    """On a developer's machine everyone; elsewhere who may enter the admin. Asking starts no session."""
    return settings.DEBUG or request.user.has_perm("wagtailadmin.access_admin")


@never_cache
@read_only
def style_guide(request: HttpRequest) -> HttpResponse:
    """The style guide in Dutch, whatever the visitor's language; a page that is not there for everyone else.

    ``?richting=rtl`` shows the parts from right to left.
    """
    if not _may_see(request):
        raise Http404
    with override(source_language()):
        context = {
            "shown": drawn(sections(), request),
            "is_rtl": request.GET.get("richting") == "rtl",
            "languages": [],
            "noindex": True,
        }
        response = render(request, "pages/core/style_guide/page.html", context)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
