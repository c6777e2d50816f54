"""The report of links that lead nowhere: what the last look found, and a button to look again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.permission_policies.pages import PagePermissionPolicy

from core.editor.row_links import row_faults
from core.enums import BrokenKind
from core.models.broken_links import BrokenLink, LinkScan
from core.models.checked_links import CheckedLink
from core.services.broken_links import scan_all

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

__all__ = ["BrokenLinksView", "urls"]

_PER_PAGE = 50


def _last(model: Any, field: str) -> Any:
    return model.objects.order_by(f"-{field}").values_list(field, flat=True).first()


def target_words(row: BrokenLink) -> str:
    """The link as an editor knows it."""
    if row.kind == BrokenKind.PAGE_GONE:
        return _("pagina %(number)s") % {"number": row.target}
    return _("bestand %(number)s") % {"number": row.target} if row.kind == BrokenKind.FILE_GONE else row.target


def reason_words(kind: str, detail: str) -> str:
    """What is wrong, with the answer of a website."""
    words = str(BrokenKind(kind).label)
    if not detail:
        return words
    answer = _("antwoord %(status)s") % {"status": detail} if detail.isdecimal() else detail
    return f"{words.rstrip('.')}: {answer}."


class BrokenLinksView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """What is broken on the pages, and in the rows of areas, that this person may change."""

    page_title = gettext_lazy("Kapotte links")
    header_icon = "link"
    template_name = "admin/broken_links.html"
    permission_policy = PagePermissionPolicy()
    any_permission_required: ClassVar[list[str]] = ["add", "change", "publish"]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Where this screen is."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One part of the list, with the pages in the same query; the rows are few."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        allowed = PagePermissionPolicy().instances_user_has_permission_for(self.request.user, "change")
        found = BrokenLink.objects.filter(page__in=allowed.values("pk"), page__live=True).select_related("page__locale")
        shown = Paginator(found.order_by("page__title", "page_id", "pk"), _PER_PAGE).get_page(self.request.GET.get("p"))
        rows = [
            {
                "page": row.page,
                "target": target_words(row),
                "reason": reason_words(row.kind, row.detail),
                "since": row.since,
            }
            for row in shown
        ]
        others = [
            {"fault": fault, "reason": reason_words(BrokenKind.SITE_DEAD, fault.detail)}
            for fault in row_faults(self.request.user)
        ]
        scan, sites = _last(LinkScan, "done_at"), _last(CheckedLink, "checked_at")
        return {**context, "rows": rows, "others": others, "page_obj": shown, "last_scan": scan, "last_check": sites}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Look at all links of this site again; other websites are asked by a command."""
        found = scan_all()
        words = ngettext(
            "Wij keken alle links na. %(count)d link doet het niet.",
            "Wij keken alle links na. %(count)d links doen het niet.",
            found,
        )
        messages.success(request, words % {"count": found})
        return redirect("broken_links")


urls = [path("kapotte-links/", BrokenLinksView.as_view(), name="broken_links")]
