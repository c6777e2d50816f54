"""The admin of the core: taxonomies and help lines as ordered snippets, a report, and saving."""

from __future__ import annotations

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from core.editor.bulk import ChangeBulkAction, tell_skipped
from core.editor.example_hooks import example_button, refuse_guides_in_bulk
from core.editor.panels import add_work_panels
from core.moderation import refuse_decision_by_autosave, tell_decision
from core.rich_links import register_link_type
from core.start_panel import add_start_panel
from core.views import calendar, easy_report, examples, files, handbook, link_report, unused
from core.viewsets import register_viewsets


def report_urls() -> list[Any]:
    """The addresses of the reports."""
    return [*easy_report.urls, *link_report.urls, *unused.urls]


def calendar_urls() -> list[Any]:
    """The address of the calendar."""
    return calendar.urls


def file_urls() -> list[Any]:
    """The addresses of the lists of pictures and files."""
    return files.urls


def handbook_urls() -> list[Any]:
    """The addresses of the guide for editors."""
    return handbook.urls


def example_urls() -> list[Any]:
    """The addresses for beginning with an example."""
    return examples.urls


def handbook_menu_item() -> MenuItem:
    """The guide in the menu, under Help."""
    return MenuItem(_("Handleiding"), reverse("handbook"), name="handleiding", icon_name="help", order=10)


def only_our_help(request: Any, items: list[Any]) -> None:
    """Take out what leads to another site in English; a function for the hook ``construct_help_menu``."""
    items[:] = [item for item in items if not str(item.url).startswith("http")]


def report_menu_item() -> MenuItem:
    """The report in the menu."""
    address = reverse("old_easy_texts")
    return MenuItem(_("Makkelijk lezen nakijken"), address, name="makkelijk-lezen", icon_name="warning", order=700)


def links_menu_item() -> MenuItem:
    """The report of broken links in the menu."""
    return MenuItem(_("Kapotte links"), reverse("broken_links"), name="kapotte-links", icon_name="link", order=710)


def editor_js() -> str:
    """The script that keeps saving by hand and by itself apart, on pages with an edit form."""
    return format_html('<script src="{}" defer></script>', static("core/save-once.js"))


def admin_css() -> str:
    """The look of our columns and panels."""
    return format_html('<link rel="stylesheet" href="{}">', static("core/lists.css"))


register_viewsets()
hooks.register("register_rich_text_features", register_link_type, order=10)  # after Wagtail's own
hooks.register("before_edit_page", refuse_decision_by_autosave)
hooks.register("after_edit_page", tell_decision)
hooks.register("construct_homepage_panels", add_start_panel)
hooks.register("construct_homepage_panels", add_work_panels)
hooks.register("register_bulk_action", ChangeBulkAction)
hooks.register("after_bulk_action", tell_skipped)
hooks.register("register_admin_urls", report_urls)
hooks.register("register_admin_urls", calendar_urls)
hooks.register("register_admin_urls", file_urls, order=-10)  # before Wagtail's own lists at the same addresses
hooks.register("register_admin_menu_item", calendar.menu_item)
hooks.register("register_admin_urls", handbook_urls)
hooks.register("register_admin_urls", example_urls)
hooks.register("register_page_header_buttons", example_button)
hooks.register("before_bulk_action", refuse_guides_in_bulk)
hooks.register("register_help_menu_item", handbook_menu_item)
hooks.register("construct_help_menu", only_our_help)
hooks.register("register_reports_menu_item", report_menu_item)
hooks.register("register_reports_menu_item", links_menu_item)
hooks.register("register_reports_menu_item", unused.menu_item)
hooks.register("insert_editor_js", editor_js)
hooks.register("insert_global_admin_css", admin_css)
