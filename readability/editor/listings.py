"""The B1 column and filter in the admin's page listings."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Case, OuterRef, QuerySet, Subquery, When
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.listing import ExplorableIndexView, GenericPageFilterSet
from wagtail.admin.viewsets.pages import PageViewSet

from readability.enums import Judgement, Verdict
from readability.models import ReadabilityResult
from readability.words import site_words

__all__ = ["B1IndexView", "B1PageFilterSet", "B1PageViewSet", "judgement_in_words"]


class B1PageFilterSet(GenericPageFilterSet):
    """Wagtail's filters, and the judgement of the version that counts."""

    b1 = django_filters.ChoiceFilter(label=_("B1-oordeel"), choices=Judgement.choices, method="filter_b1")

    def filter_b1(self, pages: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Pages of which the live version, or else the newest one, has this judgement."""
        return pages.filter(pk__in=ReadabilityResult.objects.counting().judged_as(value).values("page_id"))

    class Meta(GenericPageFilterSet.Meta):
        """As Wagtail's."""


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


class B1IndexView(ExplorableIndexView):
    """The pages below a page, with the judgement of each in the same query."""

    base_columns = [
        *ExplorableIndexView.base_columns[:-1],
        Column("b1", label=_("B1"), accessor=_label, width="12%"),
        *ExplorableIndexView.base_columns[-1:],
    ]
    base_filterset_class = B1PageFilterSet

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


class B1PageViewSet(PageViewSet):
    """Takes the place of Wagtail's views for every page type that has none of its own."""

    index_view_class = B1IndexView
    filterset_class = B1PageFilterSet
