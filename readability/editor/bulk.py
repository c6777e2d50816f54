"""Publishing several pages at once: who lets red texts through, gives one reason for all of them."""

from __future__ import annotations

from copy import deepcopy
from functools import cached_property
from typing import TYPE_CHECKING, Any

from wagtail.admin.views.pages.bulk_actions.publish import PublishBulkAction

from readability import services
from readability.editor.forms import ReasonForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django import forms
    from wagtail.models import Revision

__all__ = ["B1PublishBulkAction"]

_REASON = "reason"


class B1PublishBulkAction(PublishBulkAction):
    """Wagtail's own, with the red texts of strict page types by name and a field for the reason.

    The field is there when the question is asked. A text that turns red after that goes out without a reason, which
    the report shows.
    """

    template_name = "readability/confirm_bulk_publish.html"

    @cached_property
    def red(self) -> list[Revision]:
        """The versions that ask for a reason: of the chosen pages, and of the drafts below them if those go along."""
        pages, _without_access = self.get_actionable_objects()
        if self.request.method != "POST" or self.request.POST.get("include_descendants"):
            drafts = [draft for page in pages for draft in page.get_descendants().not_live()]
            pages += [draft for draft in drafts if draft not in pages and self.check_perm(draft)]
        latest = [page.get_latest_revision() for page in pages]
        return [one for one in latest if one is not None and services.revision_asks_reason(one)]

    def get_form(self, form_class: Any = None) -> forms.Form:
        """With the reason, if there is something to explain."""
        form: forms.Form = super().get_form(form_class)
        if self.red and (self.request.method != "POST" or _REASON in self.request.POST):
            form.fields[_REASON] = deepcopy(ReasonForm.base_fields[_REASON])
            # Whether there must be one depends on whether what stands below goes along: the server knows.
            form.use_required_attribute = False
        return form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Adds the pages whose text is red."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        chosen = {item["item"].pk for item in context["items"]}
        pages = [revision.as_object() for revision in self.red]
        context["red"] = [(page, page.pk not in chosen) for page in pages]
        return context

    def get_execution_context(self) -> dict[str, Any]:
        """Adds the red versions and the reason, if one was asked for."""
        reason = self.cleaned_form.cleaned_data.get(_REASON, "") if self.cleaned_form is not None else ""
        return {**super().get_execution_context(), "red": self.red, "reason": reason}

    @classmethod
    def execute_action(
        cls, objects: Any, *, red: Sequence[Revision] = (), reason: str = "", user: Any = None, **options: Any
    ) -> tuple[int, int]:
        """Keep the reason with each red text and publish; Wagtail does all of it in one transaction, or nothing."""
        if reason:
            for revision in red:
                services.keep_reason(revision=revision, reason=reason, user=user)
        counts: tuple[int, int] = super().execute_action(objects, user=user, **options)
        return counts
