"""Where nobody opens the form of an entry: publishing many pages at once, and at a moment that was chosen before."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.log_actions import LogFormatter, log
from wagtail.models import Page

from directory.reachable import can_be_reached

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

__all__ = ["KEPT_BACK", "log_actions", "may_go_out", "refuse_unreachable"]

KEPT_BACK: Final = "directory.kept_back"
#: What Wagtail writes in the history for a page that goes out at its moment.
_SCHEDULED: Final = "wagtail.publish.scheduled"
_MOST_TOLD: Final = 5
_logger = logging.getLogger(__name__)


def refuse_unreachable(request: HttpRequest, action: str, pages: Any, view: Any) -> HttpResponse | None:
    """Stop publishing many pages when one is help that nobody can reach; a function for ``before_bulk_action``."""
    if action != "publish" or view.models != [Page]:
        return None
    stopped = [page for page in _entries(pages, view) if not can_be_reached(page.service)]
    if not stopped:
        return None
    for page in stopped[:_MOST_TOLD]:
        words = _("Bij de feiten van “%(title)s” staat niet hoe iemand hulp krijgt. Er is niets gepubliceerd.")
        messages.error(request, words % {"title": page.get_admin_display_title()})
    return redirect(get_valid_next_url_from_request(request) or reverse("wagtailadmin_home"))


def _entries(pages: Any, view: Any) -> list[Any]:
    """The newest versions of the entries among these pages, and with that box ticked of the drafts below them."""
    from directory.models import ServicePage

    keys = {page.pk for page in pages}
    if view.cleaned_form is not None and view.cleaned_form.cleaned_data.get("include_descendants"):
        for page in pages:
            keys.update(page.get_descendants().not_live().values_list("pk", flat=True))
    return [page.get_latest_revision_as_object() for page in ServicePage.objects.filter(pk__in=keys)]


@transaction.atomic
def may_go_out(*, page: Any, revision: Any, action: Any) -> bool:
    """Whether this version may be shown. One whose moment came, of help that nobody can reach, stays a draft.

    Nobody looks on then: the history of the page tells it, and the log of the site.
    """
    if action != _SCHEDULED or can_be_reached(revision.as_object().service):
        return True
    page.revisions.update(approved_go_live_at=None)
    log(instance=page, action=KEPT_BACK, revision=revision)
    _logger.warning("Not published, nobody can reach this help: %s", page.get_admin_display_title())
    return False


class _KeptBack(LogFormatter):
    """The line in the history of a page."""

    label = gettext_lazy("Niet op de site gezet")

    def format_message(self, log_entry: Any) -> str:
        """What to do."""
        return _("Niet op de site gezet: bij de feiten staat niet hoe iemand hulp krijgt. Vul dat in en publiceer.")


def log_actions(actions: Any) -> None:
    """Let the history know of it."""
    actions.register_action(KEPT_BACK)(_KeptBack)
