"""The admin of the facts of the sociale kaart."""

from typing import Any

from wagtail import hooks
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from directory.board.views import board_menu_item, board_urls
from directory.models import Report
from directory.publishing import log_actions, refuse_unreachable
from directory.reports.panel import add_reports_panel
from directory.reports.viewsets import ReportPolicy
from directory.reviews import desk
from directory.reviews.panel import add_owners_panel
from directory.viewsets import AssuredBulkAction, DirectoryGroup


def task_urls() -> list[Any]:
    """The addresses of what waits for editors."""
    return desk.urls


# Before the views are made.
register_permission_policy(Report, ReportPolicy(Report))
register_snippet(DirectoryGroup)
hooks.register("register_bulk_action", AssuredBulkAction)
hooks.register("construct_homepage_panels", add_owners_panel)
hooks.register("construct_homepage_panels", add_reports_panel)
hooks.register("before_bulk_action", refuse_unreachable)
hooks.register("register_log_actions", log_actions)
hooks.register("register_admin_urls", board_urls)
hooks.register("register_admin_urls", task_urls)
hooks.register("register_directory_menu_item", desk.menu_item)
hooks.register("register_reports_menu_item", board_menu_item)
