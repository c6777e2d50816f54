"""The report of the coach: of every page the result that counts, the worst first, and how the site changes by month.

Of a live page the text that visitors read counts, of other pages the newest draft.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import django_filters
from django.contrib.auth import get_user_model
from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, When
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import ContentTypeFilter, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn, UserColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import get_page_content_types
from wagtail.permission_policies.pages import PagePermissionPolicy

from readability.editor.listings import judgement_in_words
from readability.editor.trend import months_of
from readability.enums import Confidence, Judgement, Signal, Verdict
from readability.models import ReadabilityResult
from readability.services import store_missing, strict_types
from readability.words import site_words

if TYPE_CHECKING:
    from django.http import HttpRequest

__all__ = ["B1ReportFilterSet", "B1ReportView"]

# Points of the score; less is noise.
SMALLEST_CHANGE = 0.5
#: A choice of the filter besides the judgements.
WITHOUT_REASON: Final = "rood_zonder_reden"
CHOICES: Final = [*Judgement.choices, (WITHOUT_REASON, _("Te moeilijk, zonder reden"))]
#: A short text with findings comes before a text that is good, whatever its score.
_WORST_FIRST: Final = Case(
    When(verdict=Verdict.RED, then=0),
    When(verdict=Verdict.ORANGE, then=1),
    When(verdict=Verdict.TOO_SHORT, signal=Signal.ATTENTION, then=2),
    When(verdict=Verdict.GREEN, then=3),
    default=4,
)
#: So many texts are judged anew while someone waits for the report; the site does the others by itself.
MOST_AT_ONCE: Final = 25


def _with_earlier(results: QuerySet[ReadabilityResult]) -> QuerySet[ReadabilityResult]:
    """Each result with its score as ``known``, and that of the version before it as ``earlier``.

    Both are empty for a text that is too short for a score that says something.
    """
    long_enough = ReadabilityResult.objects.exclude(confidence=Confidence.NONE)
    before = long_enough.filter(page=OuterRef("page"), at__lt=OuterRef("at")).order_by("-at", "-pk")
    counts = ~Q(confidence=Confidence.NONE)
    return results.annotate(earlier=Subquery(before.values("score")[:1]), known=Case(When(counts, then=F("score"))))


def _editors(request: HttpRequest) -> Any:
    """Who wrote a version that was judged."""
    return get_user_model().objects.filter(pk__in=ReadabilityResult.objects.values("editor"))


class B1ReportFilterSet(WagtailFilterSet):
    """By judgement, type of page and editor."""

    verdict = django_filters.ChoiceFilter(
        label=_("Oordeel"),
        choices=CHOICES,
        method="filter_judgement",
    )
    type = ContentTypeFilter(
        label=_("Soort pagina"),
        field_name="page__content_type",
        queryset=lambda request: get_page_content_types(include_base_page_type=False),
    )
    editor = django_filters.ModelChoiceFilter(label=_("Redacteur"), queryset=_editors)

    def filter_judgement(self, results: Any, name: str, value: str) -> Any:
        """Results with this judgement."""
        if value == WITHOUT_REASON:
            return results.filter(page__live=True, page__content_type__in=strict_types()).without_reason()
        return results.judged_as(value)

    class Meta:
        """Only the filters above."""

        model = ReadabilityResult
        fields: list[str] = []


def _score(result: Any) -> str:
    return number_format(result.known, 1) if result.known is not None else "–"


def _rounded(score: float | None) -> float | None:
    """A score in a spreadsheet, as precise as on the screen."""
    return None if score is None else round(score, 1)


def _judgement(result: ReadabilityResult) -> str:
    """The judgement, and whether it is older than the lists."""
    return judgement_in_words(result.judgement, is_stale=result.version != site_words().version)


def _reason(result: ReadabilityResult) -> str:
    """The reason and who gave it, or that a live text goes without one that needs it."""
    if result.reason:
        giver = result.reason_by.get_full_name() or result.reason_by.get_username() if result.reason_by else ""
        return f"{result.reason} ({giver})" if giver else result.reason
    strict = {one.pk for one in strict_types()}
    if result.page.live and result.page.content_type_id in strict and result.asks_reason:
        return str(_("Rood zonder reden"))
    return ""


def _trend(result: Any) -> Any:
    """Whether the text became easier or harder with the last version."""
    if result.known is None or result.earlier is None:
        return "–"
    change = result.known - result.earlier
    if abs(change) < SMALLEST_CHANGE:
        return _("gelijk")
    words = _("makkelijker (%(points)s)") if change < 0 else _("moeilijker (%(points)s)")
    return words % {"points": ("+" if change > 0 else "") + number_format(change, 1)}


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
        Column("judgement", label=_("Oordeel"), accessor=_judgement),
        Column("score", label=_("Score"), accessor=_score),
        Column("trend", label=_("Verandering"), accessor=_trend),
        Column("findings", label=_("Bevindingen"), accessor="total_findings"),
        UserColumn("editor", label=_("Redacteur")),
        DateColumn("at", label=_("Versie van")),
        Column("reason", label=_("Reden"), accessor=_reason),
    ]
    export_headings = {
        "page.title": _("Pagina"),
        "page.page_type_display_name": _("Soort"),
        "judgement": _("Oordeel"),
        "known": _("Score"),
        "earlier": _("Vorige score"),
        "get_confidence_display": _("Zekerheid"),
        "words": _("Woorden"),
        "total_findings": _("Bevindingen"),
        "editor": _("Redacteur"),
        "at": _("Versie van"),
        "reason": _("Reden"),
    }
    list_export = [*export_headings]
    custom_field_preprocess = {
        "known": dict.fromkeys(("csv", "xlsx"), _rounded),
        "earlier": dict.fromkeys(("csv", "xlsx"), _rounded),
        "at": {"xlsx": timezone.make_naive},
    }

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Judge some texts anew first when a list changed."""
        store_missing(most=MOST_AT_ONCE)
        return super().get(request, *args, **kwargs)

    def _visible(self) -> Any:
        """Results of pages that this person may see in the admin."""
        pages = self.permission_policy.explorable_instances(self.request.user).values("pk")
        return ReadabilityResult.objects.filter(page__in=pages)

    def get_queryset(self) -> QuerySet[ReadabilityResult]:
        """The result of every page that counts; the worst judgement first, and in it the highest score on top."""
        return (
            _with_earlier(self._visible().counting())
            .select_related("page__content_type", "editor__wagtail_userprofile", "reason_by")
            .order_by(_WORST_FIRST, F("known").desc(nulls_last=True), "page__title", "pk")
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Adds the months, unless only the list is asked for."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        if not (self.results_only or self.is_export):
            context["months"] = months_of(self._visible(), today=timezone.localdate())
            context["judgements"] = list(Judgement)
        return context
