"""Serving the form behind "Klopt dit niet?": the form, its faults, and the thanks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.cache import add_never_cache_headers

from core.cleaning import plain_lines
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
_TEMPLATE: Final = "pages/directory/report.html"


def _entry(page_id: str) -> ServicePage | None:
    """The page of an entry that everyone may see, in any language; help that has stopped too."""
    found: ServicePage | None = ServicePage.objects.filter(
        ~restricted(), ~under_offline(), pk=int(page_id), live=True
    ).first()
    return found


def _answer(request: HttpRequest, page: ServicePage | None, *, status: int = 200, **context: Any) -> HttpResponse:
    if page is not None:
        entry = {"title": page.title, "url": page.link(request), "lang": page.lang_if_other()}
        context |= {"entry": entry, "sensitive": page.is_sensitive()}
    response = TemplateResponse(request, _TEMPLATE, {"noindex": True, **context}, status=status)
    add_never_cache_headers(response)
    return response


def _thanks(request: HttpRequest, kind: str) -> HttpResponse:
    """To the thanks; with a place of its own, for a browser keeps that of the form otherwise."""
    return HttpResponseRedirect(f"{request.path}?{SENT_PARAMETER}={kind}#inhoud", status=303)


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
