"""Wagtail's lists of pictures and files, with what editors look for: what is not described yet, and what kind it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import django_filters
from django.urls import path
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, DownloadColumn
from wagtail.documents.views import documents
from wagtail.images.views import images

from core.editor.unused import FILE_KINDS, of_kind

if TYPE_CHECKING:
    from django.db.models import QuerySet

__all__ = ["DocumentsView", "ImagesView", "urls"]

_MISSING: Final = "leeg"
_DESCRIBED: Final = [
    (_MISSING, gettext_lazy("Nog niet ingevuld")),
    ("ingevuld", gettext_lazy("Ingevuld")),
]


def _described(files: QuerySet[Any], value: str) -> QuerySet[Any]:
    """By keys in a subquery, so that it can go together with a search."""
    empty = files.model.objects.filter(description="").values("pk")
    return files.filter(pk__in=empty) if value == _MISSING else files.exclude(pk__in=empty)


def _words(file: Any) -> str:
    return file.description or _("Nog niet ingevuld")


class _ImagesFilterSet(images.ImagesFilterSet):
    """Wagtail's filters, and whether somebody wrote what is to be seen."""

    described = django_filters.ChoiceFilter(
        label=gettext_lazy("Wat is er te zien"), choices=_DESCRIBED, method="filter_described"
    )

    class Meta(images.ImagesFilterSet.Meta):
        """As Wagtail's."""

    def filter_described(self, files: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Pictures with or without words."""
        return _described(files, value)


class _DocumentsFilterSet(documents.DocumentsFilterSet):
    """Wagtail's filters, and the kind of file, and whether somebody wrote what is in it."""

    kind = django_filters.ChoiceFilter(label=gettext_lazy("Soort"), choices=FILE_KINDS, method="filter_kind")
    described = django_filters.ChoiceFilter(
        label=gettext_lazy("Wat staat erin"), choices=_DESCRIBED, method="filter_described"
    )

    class Meta(documents.DocumentsFilterSet.Meta):
        """As Wagtail's."""

    def filter_kind(self, files: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Sounds, PDF files, or all the rest."""
        return of_kind(files, value)

    def filter_described(self, files: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Files with or without words."""
        return _described(files, value)


class ImagesView(images.IndexView):
    """Pictures, in the list also with their words; the grid marks those without."""

    filterset_class = _ImagesFilterSet

    @cached_property
    def columns(self) -> list[Any]:
        """The words behind the title."""
        columns: list[Any] = list(super().columns)
        title = next((place for place, one in enumerate(columns) if one.name == "title"), None)
        if title is not None:
            columns.insert(
                title + 1, Column("description", label=_("Wat is er te zien?"), accessor=_words, width="24%")
            )
        return columns


class DocumentsView(documents.IndexView):
    """Files, with their kind, size and words."""

    filterset_class = _DocumentsFilterSet

    @cached_property
    def columns(self) -> list[Any]:
        """Words behind the title, kind and size behind the file."""
        columns: list[Any] = list(super().columns)
        names = [one.name for one in columns]
        file, title = names.index("filename"), names.index("title")
        columns[file : file + 1] = [
            DownloadColumn("filename", label=_("Bestand")),
            Column("facts", label=_("Soort en grootte")),
        ]
        columns.insert(title + 1, Column("description", label=_("Wat staat erin?"), accessor=_words))
        return columns


#: The same addresses as Wagtail's own lists, and before them.
urls = [
    path("images/", ImagesView.as_view()),
    path("images/results/", ImagesView.as_view(results_only=True)),
    path("documents/", DocumentsView.as_view()),
    path("documents/results/", DocumentsView.as_view(results_only=True)),
]
