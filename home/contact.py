"""Serving the contact page: the form, its faults, and the thanks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.forms import HiddenInput
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language

from core.crisis import crisis_kinds, kinds_from_number, kinds_to_number, lines_for
from core.routing import is_own_path, language_of, public_page_at
from home.enums import ContactSubject
from home.forms import ContactForm
from home.services import submit_contact

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

__all__ = ["ABOUT_PARAMETER", "SENT_PARAMETER", "TALK_PARAMETER", "kept_query", "serve_contact"]

#: ``?verzonden=ja`` at the address of the page shows the thanks; a reload sends nothing again.
SENT_PARAMETER = "verzonden"
#: ``&praten=2`` puts help lines above the thanks, after a message with words of danger: those that fit first.
TALK_PARAMETER = "praten"
#: ``/contact/?over=/hulp/…/`` fills in which page the message is about.
ABOUT_PARAMETER = "over"
_LONGEST_PATH = 300


def _about(request: HttpRequest) -> str:
    """The page that the message is about, as a path on this site."""
    about = request.GET.get(ABOUT_PARAMETER, "")
    return about[:_LONGEST_PATH] if is_own_path(about) and "\0" not in about else ""


def _subject_page(request: HttpRequest, path: str) -> dict[str, Any] | None:
    """Title, address and language of the page that a message is about; None when the words name no page of ours."""
    page = public_page_at(request, path.partition("?")[0])
    if page is None:
        return None
    language = language_of(page)
    return {
        "title": page.title,
        "url": path,
        "lang": "" if language == get_language() else language,
        "sensitive": page.specific.is_sensitive(),
    }


def _form(request: HttpRequest) -> tuple[ContactForm, dict[str, Any] | None]:
    """The form, and the page that it is about: shown by its title, so that nobody has to read or type an address."""
    if request.method == "POST":
        form = ContactForm(request.POST)
        about = _subject_page(request, request.POST.get("about", "")[:_LONGEST_PATH])
    else:
        about = _subject_page(request, _about(request))
        initial: dict[str, Any] = {"about": about["url"], "subject": ContactSubject.MISTAKE} if about else {}
        form = ContactForm(initial=initial)
    if about:
        form.fields["about"].widget = HiddenInput()
    return form, about


def kept_query(request: HttpRequest) -> str:
    """The parameters of this page that another language shows too."""
    known = {
        ABOUT_PARAMETER: _about(request),
        SENT_PARAMETER: "ja" if SENT_PARAMETER in request.GET else "",
        TALK_PARAMETER: kinds_to_number(_told_danger(request)),
    }
    pairs = {name: value for name, value in known.items() if value}
    return f"?{urlencode(pairs)}" if pairs else ""


def _thanks(page: Any, request: HttpRequest) -> HttpResponse:
    """To the thanks; with a place of its own, for a browser keeps that of the form otherwise."""
    kinds = _danger(request)
    query = urlencode({SENT_PARAMETER: "ja", **({TALK_PARAMETER: kinds_to_number(kinds)} if kinds else {})})
    return HttpResponseRedirect(f"{page.link(request)}?{query}#inhoud", status=303)


def _danger(request: HttpRequest) -> tuple[str, ...]:
    """The kinds of danger that the message tells of. It goes to us all the same."""
    return crisis_kinds(request.POST.get("message", ""))


def _told_danger(request: HttpRequest) -> tuple[str, ...]:
    """The same, of the message that was sent just now."""
    return kinds_from_number(request.GET.get(TALK_PARAMETER, ""))


def serve_contact(page: Any, request: HttpRequest) -> HttpResponse:
    """Answer GET and POST of the contact page; ``ContactPage.serve`` calls this.

    The page is never kept in a shared cache: the form carries its time of birth.
    """
    form, about = _form(request)
    status = 200
    if request.method == "POST":
        if form.is_trapped:
            return _thanks(page, request)
        if form.is_valid():
            submit_contact(form=form)
            return _thanks(page, request)
        status = 422
    sent = request.method != "POST" and SENT_PARAMETER in request.GET
    kinds = _danger(request) if request.method == "POST" else _told_danger(request) if sent else ()
    crisis_lines = lines_for(kinds, and_others=True) if kinds else ()
    context = page.get_context(request)
    context |= {"form": form, "about": about, "sent": sent, "crisis_lines": crisis_lines}
    context |= {
        "noindex": sent or context.get("noindex", False),
        "sensitive": bool(about and about["sensitive"]),
    }
    response = TemplateResponse(request, page.get_template(request), context, status=status)
    patch_cache_control(response, private=True, max_age=0)
    return response
