"""The page lists of the admin: what editors want to see of many pages at once, in a fixed number of queries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.db.models import CharField, F, Value
from django.db.models.functions import Coalesce, Concat, NullIf, Trim
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import PageTitleColumn
from wagtail.admin.views.pages.listing import PageListingMixin
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Page

from core.editor.examples import in_examples
from core.editor.filters import EditorFilterSet, OneTypeFilterSet
from core.editor.reviews import due_of
from core.models import BasePage
from core.page_checks import page_models
from core.taxonomies import terms_for

if TYPE_CHECKING:
    from django.db.models import QuerySet

__all__ = ["EditorColumns", "page_list_group", "with_columns"]


def _gemeenten(page: Any) -> str:
    """The gemeenten in words; a page without one counts for all of Flevoland."""
    terms = getattr(page, "loaded_terms", None)
    return ", ".join(term.name for term in terms.gemeenten) if terms is not None else ""


def _themes(page: Any) -> str:
    """The themes in words; the first one gives the page its colour."""
    terms = getattr(page, "loaded_terms", None)
    return ", ".join(term.name for term in terms.themes) if terms is not None else ""


def _review(page: Any) -> str:
    """When a page must be checked again; one that is late says so in words."""
    due = due_of(page) if isinstance(page, BasePage) and page.live else None
    if due is None:
        return "–"
    day = date_format(due, "j b Y")
    return _("te laat: %(day)s") % {"day": day} if due < localdate() else day


def _changed_by(page: Any) -> str:
    return page.changed_by or "–"


#: What stands behind the title and its date in every list of pages.
_OURS: Final = [
    Column("changed_by", label=gettext_lazy("Door"), accessor=_changed_by, classname="is-extra"),
    Column("gemeente", label=gettext_lazy("Gemeente"), accessor=_gemeenten, classname="is-extra"),
    Column("review", label=gettext_lazy("Controle"), accessor=_review),
]


#: In a list of one type, where the parent of all pages is the same.
_THEME: Final = Column("theme", label=gettext_lazy("Thema"), accessor=_themes)


class _PlainTitle(PageTitleColumn):
    """The title without Wagtail's menu of actions."""

    cell_template_name = "admin/plain_title_cell.html"


_TITLE: Final = _PlainTitle("title", label=gettext_lazy("Titel"), sort_key="title", classname="title", width="28%")


def with_columns(columns: list[Any], *more: Any) -> list[Any]:
    """Wagtail's columns with ours after the date, and more of them before the status, which stays last."""
    place = next(number for number, column in enumerate(columns) if column.name == "latest_revision_created_at") + 1
    return [*columns[:place], *_OURS, *columns[place:-1], *more, *columns[-1:]]


class EditorColumns(PageListingMixin):
    """Reads what our columns show: names in the query of the list, terms of all its pages in one query."""

    def annotate_queryset(self, pages: QuerySet[Any]) -> QuerySet[Any]:
        """Add who wrote the newest version."""
        user = "latest_revision__user"
        full = Trim(Concat(f"{user}__first_name", Value(" "), f"{user}__last_name"))
        name = Coalesce(NullIf(full, Value("")), F(f"{user}__username"), output_field=CharField())
        named: QuerySet[Any] = super().annotate_queryset(pages).annotate(changed_by=name)
        return named

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Hand the pages their terms."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        pages = [page for page in context["object_list"] if isinstance(page, BasePage)]
        terms = terms_for([page.pk for page in pages])
        for page in pages:
            page.set_terms(terms.get(page.pk))
        return context


class _WithoutExamples(PageListingMixin):
    """What editors begin with is no page of the site, so it is in no list of pages."""

    def get_base_queryset(self) -> QuerySet[Any]:
        """All pages but the examples; by keys in a subquery, so that it can go together with a search."""
        pages: QuerySet[Any] = super().get_base_queryset()
        return pages.filter(pk__in=Page.objects.filter(~in_examples()).values("pk"))


class _PagesViewSet(PageListingViewSet):
    """A flat list of all pages. New pages are made in their own place in the tree."""

    name = "all_pages"
    url_prefix = "alle-paginas"
    icon = "list-ul"
    menu_label = gettext_lazy("Alle pagina's")

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Without a button for a new page in the list of all types."""
        common: dict[str, Any] = super().get_common_view_kwargs(**kwargs)
        return {**common, "page_title": self.menu_label, **({"add_url_name": None} if self.model is Page else {})}


def page_list_group(view: Any, extra_filters: Any = object) -> ViewSetGroup:
    """A menu with a list of all pages, and one for each type that says so with ``has_editor_list``.

    The rows have no menu of actions: it asks queries for each page, and a list has many.
    ``view`` is an ``IndexView`` with ``EditorColumns``; ``extra_filters`` is a mixin with more filters.
    """
    view = type("PageListView", (_WithoutExamples, view), {})
    all_filters = type("AllPagesFilterSet", (extra_filters, EditorFilterSet), {})
    type_filters = type("OneTypePagesFilterSet", (extra_filters, OneTypeFilterSet), {})
    columns = [_TITLE if column.name == "title" else column for column in view.base_columns]
    one_type = [
        shown
        for column in columns
        if column.name not in {"type", "parent"}
        for shown in ([column, _THEME] if column.name == "gemeente" else [column])
    ]
    lists = [_PagesViewSet(index_view_class=view, columns=columns, filterset_class=all_filters)]
    for model in (model for model in page_models() if model.has_editor_list):
        options = model._meta
        lists.append(
            _PagesViewSet(
                f"pages_{options.label_lower.replace('.', '_')}",
                url_prefix=f"lijst/{options.model_name}",
                model=model,
                menu_label=options.verbose_name_plural.capitalize(),
                index_view_class=view,
                columns=one_type,
                filterset_class=type_filters,
            )
        )
    group = type(
        "PageListGroup",
        (ViewSetGroup,),
        {"menu_label": gettext_lazy("Lijsten"), "menu_icon": "list-ul", "menu_order": 110, "items": tuple(lists)},
    )
    made: ViewSetGroup = group()
    return made
