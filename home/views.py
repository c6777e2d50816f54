"""Views of the home area that are not Wagtail pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponseRedirect

from core.protection import anonymous_form
from core.routing import live_page_of, serve, serve_page
from home.models import ContactPage
from home.useful import show_remark, show_useful, take_remark, take_vote

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

__all__ = ["contact", "useful", "useful_remark"]


@anonymous_form
def contact(request: HttpRequest) -> HttpResponse:
    """Takes the contact form, wherever editors put its page and whatever they call it.

    The form has a fixed address because Django looks at the view of an address to see whether a form without a
    cookie may come in; the view of all other pages stays closed. A visitor who comes here while the page stands
    elsewhere is sent on to it.
    """
    if request.method == "POST":
        page = live_page_of(request, ContactPage)
        if page is None:
            raise Http404
        return serve_page(request, page)
    try:
        return serve(request, "contact/")
    except Http404:
        page = live_page_of(request, ContactPage)
        address = page.link(request) if page is not None else ""
        if address in {"", request.path}:
            raise
    query = request.META.get("QUERY_STRING", "")
    return HttpResponseRedirect(f"{address}?{query}" if query else address)


@anonymous_form
def useful(request: HttpRequest) -> HttpResponse:
    """Takes the answer to "Was deze pagina nuttig?" of every page of the site."""
    return take_vote(request) if request.method == "POST" else show_useful(request)


@anonymous_form
def useful_remark(request: HttpRequest, code: str) -> HttpResponse:
    """Thanks a visitor for an answer, and takes the remark that belongs to it."""
    return take_remark(request, code) if request.method == "POST" else show_remark(request, code)
