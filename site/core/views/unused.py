"""The report of pictures and files that nothing uses: one list of each, behind one item of the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db.models import Sum
from django.template.defaultfilters import filesizeformat
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import BaseColumn, BulkActionsCheckboxColumn, Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import policy_registry

from core.editor.unused import UnusedDocumentFilterSet, UnusedImageFilterSet, unused
from core.models import CustomDocument, CustomImage

if TYPE_CHECKING:
    from django.http import HttpRequest

__all__ = ["UnusedDocumentsView", "UnusedImagesView", "UnusedMenuItem", "menu_item", "urls"]

_ACTIONS = ["change", "delete"]
_LISTS = ((CustomImage, "unused_images", _("Beelden")), (CustomDocument, "unused_documents", _("Bestanden")))


def _may_open(user: Any, model: Any) -> bool:
    policy = policy_registry.get_by_type(model)
    return bool(policy.user_has_any_permission(user, ["add", *_ACTIONS]))


def _size(file: Any) -> str:
    return filesizeformat(file.file_size) if file.file_size else "–"


def _uploader(file: Any) -> str:
    who = file.uploaded_by_user
    return str(who.get_full_name() or who.get_username()) if who else "–"


class _PreviewColumn(BaseColumn):
    """The picture, small; the title beside it is the link."""

    cell_template_name = "admin/file_preview_cell.html"


class _UnusedView(ReportView):
    """What the two lists share."""

    page_title = _("Ongebruikte beelden en bestanden")
    header_icon = "bin"
    template_name = "admin/unused.html"
    default_ordering = "-file_size"
    any_permission_required: ClassVar[list[str]] = ["add", *_ACTIONS]
    edit_url_name: ClassVar[str]
    obj_type: ClassVar[str]
    list_export: ClassVar[list[str]] = ["title", "filename", "file_size", "created_at", "uploaded_by_user", "usage_url"]
    export_headings = {
        "title": _("Titel"),
        "filename": _("Bestand"),
        "file_size": _("Grootte in bytes"),
        "created_at": _("Toegevoegd op"),
        "uploaded_by_user": _("Toegevoegd door"),
        "usage_url": _("Waar het staat"),
    }

    @property
    def permission_policy(self) -> Any:
        """That of the model."""
        return policy_registry.get_by_type(self.model)

    @cached_property
    def columns(self) -> list[Any]:
        """What one wants to know before throwing something away."""
        return [
            BulkActionsCheckboxColumn("bulk_actions", obj_type=self.obj_type),
            *self.preview_columns,
            TitleColumn("title", label=_("Titel"), sort_key="title", url_name=self.edit_url_name, id_accessor="pk"),
            Column("filename", label=_("Bestand")),
            Column("size", label=_("Grootte"), accessor=_size, sort_key="file_size"),
            DateColumn("created_at", label=_("Toegevoegd"), sort_key="created_at"),
            Column("uploader", label=_("Door"), accessor=_uploader),
        ]

    preview_columns: ClassVar[list[Any]] = []

    def get_base_queryset(self) -> Any:
        """Everything unused that this person may change or delete."""
        return unused(self.model, self.request.user).select_related("uploaded_by_user")

    @property
    def no_results_message(self) -> Any:
        """What an empty list means."""
        return (
            _("Met deze keuze is er niets.") if self.is_filtering else _("Alles wat u mag veranderen, is in gebruik.")
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Adds how much room it takes, and the way to the other list."""
        total = self.object_list.aggregate(total=Sum("file_size"))["total"]
        lists = [
            {"url": reverse(name), "label": label, "is_here": model is self.model}
            for model, name, label in _LISTS
            if _may_open(self.request.user, model)
        ]
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "lists": lists, "total": total or 0, "model_opts": self.model._meta}


class UnusedImagesView(_UnusedView):
    """Pictures that nothing uses."""

    model = CustomImage
    page_subtitle = _("Beelden")
    index_url_name = "unused_images"
    index_results_url_name = "unused_images_results"
    edit_url_name = "wagtailimages:edit"
    obj_type = "image"
    filterset_class = UnusedImageFilterSet
    export_filename = "ongebruikte-beelden"
    preview_columns: ClassVar[list[Any]] = [_PreviewColumn("preview", label=_("Beeld"), classname="image-preview")]

    def get_base_queryset(self) -> Any:
        """With the small pictures, in one query."""
        return super().get_base_queryset().prefetch_renditions("max-165x165")


class UnusedDocumentsView(_UnusedView):
    """Files that nothing uses, sounds too."""

    model = CustomDocument
    page_subtitle = _("Bestanden")
    index_url_name = "unused_documents"
    index_results_url_name = "unused_documents_results"
    edit_url_name = "wagtaildocs:edit"
    obj_type = "document"
    filterset_class = UnusedDocumentFilterSet
    export_filename = "ongebruikte-bestanden"


class UnusedMenuItem(MenuItem):
    """Shown to who may upload, change or delete pictures."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whoever may open the list of pictures."""
        return _may_open(request.user, CustomImage)


def menu_item() -> UnusedMenuItem:
    """The report among the others."""
    title, icon = UnusedImagesView.page_title, UnusedImagesView.header_icon
    return UnusedMenuItem(title, reverse("unused_images"), name="ongebruikt", icon_name=icon, order=720)


urls = [
    path("ongebruikt/beelden/", UnusedImagesView.as_view(), name="unused_images"),
    path("ongebruikt/beelden/lijst/", UnusedImagesView.as_view(results_only=True), name="unused_images_results"),
    path("ongebruikt/bestanden/", UnusedDocumentsView.as_view(), name="unused_documents"),
    path(
        "ongebruikt/bestanden/lijst/", UnusedDocumentsView.as_view(results_only=True), name="unused_documents_results"
    ),
]
