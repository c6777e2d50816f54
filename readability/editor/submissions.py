"""Stops a red text of a strict page type on its way into a workflow: the text is kept, and the gate asks why.

The workflow starts behind the gate, so nobody gets a message about a text that is still with its writer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from wagtail.models import PageSubscription

from readability import services

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

__all__ = ["ask_on_submission", "stop_edited", "stop_new"]

_SUBMIT: Final = "action-submit"
_RESTART: Final = "action-restart-workflow"


def stop_edited(request: HttpRequest, page: Any) -> None:
    """Before a page that exists is sent in."""
    permissions = page.permissions_for_user(request.user)
    if _asked(request) and permissions.can_edit() and permissions.can_submit_for_moderation():
        _stop_when_red(request, page.get_latest_revision_as_object(), page.get_parent())


def stop_new(request: HttpRequest, parent: Any, page_class: Any) -> None:
    """Before a new page is sent in."""
    if _asked(request):
        page = page_class(owner=request.user)
        page.locale = parent.locale
        _stop_when_red(request, page, parent)


def _asked(request: HttpRequest) -> bool:
    return request.method == "POST" and any(request.POST.get(name) for name in (_SUBMIT, _RESTART))


def _stop_when_red(request: HttpRequest, page: Any, parent: Any) -> None:
    """Turn "send in" into "save" when the form is complete and its text asks for a reason."""
    form = page.get_edit_handler().get_form_class()(
        request.POST,
        request.FILES,
        instance=page,
        subscription=PageSubscription(page=page, user=request.user),
        parent_page=parent,
        for_user=request.user,
    )
    if not form.is_valid() or not services.page_asks_reason(form.instance):
        return
    sent = request.POST.copy()
    carrier: Any = request  # takes the mark and the changed form along to the view
    carrier.b1_stopped = _RESTART if sent.get(_RESTART) else _SUBMIT
    for name in (_SUBMIT, _RESTART):
        sent.pop(name, None)
    carrier.POST = sent


def ask_on_submission(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Lead to the gate, right after the text was kept."""
    stopped = getattr(request, "b1_stopped", "")
    if not stopped or page.latest_revision_id is None:
        return None
    gate = reverse("b1:submit_gate", args=[page.latest_revision_id])
    return redirect(f"{gate}?{urlencode({'opnieuw': 1})}" if stopped == _RESTART else gate)
