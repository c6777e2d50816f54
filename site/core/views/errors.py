"""Error pages that need more than a template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponseBadRequest, HttpResponsePermanentRedirect, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from core.languages import language_links
from core.routing import public_page_at
from core.site_data import help_lines_in_need

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

__all__ = ["bad_request", "csrf_failure", "page_not_found", "permission_denied", "server_error"]


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400 without a look at the request: the name of the site in it may be wrong, and its form unreadable."""
    return HttpResponseBadRequest(render_to_string("400.html"))


def server_error(request: HttpRequest) -> HttpResponse:
    """500 with the help lines; it needs no request, and no database that answers.

    A view for programs has words of its own, in its attribute ``server_error``.
    """
    view = getattr(getattr(request, "resolver_match", None), "func", None)
    if own := getattr(view, "server_error", None):
        told: HttpResponse = own(request)
        return told
    lines = [line for line in help_lines_in_need() if line.in_header]
    return HttpResponseServerError(render_to_string("500.html", {"help_lines": lines}))


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404 with search, frequent tasks and the help lines; an address with capitals leads to the page without them."""
    small = request.path.lower()
    if request.method in {"GET", "HEAD"} and small != request.path and public_page_at(request, small):
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(f"{small}?{query}" if query else small)
    return render(request, "404.html", {"noindex": True, "languages": _other_languages(request)}, status=404)


def _other_languages(request: HttpRequest) -> list[dict[str, Any]]:
    """Each language, with this page in it (``found``), or else its home page."""
    entries = []
    for entry in language_links(request):
        found = not entry["current"] and public_page_at(request, entry["url"]) is not None
        if not found and not entry["current"]:
            with override(entry["code"]):
                entry["url"] = reverse("wagtail_serve", args=("",))
        entries.append({**entry, "found": found})
    return entries


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403 in plain words."""
    return render(request, "403.html", {"noindex": True}, status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 when a form with a session has no valid token; the reason is for the log, not for the visitor."""
    return render(request, "403.html", {"noindex": True, "form_expired": True}, status=403)
