"""The admin's views of the coach: judge a form, hand out the difficult words, ask for a reason."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.admin import messages
from wagtail.models import Page, Revision

from core.models import BasePage
from readability import services
from readability.forms import ReasonForm
from readability.panels import jargon_words, judge_form, panel_json

if TYPE_CHECKING:
    from django.http import HttpRequest

__all__ = ["check", "gate", "words"]


@require_POST
@never_cache
def check(request: HttpRequest, app_label: str, model_name: str) -> JsonResponse:
    """Judge the text in the edit form of a page type. Nothing is kept; half a form gives 400."""
    try:
        model = apps.get_model(app_label, model_name)
    except LookupError as fault:
        raise Http404 from fault
    if not issubclass(model, BasePage):
        raise Http404
    try:
        result = judge_form(model, request.POST)
    except (KeyError, ValueError):
        return JsonResponse({"error": "form"}, status=400)
    return JsonResponse(panel_json(result))


@require_GET
@never_cache
def words(request: HttpRequest) -> HttpResponse:
    """The difficult words as a script, so that they are there before the first text field opens."""
    listed = json.dumps(jargon_words(services.site_vocabulary()), ensure_ascii=True)
    return HttpResponse(f"window.b1Words = {listed};\n", content_type="text/javascript; charset=utf-8")


@require_http_methods(["GET", "POST"])
@never_cache
def gate(request: HttpRequest, revision_id: int) -> HttpResponse:
    """Say why a red text is not published yet, and publish it when there is a reason. The draft is safe already."""
    revision = get_object_or_404(Revision.page_revisions, pk=revision_id)
    page = get_object_or_404(Page, pk=int(revision.object_id))
    permissions = page.permissions_for_user(request.user)
    if not permissions.can_publish() or permissions.page_locked():
        raise PermissionDenied
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.keep_reason(revision=revision, reason=form.cleaned_data["reason"])
        revision.publish(user=request.user)
        messages.success(request, _("De pagina “%(title)s” is gepubliceerd, met uw reden.") % {"title": page.title})
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    result = services.result_of(revision)
    return render(
        request, "readability/gate.html", {"page": page, "revision": revision, "form": form, "result": result}
    )
