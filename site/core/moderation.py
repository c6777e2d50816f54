"""What Wagtail's edit screen needs for a calm moderation: one decision a click, and a clear answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import JsonResponse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

if TYPE_CHECKING:
    from django.http import HttpRequest

__all__ = ["refuse_decision_by_autosave", "tell_decision"]


def refuse_decision_by_autosave(request: HttpRequest, page: Any) -> JsonResponse | None:
    """Let autosave never decide; a function for the hook ``before_edit_page``.

    The button "Goedkeuren" puts hidden fields in the form before the browser sends it. Autosave sees them as a
    change and sends the same decision again, at the same moment: the second finds no task any more and fails.
    """
    by_autosave = not request.accepts("text/html")
    if request.method != "POST" or not by_autosave or "action-workflow-action" not in request.POST:
        return None
    answer = {"success": False, "error_code": "blocked_by_hook", "error_message": _("Uw keuze wordt verwerkt.")}
    return JsonResponse(answer, status=400)


def tell_decision(request: HttpRequest, page: Any) -> None:
    """Say what a decision of a moderator did; a function for the hook ``after_edit_page``."""
    if "action-workflow-action" not in request.POST:
        return
    now = Page.objects.get(pk=page.pk)
    if request.POST.get("workflow-action-name") == "reject":
        messages.success(request, _("U stuurde deze pagina terug. De schrijver krijgt daar bericht van."))
    elif now.live and not now.has_unpublished_changes:
        buttons = [messages.button(now.get_url(request), _("Bekijk de pagina"), new_window=False)]
        messages.success(request, _("Goedgekeurd. Deze pagina staat nu op de site."), buttons=buttons)
