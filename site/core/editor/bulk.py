"""Changing terms, review date and owner of several pages at once, from any list of pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction

from core.editor.changes import change_pages, refusal
from core.editor.forms import ChangeForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest
    from wagtail.models import Page

    from core.editor.changes import Change

__all__ = ["ChangeBulkAction", "tell_skipped"]


class ChangeBulkAction(PageBulkAction):
    """Asks what to change; pages that can't be changed are named, with the reason."""

    display_name = gettext_lazy("Kenmerken")
    aria_label = gettext_lazy("Verander kenmerken en controle van de gekozen pagina's")
    action_type = "change_fields"
    action_priority = 35
    template_name = "admin/bulk_change.html"
    form_class = ChangeForm

    def check_perm(self, page: Page) -> bool:
        """Whether nothing stands in the way."""
        return not refusal(page, self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Adds why pages are skipped."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["skipped"] = _skipped([one["item"] for one in context["items_with_no_access"]], self.request.user)
        return context

    def prepare_action(self, objects: Sequence[Page], objects_without_access: dict[str, Any]) -> None:
        """Remember what is skipped, to tell it afterwards."""
        self.skipped = _skipped(objects_without_access["items_with_no_access"], self.request.user)

    def get_execution_context(self) -> dict[str, Any]:
        """Adds the answers."""
        return {**super().get_execution_context(), "change": self.cleaned_form.change()}

    @classmethod
    def execute_action(cls, objects: Any, *, change: Change, user: Any = None, **options: Any) -> tuple[int, int]:
        """All pages or none."""
        return change_pages(pages=objects, change=change, user=user)

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str | None:
        """How many pages changed, and how many of those visitors see by now."""
        if not num_parent_objects:
            return None
        words = ngettext("%(count)d pagina veranderd.", "%(count)d pagina's veranderd.", num_parent_objects)
        more = ngettext(
            "%(count)d wijziging staat op de site.", "%(count)d wijzigingen staan op de site.", num_child_objects
        )
        return f"{words % {'count': num_parent_objects}} {more % {'count': num_child_objects}}"


def _skipped(pages: Sequence[Page], user: Any) -> list[tuple[str, str]]:
    return [(page.get_admin_display_title(), refusal(page, user)) for page in pages]


def tell_skipped(request: HttpRequest, action_type: str, objects: Any, action: Any) -> None:
    """Name the pages that did not change; a function for the hook ``after_bulk_action``."""
    if isinstance(action, ChangeBulkAction):
        for title, reason in action.skipped:
            messages.warning(
                request, _("“%(title)s” is overgeslagen: %(reason)s.") % {"title": title, "reason": reason}
            )
