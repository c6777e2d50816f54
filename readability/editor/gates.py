"""The gates for a red text of a strict page type: before it is published, sent in for a check, or approved.

The draft is safe at a gate. The way on is an easier text, or a reason.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.viewsets.pages import page_viewset_registry
from wagtail.models import Page, Revision, WorkflowState

from readability import services
from readability.editor.forms import ReasonForm
from readability.enums import Rule, Signal, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest, HttpResponse

    from readability.models import ReadabilityResult

__all__ = [
    "APPROVE",
    "approve_gate",
    "approve_in_list",
    "ask_before_publishing",
    "keep_remark",
    "may_approve",
    "publish_gate",
    "submit_gate",
    "tell_of_findings",
]

_LONGEST_REMARK: Final = 5000
#: What Wagtail calls this decision of a moderator.
APPROVE: Final = "approve"


def ask_before_publishing(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Stop at a red text of a strict page type and ask why. The draft has been saved at this point."""
    revision = page.get_latest_revision()
    if revision is None or not services.revision_asks_reason(revision):
        return None
    messages.warning(request, _("De tekst is bewaard, maar nog niet gepubliceerd."))
    return redirect("b1:gate", revision.pk)


def tell_of_findings(request: HttpRequest, page: Any) -> None:
    """Say after publishing that a short text, which has no score, still has findings."""
    revision = page.live_revision
    result = services.result_of(revision) if revision is not None else None
    if result is not None and result.verdict == Verdict.TOO_SHORT and result.signal == Signal.ATTENTION:
        count = result.total_findings
        text = ngettext(
            "Let op: de B1-coach heeft %(count)d tip voor deze korte tekst. Kijk in het paneel met de bril.",
            "Let op: de B1-coach heeft %(count)d tips voor deze korte tekst. Kijk in het paneel met de bril.",
            count,
        )
        messages.info(request, text % {"count": count})


def _revision_and_page(revision_id: int) -> tuple[Revision, Any]:
    revision = get_object_or_404(Revision.page_revisions, pk=revision_id)
    return revision, get_object_or_404(Page, pk=int(revision.object_id)).specific


@require_http_methods(["GET", "POST"])
@never_cache
def publish_gate(request: HttpRequest, revision_id: int) -> HttpResponse:
    """Say why a red text is not published yet, and publish it when there is a reason."""
    revision, page = _revision_and_page(revision_id)
    permissions = page.permissions_for_user(request.user)
    if not permissions.can_publish() or permissions.page_locked():
        raise PermissionDenied

    def publish() -> None:
        revision.publish(user=request.user)

    done = _("De pagina “%(title)s” is gepubliceerd, met uw reden.")
    starts_at = revision.as_object().go_live_at
    if starts_at is not None and starts_at > timezone.now():
        done = _("De pagina “%(title)s” komt online op het moment dat u koos, met uw reden.")
    return _gate(request, revision, page, _Way(_("Publiceer met deze reden"), done, publish))


@require_http_methods(["GET", "POST"])
@never_cache
def submit_gate(request: HttpRequest, revision_id: int) -> HttpResponse:
    """Ask the reason of who sends in a red text; with it the text goes into the workflow."""
    revision, page = _revision_and_page(revision_id)
    permissions = page.permissions_for_user(request.user)
    if not permissions.can_edit() or not permissions.can_submit_for_moderation():
        raise PermissionDenied

    def submit() -> None:
        state = page.current_workflow_state
        again = "opnieuw" in request.GET and state is not None and state.user_can_cancel(request.user)
        _send_in(page, request.user, again=again)

    done = _("De pagina “%(title)s” is ingediend, met uw reden.")
    return _gate(request, revision, page, _Way(_("Dien in met deze reden"), done, submit))


def may_approve(page: Any, user: Any) -> bool:
    """Whether the page waits for a decision of this person."""
    task = page.current_workflow_task
    return task is not None and APPROVE in {name for name, _label, _form in task.get_actions(page, user)}


@require_http_methods(["GET", "POST"])
@never_cache
def approve_gate(request: HttpRequest, revision_id: int) -> HttpResponse:
    """Ask the reason of a moderator who approves a red text."""
    revision, page = _revision_and_page(revision_id)
    if not may_approve(page, request.user):
        raise PermissionDenied

    asked = page.current_workflow_task_state.pk
    remark = request.session.get(_remark_key(revision_id), "")

    def approve() -> None:
        now = Page.objects.get(pk=page.pk).specific
        if now.current_workflow_task_state is None or now.current_workflow_task_state.pk != asked:
            raise ValidationError(_("Iemand anders heeft al over deze pagina beslist."))
        now.current_workflow_task.on_action(now.current_workflow_task_state, request.user, APPROVE, comment=remark)
        request.session.pop(_remark_key(revision_id), None)

    done = _("U keurde de pagina “%(title)s” goed, met uw reden.")
    return _gate(request, revision, page, _Way(_("Keur goed met deze reden"), done, approve))


