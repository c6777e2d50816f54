"""The B1 column and filter in the page lists of the admin."""

from __future__ import annotations

from typing import Any, Final

import django_filters
from django.db.models import Case, OuterRef, QuerySet, Subquery, When
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.listing import ExplorableIndexView, IndexView
from wagtail.admin.viewsets.pages import PageViewSet

from core.editor.filters import EditorFilterSet
from core.editor.listings import EditorColumns, page_list_group, with_columns
from readability.enums import Judgement, Verdict
from readability.models import ReadabilityResult
from readability.words import site_words

__all__ = [
    "B1Filter",
    "B1IndexView",
    "B1ListView",
    "B1PageFilterSet",
    "B1PageViewSet",
    "judgement_in_words",
    "page_lists",
]


class B1Filter(django_filters.FilterSet):
    """The judgement of the version that counts."""

    b1 = django_filters.ChoiceFilter(label=_("B1-oordeel"), choices=Judgement.choices, method="filter_b1")

    def filter_b1(self, pages: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Pages of which the live version, or else the newest one, has this judgement."""
        return pages.filter(pk__in=ReadabilityResult.objects.counting().judged_as(value).values("page_id"))


class B1PageFilterSet(B1Filter, EditorFilterSet):
    """The filters of every page list, and the judgement."""


def judgement_in_words(label: Any, *, is_stale: bool) -> str:
    """A judgement; one from before a list changed says so."""
    return (
        _("%(judgement)s (lijst veranderd, wordt opnieuw bekeken)") % {"judgement": label} if is_stale else str(label)
    )


def _label(page: Any) -> Any:
    """The judgement in words; a page without text of its own has none."""
    if not page.b1_judgement:
        return "–"
    return judgement_in_words(Judgement(page.b1_judgement).label, is_stale=page.b1_version != site_words().version)


_B1: Final = Column("b1", label=_("B1"), accessor=_label, width="12%", classname="b1")


class B1Columns(EditorColumns):
    """The judgement of each page, in the query of the list."""

    def annotate_queryset(self, pages: QuerySet[Any]) -> QuerySet[Any]:
        """Add the judgement that counts."""
        judgement = Case(When(verdict=Verdict.TOO_SHORT, then="signal"), default="verdict")
        counting = ReadabilityResult.objects.filter(page=OuterRef("pk")).counting()
        judged: QuerySet[Any] = (
            super()
            .annotate_queryset(pages)
            .annotate(
                b1_judgement=Subquery(counting.values(one=judgement)[:1]),
                b1_version=Subquery(counting.values("version")[:1]),
            )
        )
        return judged


class B1IndexView(B1Columns, ExplorableIndexView):
    """The pages below a page."""

    base_columns = with_columns(ExplorableIndexView.base_columns, _B1)
    base_filterset_class = B1PageFilterSet


class B1ListView(B1Columns, IndexView):
    """All pages, or those of one type, wherever they are."""

    base_columns = with_columns(ExplorableIndexView.base_columns, _B1)


class B1PageViewSet(PageViewSet):
    """Takes the place of Wagtail's views for every page type that has none of its own."""

    index_view_class = B1IndexView
    filterset_class = B1PageFilterSet


def page_lists() -> Any:
    """The menu with lists of pages, each with the judgement."""
    return page_list_group(B1ListView, B1Filter)
