"""The report of the coach: of every page the newest result, the worst first."""

from __future__ import annotations

from typing import Any

import django_filters
from django.contrib.auth import get_user_model
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import ContentTypeFilter, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn, UserColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import get_page_content_types
from wagtail.permission_policies.pages import PagePermissionPolicy

from readability.enums import Verdict
from readability.models import ReadabilityResult

__all__ = ["B1ReportFilterSet", "B1ReportView", "newest_results"]

# Points of the score; less is noise.
SMALLEST_CHANGE = 0.5


def newest_results() -> QuerySet[ReadabilityResult]:
    """Of every page the newest result, with the score of the result before it as ``earlier``."""
    of_page = ReadabilityResult.objects.filter(page=OuterRef("page")).order_by("-at", "-pk")
    earlier = of_page.exclude(pk=OuterRef("pk")).values("score")[:1]
    return ReadabilityResult.objects.filter(pk=Subquery(of_page.values("pk")[:1])).annotate(earlier=Subquery(earlier))


class B1ReportFilterSet(WagtailFilterSet):
    """By judgement, type of page and editor."""

    verdict = django_filters.ChoiceFilter(label=_("Oordeel"), choices=Verdict.choices)
    type = ContentTypeFilter(
        label=_("Soort pagina"),
        field_name="page__content_type",
        queryset=lambda request: get_page_content_types(include_base_page_type=False),
    )
    editor = django_filters.ModelChoiceFilter(label=_("Redacteur"), queryset=get_user_model().objects.all())

    class Meta:
        """Only the filters above."""

        model = ReadabilityResult
        fields: list[str] = []


def _score(result: ReadabilityResult) -> str:
    return "–" if result.score is None else f"{result.score:.1f}".replace(".", ",")


def _trend(result: Any) -> Any:
    """Whether the text became easier or harder with the last version."""
    if result.score is None or result.earlier is None:
        return "–"
    change = result.score - result.earlier
    if abs(change) < SMALLEST_CHANGE:
        return _("gelijk")
    words = _("makkelijker (%(points)s)") if change < 0 else _("moeilijker (%(points)s)")
    return words % {"points": f"{change:+.1f}".replace(".", ",")}


class B1ReportView(ReportView):
    """Where rewriting helps most."""

    model = ReadabilityResult
    page_title = _("B1-overzicht")
    header_icon = "glasses"
    index_url_name = "readability:report"
    index_results_url_name = "readability:report_results"
    filterset_class = B1ReportFilterSet
    default_ordering = None
    permission_policy = PagePermissionPolicy()
    any_permission_required = ("add", "change", "publish")
    columns = [
        TitleColumn("page", label=_("Pagina"), url_name="wagtailadmin_pages:edit", id_accessor="page_id"),
        Column("type", label=_("Soort"), accessor="page.page_type_display_name"),
        Column("verdict", label=_("Oordeel"), accessor="get_verdict_display"),
        Column("score", label=_("Score"), accessor=_score),
        Column("trend", label=_("Verandering"), accessor=_trend),
        Column("findings", label=_("Bevindingen"), accessor="total_findings"),
        UserColumn("editor", label=_("Redacteur")),
        DateColumn("at", label=_("Gemeten")),
        Column("reason", label=_("Reden")),
    ]
    list_export = [
        "page.title",
        "get_verdict_display",
        "score",
        "earlier",
        "confidence",
        "words",
        "total_findings",
        "editor",
        "at",
        "reason",
    ]
    export_headings = {
        "page.title": _("Pagina"),
        "get_verdict_display": _("Oordeel"),
        "score": _("Score"),
        "earlier": _("Vorige score"),
        "confidence": _("Zekerheid"),
        "words": _("Woorden"),
        "total_findings": _("Bevindingen"),
        "editor": _("Redacteur"),
        "at": _("Gemeten"),
        "reason": _("Reden"),
    }

    def get_queryset(self) -> QuerySet[ReadabilityResult]:
        """Results of pages that this person may see in the admin."""
        visible = self.permission_policy.explorable_instances(self.request.user).values("pk")
        return (
            newest_results()
            .filter(page__in=visible)
            .select_related("page__content_type", "editor__wagtail_userprofile")
            .order_by(F("score").desc(nulls_last=True), "page__title", "pk")
        )
