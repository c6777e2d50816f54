"""The admin of the home area."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from home.reports import UsefulReportView
from home.viewsets import ContactMessageViewSet, PageVoteViewSet, register_policies

if TYPE_CHECKING:
    from django.http import HttpRequest

register_policies()


def contact_messages() -> ContactMessageViewSet:
    """Messages of visitors, in the main menu."""
    return ContactMessageViewSet()


def page_votes() -> PageVoteViewSet:
    """What visitors wrote about pages."""
    return PageVoteViewSet()


class UsefulMenuItem(MenuItem):
    """Shown to who may read what visitors say."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whoever may open the report."""
        return bool(request.user.has_perm("home.view_pagevote"))


def report_menu_item() -> UsefulMenuItem:
    """The report among the others."""
    address = reverse("useful_report")
    return UsefulMenuItem(_("Reacties op pagina's"), address, name="reacties", icon_name="comment", order=660)


def report_urls() -> list[Any]:
    """The addresses of the report."""
    return [
        path("reacties/", UsefulReportView.as_view(), name="useful_report"),
        path("reacties/lijst/", UsefulReportView.as_view(results_only=True), name="useful_report_results"),
    ]


hooks.register("register_admin_viewset", contact_messages)
hooks.register("register_admin_viewset", page_votes)
hooks.register("register_reports_menu_item", report_menu_item)
hooks.register("register_admin_urls", report_urls)
