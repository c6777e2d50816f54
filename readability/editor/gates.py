"""The gates for a red text of a strict page type: before it is published, and before it is sent in for a check.

The draft is safe at a gate. The way on is an easier text, or a reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.models import Page, Revision, WorkflowState

from readability import services
from readability.editor.forms import ReasonForm
from readability.enums import Rule, Signal, Verdict
from readability.models import B1CheckTask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest, HttpResponse

    from readability.models import ReadabilityResult

__all__ = ["ask_before_publishing", "ask_on_submission", "publish_gate", "submit_gate", "tell_of_findings"]

_SUBMITS: Final = ("action-submit", "action-restart-workflow")


def ask_before_publishing(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Stop at a red text of a strict page type and ask why. The draft has been saved at this point."""
    revision = page.get_latest_revision()
    if revision is None or not services.revision_asks_reason(revision):
        return None
    messages.warning(request, _("De tekst is bewaard, maar nog niet gepubliceerd."))
    return redirect("b1:gate", revision.pk)


def ask_on_submission(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Ask why a red text is sent in for a check, right after that happened."""
    if request.method != "POST" or not any(request.POST.get(name) for name in _SUBMITS):
        return None
    revision = page.get_latest_revision()
    if revision is None or not services.revision_asks_reason(revision):
        return None
    return redirect("b1:submit_gate", revision.pk)


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
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.keep_reason(revision=revision, reason=form.cleaned_data["reason"])
        revision.publish(user=request.user)
        messages.success(request, _published(revision) % {"title": page.get_admin_display_title()})
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    return _ask(request, revision, page, form, button=_("Publiceer met deze reden"))


def _published(revision: Revision) -> str:
    starts_at = revision.as_object().go_live_at
    if starts_at is not None and starts_at > timezone.now():
        return _("De pagina “%(title)s” komt online op het moment dat u koos, met uw reden.")
    return _("De pagina “%(title)s” is gepubliceerd, met uw reden.")


@require_http_methods(["GET", "POST"])
@never_cache
def submit_gate(request: HttpRequest, revision_id: int) -> HttpResponse:
    """Ask the reason of who sends in a red text; with it, a text that the B1 check sent back goes on."""
    revision, page = _revision_and_page(revision_id)
    permissions = page.permissions_for_user(request.user)
    if not permissions.can_edit():
        raise PermissionDenied
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.keep_reason(revision=revision, reason=form.cleaned_data["reason"])
        _send_on(page, request.user)
        title = page.get_admin_display_title()
        messages.success(request, _("De pagina “%(title)s” is ingediend, met uw reden.") % {"title": title})
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    return _ask(request, revision, page, form, button=_("Dien in met deze reden"))


def _send_on(page: Any, user: Any) -> None:
    """Take up the workflow again where the B1 check stopped it."""
    state = page.current_workflow_state
    if state is None or state.status != WorkflowState.STATUS_NEEDS_CHANGES:
        return
    if isinstance(state.current_task_state.task.specific, B1CheckTask):
        state.resume(user)


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
