"""Serving the contact page: the form, its faults, and the thanks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.cache import patch_cache_control

from home.enums import ContactSubject
from home.forms import ContactForm
from home.services import submit_contact

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

__all__ = ["ABOUT_PARAMETER", "SENT_PARAMETER", "serve_contact"]

#: ``/contact/?verzonden=ja`` shows the thanks; a reload sends nothing again.
SENT_PARAMETER = "verzonden"
#: ``/contact/?over=/hulp/…/`` fills in which page the message is about.
ABOUT_PARAMETER = "over"


def _initial(request: HttpRequest) -> dict[str, Any]:
    """Answers that a link to the form fills in: the page it is about, as a path on this site."""
    about = request.GET.get(ABOUT_PARAMETER, "")
    if about.startswith("/") and not about.startswith("//") and "\0" not in about:
        return {"about": about[:300], "subject": ContactSubject.MISTAKE}
    return {}


def _thanks(request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect(f"{request.path}?{SENT_PARAMETER}=ja", status=303)


def serve_contact(page: Any, request: HttpRequest) -> HttpResponse:
    """Answer GET and POST of the contact page; ``ContactPage.serve`` calls this.

    The page is never kept in a shared cache: the form carries its time of birth.
    """
    status = 200
    if request.method == "POST":
        form = ContactForm(request.POST)
        if form.is_trapped:
            return _thanks(request)
        if form.is_valid():
            submit_contact(form=form)
            return _thanks(request)
        status = 422
    else:
        form = ContactForm(initial=_initial(request))
    sent = request.method != "POST" and SENT_PARAMETER in request.GET
    context = page.get_context(request)
    context.update({"form": form, "sent": sent, "noindex": sent or context.get("noindex", False)})
    response = TemplateResponse(request, page.get_template(request), context, status=status)
    patch_cache_control(response, private=True, max_age=0)
    return response
