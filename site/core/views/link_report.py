"""The report of links that lead nowhere."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.paginator import Paginator
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from core.editor.link_faults import link_faults
from core.models.checked_links import CheckedLink

__all__ = ["BrokenLinksView", "urls"]

_PER_PAGE = 50


class BrokenLinksView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """What is broken on the pages that this person may change."""

    page_title = _("Kapotte links")
    header_icon = "link"
    template_name = "admin/broken_links.html"
    permission_policy = PagePermissionPolicy()
    any_permission_required: ClassVar[list[str]] = ["add", "change", "publish"]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Where this screen is."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One part of the list, with the pages in one query."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        allowed = PagePermissionPolicy().instances_user_has_permission_for(self.request.user, "change")
        shown = Paginator(link_faults(allowed), _PER_PAGE).get_page(self.request.GET.get("p"))
        pages = Page.objects.in_bulk([fault.page for fault in shown])
        last = CheckedLink.objects.order_by("-checked_at").values_list("checked_at", flat=True).first()
        rows = [(pages[fault.page], fault) for fault in shown]
        return {**context, "rows": rows, "page_obj": shown, "last_check": last}


urls = [path("kapotte-links/", BrokenLinksView.as_view(), name="broken_links")]
