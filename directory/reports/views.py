"""Serving the form behind "Klopt dit niet?": the form, its faults, and the thanks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.cache import add_never_cache_headers

from core.cleaning import plain_lines
from core.crisis import crisis_kinds, kinds_from_number, kinds_to_number, lines_for
from core.protection import anonymous_form
from core.querysets import restricted, under_offline
from directory.enums import ReportKind
from directory.models import ServicePage
from directory.reports.forms import ReportForm
from directory.reports.services import days_for, submit_report

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

__all__ = ["SENT_PARAMETER", "report"]

#: ``?verzonden=…`` shows the thanks for that kind of report; a reload sends nothing again.
SENT_PARAMETER: Final = "verzonden"
#: ``&praten=2`` puts help lines above the thanks, after a report with words of danger: those that fit first.
_TALK_PARAMETER: Final = "praten"
_TEMPLATE: Final = "pages/directory/report.html"


def _entry(page_id: str) -> ServicePage | None:
    """The page of an entry that everyone may see, in any language; help that has stopped too."""
    found: ServicePage | None = ServicePage.objects.filter(
        ~restricted(), ~under_offline(), pk=int(page_id), live=True
    ).first()
    return found


def _danger(request: HttpRequest) -> tuple[str, ...]:
    """The kinds of danger that a report tells of, or the one that was sent just now. It goes to us all the same."""
    if request.method == "POST":
        return crisis_kinds(request.POST.get("text", ""))
    return kinds_from_number(request.GET.get(_TALK_PARAMETER, "")) if SENT_PARAMETER in request.GET else ()


def _answer(request: HttpRequest, page: ServicePage | None, *, status: int = 200, **context: Any) -> HttpResponse:
    kinds = _danger(request)
    context["crisis_lines"] = lines_for(kinds, and_others=True) if kinds else ()
    if page is not None:
        entry = {"title": page.title, "url": page.link(request), "lang": page.lang_if_other()}
        context |= {"entry": entry, "sensitive": page.is_sensitive()}
    response = TemplateResponse(request, _TEMPLATE, {"noindex": True, **context}, status=status)
    add_never_cache_headers(response)
    return response


def _thanks(request: HttpRequest, kind: str) -> HttpResponse:
    """To the thanks; with a place of its own, for a browser keeps that of the form otherwise."""
    kinds = _danger(request)
    query = urlencode({SENT_PARAMETER: kind, **({_TALK_PARAMETER: kinds_to_number(kinds)} if kinds else {})})
    return HttpResponseRedirect(f"{request.path}?{query}#inhoud", status=303)


@anonymous_form
def report(request: HttpRequest, page_id: str) -> HttpResponse:
    """Answer GET and POST. Words for an entry that is gone meanwhile are given back: they can be sent otherwise."""
    page = _entry(page_id)
    if request.method != "POST":
        if page is None:
            raise Http404
        sent = request.GET.get(SENT_PARAMETER, "")
        if sent in ReportKind.values:
            return _answer(request, page, days=days_for(sent), lines=True)
        return _answer(request, page, form=ReportForm())
    if page is None:
        return _answer(request, None, status=410, words=plain_lines(request.POST.get("text", "")))
    form = ReportForm(request.POST)
    if form.is_trapped:
        return _thanks(request, ReportKind.OTHER)
    if not form.is_valid():
        return _answer(request, page, status=422, form=form)
    return _thanks(request, submit_report(service=page.service, form=form).kind)
