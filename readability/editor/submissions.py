"""Stops a red text of a strict page type on its way into a workflow, or out of it: the gate asks why.

The text is kept. The workflow goes on behind the gate, so nobody gets a message about a text that is still with its
writer, and a moderator who makes a text difficult says why as well.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from wagtail.models import PageSubscription

from readability import services
from readability.editor.gates import APPROVE, keep_remark, may_approve

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

__all__ = ["ask_on_submission", "stop_edited", "stop_new"]

_SUBMIT: Final = "action-submit"
_RESTART: Final = "action-restart-workflow"
_DECIDE: Final = "action-workflow-action"
_DECISION: Final = "workflow-action-name"
#: Each way on, with the gate in front of it; the first one that was asked for counts.
_GATES: Final = {_RESTART: "b1:submit_gate", _SUBMIT: "b1:submit_gate", _DECIDE: "b1:approve_gate"}


def stop_edited(request: HttpRequest, page: Any) -> None:
    """Before a page that exists is sent in."""
    permissions = page.permissions_for_user(request.user)
    sends_in = _asked(request) and permissions.can_submit_for_moderation() and _may_restart(request, page)
    approves = _approves(request) and may_approve(page, request.user)
    if (sends_in or approves) and permissions.can_edit():
        _stop_when_red(request, page.get_latest_revision_as_object(), page.get_parent())


def stop_new(request: HttpRequest, parent: Any, page_class: Any) -> None:
    """Before a new page is sent in."""
    if _asked(request):
        page = page_class(owner=request.user)
        page.locale = parent.locale
        _stop_when_red(request, page, parent)


def _asked(request: HttpRequest) -> bool:
    return request.method == "POST" and any(request.POST.get(name) for name in (_SUBMIT, _RESTART))


def _may_restart(request: HttpRequest, page: Any) -> bool:
    """Starting anew takes back what runs now; everyone else's request stays a plain one for Wagtail."""
    state = page.current_workflow_state
    return not request.POST.get(_RESTART) or (state is not None and state.user_can_cancel(request.user))


def _approves(request: HttpRequest) -> bool:
    return bool(request.POST.get(_DECIDE)) and request.POST.get(_DECISION) == APPROVE


def _stop_when_red(request: HttpRequest, page: Any, parent: Any) -> None:
    """Turn "send in" and "approve" into "save" when the form is complete and its text asks for a reason."""
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
    carrier.b1_stopped = next(name for name in _GATES if sent.get(name))
    for name in (*_GATES, _DECISION):
        sent.pop(name, None)
    carrier.POST = sent


def _remark(request: HttpRequest) -> str:
    """What a moderator wrote with the decision."""
    try:
        extra = json.loads(request.POST.get("workflow-action-extra-data") or "{}")
    except ValueError:
        return ""
    return str(extra.get("comment") or "") if isinstance(extra, dict) else ""


def ask_on_submission(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Lead to the gate, right after the text was kept."""
    stopped = getattr(request, "b1_stopped", "")
    if not stopped or page.latest_revision_id is None:
        return None
    gate = reverse(_GATES[stopped], args=[page.latest_revision_id])
    if stopped == _DECIDE:
        keep_remark(request, page.latest_revision_id, _remark(request))
    return redirect(f"{gate}?{urlencode({'opnieuw': 1})}" if stopped == _RESTART else gate)
