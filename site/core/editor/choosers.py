"""Windows in which editors choose something of a list: with what tells two of the same name apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.utils.functional import _StrPromise

__all__ = ["chooser_with"]


class _ColumnsMixin:
    """More columns behind the title; what they show of other tables comes in the query of the list."""

    more: Sequence[tuple[str, str | _StrPromise]] = ()
    related: Sequence[str] = ()

    @property
    def columns(self) -> list[Any]:
        """Wagtail's columns and ours."""
        own: Any = super()
        return [*own.columns, *(Column(accessor, label=label, accessor=accessor) for accessor, label in self.more)]

    def get_object_list(self) -> Any:
        """With the rows of other tables that the columns show."""
        own: Any = super()
        rows = own.get_object_list()
        return rows.select_related(*self.related) if self.related else rows


def chooser_with(*columns: tuple[str, str | _StrPromise], related: Sequence[str] = ()) -> type[SnippetChooserViewSet]:
    """A chooser with these columns, as pairs of what is shown (a field, or a path to one) and the words above it."""
    extra = {"more": columns, "related": related}
    views = {
        "choose_view_class": type("ColumnsChooseView", (_ColumnsMixin, ChooseView), extra),
        "choose_results_view_class": type("ColumnsChooseResultsView", (_ColumnsMixin, ChooseResultsView), extra),
    }
    made: type[SnippetChooserViewSet] = type("ColumnsChooserViewSet", (SnippetChooserViewSet,), views)
    return made
