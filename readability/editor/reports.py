"""The report of the coach: of every page the newest result, the worst first, and how the site changes by month."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_filters
from django.contrib.auth import get_user_model
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import ContentTypeFilter, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn, UserColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import get_page_content_types
from wagtail.permission_policies.pages import PagePermissionPolicy

from readability.editor.trend import months_of
from readability.enums import Judgement
from readability.models import ReadabilityResult

if TYPE_CHECKING:
    from django.http import HttpRequest

__all__ = ["B1ReportFilterSet", "B1ReportView"]

# Points of the score; less is noise.
SMALLEST_CHANGE = 0.5


def _with_earlier(results: QuerySet[ReadabilityResult]) -> QuerySet[ReadabilityResult]:
    """Each result with the score of the version before it as ``earlier``."""
    of_page = ReadabilityResult.objects.filter(page=OuterRef("page")).order_by("-at", "-pk")
    return results.annotate(earlier=Subquery(of_page.exclude(pk=OuterRef("pk")).values("score")[:1]))


def _editors(request: HttpRequest) -> Any:
    """Who wrote a version that was judged."""
    return get_user_model().objects.filter(pk__in=ReadabilityResult.objects.values("editor"))


class B1ReportFilterSet(WagtailFilterSet):
    """By judgement, type of page and editor."""

    verdict = django_filters.ChoiceFilter(label=_("Oordeel"), choices=Judgement.choices, method="filter_judgement")
    type = ContentTypeFilter(
        label=_("Soort pagina"),
        field_name="page__content_type",
        queryset=lambda request: get_page_content_types(include_base_page_type=False),
    )
    editor = django_filters.ModelChoiceFilter(label=_("Redacteur"), queryset=_editors)

    def filter_judgement(self, results: Any, name: str, value: str) -> Any:
        """Results with this judgement."""
        return results.judged_as(value)

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
    template_name = "readability/report.html"
    index_url_name = "b1:report"
    index_results_url_name = "b1:report_results"
    filterset_class = B1ReportFilterSet
    default_ordering = None
    permission_policy = PagePermissionPolicy()
    any_permission_required = ("add", "change", "publish")
    columns = [
        TitleColumn("page", label=_("Pagina"), url_name="wagtailadmin_pages:edit", id_accessor="page_id"),
        Column("type", label=_("Soort"), accessor="page.page_type_display_name"),
        Column("judgement", label=_("Oordeel")),
        Column("score", label=_("Score"), accessor=_score),
        Column("trend", label=_("Verandering"), accessor=_trend),
        Column("findings", label=_("Bevindingen"), accessor="total_findings"),
        UserColumn("editor", label=_("Redacteur")),
        DateColumn("at", label=_("Versie van")),
        Column("reason", label=_("Reden")),
    ]
    export_headings = {
        "page.title": _("Pagina"),
        "page.page_type_display_name": _("Soort"),
        "judgement": _("Oordeel"),
        "score": _("Score"),
        "earlier": _("Vorige score"),
        "get_confidence_display": _("Zekerheid"),
        "words": _("Woorden"),
        "total_findings": _("Bevindingen"),
        "editor": _("Redacteur"),
        "at": _("Versie van"),
        "reason": _("Reden"),
    }
    list_export = [*export_headings]

    def _visible(self) -> Any:
        """Results of pages that this person may see in the admin."""
        pages = self.permission_policy.explorable_instances(self.request.user).values("pk")
        return ReadabilityResult.objects.filter(page__in=pages)

    def get_queryset(self) -> QuerySet[ReadabilityResult]:
        """The newest result of every page; texts with a score first, the highest on top."""
        return (
            _with_earlier(self._visible().newest())
            .select_related("page__content_type", "editor__wagtail_userprofile")
            .order_by(F("score").desc(nulls_last=True), F("signal").desc(), "page__title", "pk")
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Adds the months, unless only the list is asked for."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        if not (self.results_only or self.is_export):
            rows = self._visible().order_by("at", "pk").values_list("page_id", "at", "verdict", "signal")
            context["months"] = months_of(rows.iterator(), today=timezone.localdate())
            context["judgements"] = list(Judgement)
        return context
