"""The admin of the home area: messages and remarks of visitors, to read and to delete."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from core.cleaning import without_formula
from home.models.contact import ContactMessage
from home.models.votes import PageVote
from home.reports import RemarkFilterSet

__all__ = ["ContactMessageViewSet", "PageVoteViewSet", "register_policies"]


class ReadAndDeletePolicy(ModelPermissionPolicy):
    """Nobody writes or changes what a visitor sent."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Only to see and to delete, for who has that permission."""
        return action in {"view", "delete"} and bool(super().user_has_permission(user, action))

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        """One of these actions."""
        return any(self.user_has_permission(user, action) for action in actions)


class ContactMessageViewSet(ModelViewSet):
    """Messages of the contact form, the newest first. They go by themselves after 90 days."""

    model = ContactMessage
    name = "berichten"
    icon = "mail"
    menu_label = _("Berichten")
    menu_order = 320
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields = ["subject", "about", "message", "name", "email", "language", "created_at"]
    list_display = ("__str__", "name", "about", "created_at")
    list_filter = ("subject", "language")
    ordering = ("-created_at",)
    exclude_form_fields = ("submission_key",)


class RemarksView(IndexView):
    """Only the answers with words in them."""

    custom_field_preprocess = {"remark": {"csv": without_formula}}

    def get_base_queryset(self) -> Any:
        """With their page, in one query."""
        return super().get_base_queryset().exclude(remark="").select_related("page")


class PageVoteViewSet(ModelViewSet):
    """What visitors wrote about pages, to read and, where it names a person, to delete.

    Not in the menu: the report of answers by page leads here.
    """

    model = PageVote
    name = "opmerkingen"
    icon = "comment"
    index_view_class = RemarksView
    filterset_class = RemarkFilterSet
    add_to_admin_menu = False
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields = ["page", "is_useful", "remark", "language", "created_at"]
    list_display = ("remark", "page", "answer", "language", "created_at")
    list_export = ("page", "answer", "remark", "language", "created_at")
    export_filename = "opmerkingen"
    ordering = ("-created_at",)
    exclude_form_fields = ()


def register_policies() -> None:
    """Must run before the views are made."""
    register_permission_policy(ContactMessage, ReadAndDeletePolicy(ContactMessage))
    register_permission_policy(PageVote, ReadAndDeletePolicy(PageVote))
