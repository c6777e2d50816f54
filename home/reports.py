"""What visitors say of pages, by page: where they need something else comes first."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import django_filters
from django.db.models import Count, F, FloatField, Q, Window
from django.db.models.functions import Cast, RowNumber
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import ContentTypeFilter, WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page, get_page_content_types
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permission_policies.pages import PagePermissionPolicy

from core.cleaning import without_formula
from core.models import Gemeente, PageTerm
from core.routing import source_language
from home.models.votes import PageVote

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.utils.safestring import SafeString

__all__ = ["RemarkFilterSet", "UsefulReportView"]

_PERIODS: Final = [("31", _("Laatste maand")), ("92", _("Laatste 3 maanden")), ("365", _("Laatste jaar"))]
_SHOWN_REMARKS: Final = 3


def _pages_with_votes(request: HttpRequest) -> Any:
    return Page.objects.filter(pk__in=PageVote.objects.values("page"))


def _gemeenten(request: HttpRequest) -> Any:
    """Pages carry the Dutch term, whatever their language."""
    return Gemeente.objects.filter(locale__language_code=source_language())


class RemarkFilterSet(WagtailFilterSet):
    """By page, answer and language."""

    page = django_filters.ModelChoiceFilter(label=_("Pagina"), queryset=_pages_with_votes)

    class Meta:
        """Beside the page, two fields as they are."""

        model = PageVote
        fields: list[str] = ["page", "is_useful", "language"]


class UsefulFilterSet(WagtailFilterSet):
    """By period, type of page and gemeente."""

    since = django_filters.ChoiceFilter(label=_("Periode"), choices=_PERIODS, method="keep_all")
    content_type = ContentTypeFilter(
        label=_("Soort pagina"), queryset=lambda request: get_page_content_types(include_base_page_type=False)
    )
    gemeente = django_filters.ModelChoiceFilter(label=_("Gemeente"), queryset=_gemeenten, method="of_gemeente")

    class Meta:
        """Only the filters above."""

        model = Page
        fields: list[str] = []

    def keep_all(self, pages: Any, name: str, value: str) -> Any:
        """The period says which answers count; the view counts them."""
        return pages

    def of_gemeente(self, pages: Any, name: str, value: Gemeente) -> Any:
        """Pages that carry this gemeente."""
        return pages.filter(pk__in=PageTerm.objects.filter(gemeente=value).values("page"))


def _percent(page: Any) -> str:
    return f"{round(page.share)}%"


def _quotes(page: Any) -> SafeString:
    return format_html_join("", "<p>“{}”</p>", ((words,) for words in page.last_remarks))


def _remarks_url(page: Any) -> str:
    return f"{reverse('opmerkingen:index')}?page={page.pk}"


class UsefulReportView(ReportView):
    """Of every page how many visitors found it useful, and what they wrote last."""

    model = Page
    page_title = _("Reacties op pagina's")
    header_icon = "comment"
    index_url_name = "useful_report"
    index_results_url_name = "useful_report_results"
    filterset_class = UsefulFilterSet
    default_ordering = ("-no", "-yes", "title", "pk")
    permission_policy = ModelPermissionPolicy(PageVote)
    permission_required = "view"
    columns = [
        TitleColumn("title", label=_("Pagina"), url_name="wagtailadmin_pages:edit", id_accessor="pk"),
        Column("type", label=_("Soort"), accessor="page_type_display_name"),
        Column("yes", label=_("Ja"), sort_key="yes"),
        Column("no", label=_("Nee"), sort_key="no"),
        Column("share", label=_("Deel ja"), accessor=_percent, sort_key="share"),
        TitleColumn("remarks", label=_("Opmerkingen"), get_url=_remarks_url, sort_key="remarks"),
        Column("last", label=_("Laatste opmerkingen"), accessor=_quotes),
    ]
    export_headings = {
        "title": _("Pagina"),
        "page_type_display_name": _("Soort"),
        "full_url": _("Adres"),
        "yes": _("Ja"),
        "no": _("Nee"),
        "share": _("Deel ja (%)"),
        "remarks": _("Opmerkingen"),
        "last_remarks": _("Laatste opmerkingen"),
    }
    list_export = [*export_headings]
    export_filename = "reacties-op-paginas"
    custom_field_preprocess = {
        "share": dict.fromkeys(("csv", "xlsx"), round),
        "last_remarks": {
            "csv": lambda words: without_formula("\n".join(words)),
            "xlsx": "\n".join,
        },
    }

    def _since(self) -> datetime | None:
        """When the chosen period began; None for all answers."""
        chosen = self.filters.form.cleaned_data.get("since") if self.filters and self.filters.is_valid() else ""
        return timezone.now() - timedelta(days=int(chosen)) if chosen else None

    def get_base_queryset(self) -> Any:
        """Pages with an answer that this person may see in the admin, with the counts."""
        since = self._since()
        counted = Q(useful_votes__created_at__gte=since) if since else Q()
        pages = Page.objects.filter(pk__in=PagePermissionPolicy().explorable_instances(self.request.user).values("pk"))
        return (
            pages.annotate(
                yes=Count("useful_votes", filter=counted & Q(useful_votes__is_useful=True)),
                no=Count("useful_votes", filter=counted & Q(useful_votes__is_useful=False)),
                remarks=Count("useful_votes", filter=counted & Q(useful_votes__remark__gt="")),
            )
            .filter(Q(yes__gt=0) | Q(no__gt=0))
            .annotate(share=Cast(F("yes"), FloatField()) * 100 / (F("yes") + F("no")))
            .select_related("content_type")
        )

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        """Give each page its last remarks of the period, in one query for all that reads no more than is shown."""
        found: dict[int, list[str]] = {}
        since = self._since()
        remarks = (
            PageVote.objects.filter(
                Q(created_at__gte=since) if since else Q(), page__in=[page.pk for page in object_list], remark__gt=""
            )
            .annotate(place=Window(RowNumber(), partition_by="page_id", order_by=["-created_at", "-pk"]))
            .filter(place__lte=_SHOWN_REMARKS)
            .order_by("page_id", "place")
        )
        for page_id, words in remarks.values_list("page_id", "remark"):
            found.setdefault(page_id, []).append(words)
        for page in object_list:
            page.last_remarks = found.get(page.pk, [])
        return object_list