def _remark_key(revision_id: int) -> str:
    return f"b1-remark-{revision_id}"


def keep_remark(request: HttpRequest, revision_id: int, remark: str) -> None:
    """Keep what a moderator wrote with the decision, in the session, until the gate was passed."""
    request.session[_remark_key(revision_id)] = remark[:_LONGEST_REMARK]


@never_cache
def approve_in_list(request: HttpRequest, page_id: int, task_state_id: int) -> HttpResponse:
    """Approving from the dashboard or a list, where no form of the page is sent: the gate comes before it too."""
    page = get_object_or_404(Page, pk=page_id).specific
    revision = page.get_latest_revision()
    asks = request.method == "POST" and may_approve(page, request.user)
    if not asks or revision is None or not services.revision_asks_reason(revision):
        decide = page_viewset_registry.as_view("workflow_action", page_id_kwarg="page_id")
        answer: HttpResponse = decide(request, page_id=page_id, action_name=APPROVE, task_state_id=task_state_id)
        return answer
    keep_remark(request, revision.pk, request.POST.get("comment", ""))
    gate = reverse("b1:approve_gate", args=[revision.pk])
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        return JsonResponse({"step": "success", "redirect": gate})
    return redirect(gate)


@dataclass(frozen=True, slots=True)
class _Way:
    """What happens behind a gate: the words of the button, the words afterwards, and the deed."""

    button: str
    done: str
    go: Callable[[], None]


def _gate(request: HttpRequest, revision: Revision, page: Any, way: _Way) -> HttpResponse:
    """Ask, or go on with a reason. Nothing happens when the version is old or can't be published."""
    refusal = _refusal(revision, page)
    if refusal:
        return _back(request, page, refusal)
    form = ReasonForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _ask(request, revision, page, form, button=way.button)
    try:
        with transaction.atomic():
            newest = Page.objects.select_for_update().values_list("latest_revision", flat=True).get(pk=page.pk)
            if newest != revision.pk:
                return _back(request, page, _old_version())
            services.keep_reason(revision=revision, reason=form.cleaned_data["reason"], user=request.user)
            way.go()
    except ValidationError as fault:
        return _back(request, page, _faults(fault))
    messages.success(request, way.done % {"title": page.get_admin_display_title()})
    return redirect("wagtailadmin_explore", page.get_parent().pk)


def _old_version() -> str:
    return _("Er is een nieuwere versie van deze pagina. Publiceer die, of dien die in.")


def _refusal(revision: Revision, page: Any) -> str:
    """Why this version stays at the gate, whatever the reason; empty when it may pass."""
    if page.latest_revision_id != revision.pk:
        return _old_version()
    if not services.revision_asks_reason(revision):
        return _("Voor deze tekst is geen reden nodig. Publiceer de pagina gewoon, of dien hem in.")
    try:
        revision.as_object().full_clean()
    except ValidationError as fault:
        return _faults(fault)
    return ""


def _faults(fault: ValidationError) -> str:
    return _("De pagina is nog niet klaar: %(faults)s") % {"faults": " ".join(fault.messages)}


def _back(request: HttpRequest, page: Any, message: str) -> HttpResponse:
    """To the form, with words about why."""
    messages.error(request, message)
    return redirect("wagtailadmin_pages:edit", page.pk)


def _send_in(page: Any, user: Any, *, again: bool) -> None:
    """Start the workflow, or take it up where it stopped."""
    state = page.current_workflow_state
    if state is not None and again:
        state.cancel(user=user)
    elif state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user)
        return
    page.get_workflow().start(page, user)


def _counts(result: ReadabilityResult | None) -> Iterator[tuple[str, int]]:
    """What was found, most often first."""
    found: dict[str, int] = result.findings if result is not None else {}
    for rule, count in sorted(found.items(), key=lambda item: -item[1]):
        if rule in Rule.values:
            yield str(Rule(rule).label), count


def _ask(request: HttpRequest, revision: Revision, page: Any, form: ReasonForm, *, button: str) -> HttpResponse:
    result = services.result_of(revision)
    context = {"page": page, "form": form, "result": result, "counts": list(_counts(result)), "button": button}
    return render(request, "readability/gate.html", context)
