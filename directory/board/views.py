"""The board in the admin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.http import HttpResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.permission_policies import ModelPermissionPolicy

from directory.board.export import board_csv
from directory.board.figures import read_board
from directory.models import Service

if TYPE_CHECKING:
    from django.http import HttpRequest

__all__ = ["BoardView", "board_menu_item", "board_urls"]

_MOST: Final = 50


class BoardView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """How the sociale kaart stands. ``?export=csv`` gives the numbers as a file."""

    page_title = _("Sociale kaart: stand")
    header_icon = "list-ul"
    template_name = "admin/directory_board.html"
    permission_policy = ModelPermissionPolicy(Service)
    permission_required = "change"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Where this screen is."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The screen, or the file."""
        if request.GET.get("export") != "csv":
            return super().get(request, *args, **kwargs)
        name = f"sociale-kaart-{timezone.localdate():%Y-%m-%d}.csv"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(board_csv(read_board()), content_type="text/csv; charset=utf-8", headers=headers)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """All numbers, and the first of the entries with an old waiting time."""
        board = read_board()
        more = max(0, len(board.waiting) - _MOST)
        return {**super().get_context_data(**kwargs), "board": board, "waiting": board.waiting[:_MOST], "more": more}


class _BoardMenuItem(MenuItem):
    """Shown to who may open the board."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whoever keeps the facts."""
        return bool(request.user.has_perm("directory.change_service"))


def board_menu_item() -> MenuItem:
    """The board among the reports."""
    address = reverse("directory_board")
    return _BoardMenuItem(BoardView.page_title, address, name="sociale-kaart", icon_name="list-ul", order=650)


def board_urls() -> list[Any]:
    """The address of the board."""
    return [path("sociale-kaart/stand/", BoardView.as_view(), name="directory_board")]
