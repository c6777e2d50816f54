"""The coach in the admin: panel, underlined words, gate, lists, report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.rich_text.editors.draftail.features import DecoratorFeature
from wagtail.log_actions import LogFormatter
from wagtail.snippets.models import register_snippet

from readability.editor import gates, submissions
from readability.editor.bulk import B1PublishBulkAction
from readability.editor.listings import B1PageViewSet, page_lists
from readability.editor.reports import B1ReportView
from readability.editor.views import words_address
from readability.services import REASON_ACTION
from readability.viewsets import PlainLanguageGroup

if TYPE_CHECKING:
    from django.http import HttpRequest

__all__ = ["FEATURE"]

FEATURE = "b1"

register_snippet(PlainLanguageGroup)


def admin_urls() -> list[Any]:
    """Addresses under the admin, for people who may enter it."""
    return [path("b1/", include("readability.editor.urls"))]


def underline_jargon(features: Any) -> None:
    """Underline difficult words in rich text; ``core.rich_text`` puts the feature on."""
    scripts = [lazy(words_address, str)(), "readability/jargon.js"]
    features.register_editor_plugin("draftail", FEATURE, DecoratorFeature({"type": FEATURE}, js=scripts))


def editor_js() -> str:
    """The script of the panel, on pages with an edit form."""
    return format_html('<script src="{}" defer></script>', static("readability/panel.js"))


def admin_css() -> str:
    """The look of the panel and of underlined words."""
    return format_html('<link rel="stylesheet" href="{}">', static("readability/admin.css"))


def page_listings() -> B1PageViewSet:
    """After Wagtail's own, so that this one counts."""
    return B1PageViewSet()


class ReportMenuItem(MenuItem):
    """Shown to people who work on pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whoever may open the report."""
        policy = B1ReportView.permission_policy
        return bool(policy.user_has_any_permission(request.user, B1ReportView.any_permission_required))


def report_menu_item() -> ReportMenuItem:
    """The report among the others."""
    return ReportMenuItem(_("B1-overzicht"), reverse("b1:report"), name="b1-report", icon_name="glasses", order=650)


class ReasonFormatter(LogFormatter):
    """A reason in the history of a page, in the words of who gave it."""

    label = gettext_lazy("Reden voor een moeilijke tekst")

    def format_message(self, log_entry: Any) -> str:
        """The line in the history."""
        return _("Reden om toch door te gaan: %(reason)s") % {"reason": log_entry.data.get("reason", "")}


def log_actions(actions: Any) -> None:
    """Let the history know of reasons."""
    actions.register_action(REASON_ACTION)(ReasonFormatter)


hooks.register("register_admin_urls", admin_urls)
hooks.register("register_rich_text_features", underline_jargon)
hooks.register("insert_editor_js", editor_js)
hooks.register("insert_global_admin_css", admin_css)
hooks.register("before_publish_page", gates.ask_before_publishing)
hooks.register("after_publish_page", gates.tell_of_findings)
hooks.register("before_create_page", submissions.stop_new)
hooks.register("before_edit_page", submissions.stop_edited)
hooks.register("after_create_page", submissions.ask_on_submission)
hooks.register("after_edit_page", submissions.ask_on_submission)
hooks.register("register_bulk_action", B1PublishBulkAction, order=10)  # after Wagtail's own: the last one counts
hooks.register("register_log_actions", log_actions)
hooks.register("register_admin_viewset", page_listings, order=10)
hooks.register("register_admin_viewset", page_lists)
hooks.register("register_reports_menu_item", report_menu_item)
