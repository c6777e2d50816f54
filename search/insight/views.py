"""The report for editors, with what they can do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from django.conf import settings
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.permission_policies import ModelPermissionPolicy

from core.enums import TermKind
from core.taxonomies import all_terms, term_by_slug
from search.insight.approving import approve, withdraw
from search.insight.figures import read_insight
from search.insight.items import WORDS, new_item, place_of_items
from search.insight.models import DAYS, DAYS_NEEDED, SEARCHES_NEEDED, ApprovedQuery, SearchCount

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

__all__ = ["InsightView", "menu_item", "urls"]

_NAME: Final = "search_insight"
_NEW_ITEM: Final = "search_insight_item"
#: Where editors keep words that mean the same.
_SYNONYMS: Final = "wagtailsnippets_search_synonym:add"


def _chosen(request: HttpRequest) -> dict[str, str]:
    """Language and gemeente of the address, as far as there are such."""
    language, gemeente = request.GET.get("taal", ""), request.GET.get("gemeente", "")
    return {
        "language": language if language in dict(settings.LANGUAGES) else "",
        "gemeente": gemeente if term_by_slug(TermKind.GEMEENTE, gemeente) else "",
    }


class InsightView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """What visitors look for, and what they do not find. POST approves a question as a suggestion, or takes it back."""

    page_title = gettext_lazy("Waar bezoekers naar zoeken")
    header_icon = "search"
    template_name = "admin/search_insight.html"
    permission_policy = ModelPermissionPolicy(SearchCount)
    permission_required = "view"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Where this screen is."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """All numbers, the choices, and where the buttons lead."""
        chosen = _chosen(self.request)
        user: Any = self.request.user
        return {
            **super().get_context_data(**kwargs),
            "insight": read_insight(**chosen),
            "chosen": chosen,
            "days": DAYS,
            "searches_needed": SEARCHES_NEEDED,
            "days_needed": DAYS_NEEDED,
            "languages": settings.LANGUAGES,
            "gemeenten": all_terms(TermKind.GEMEENTE),
            "may_approve": user.has_perm("search.add_approvedquery"),
            "synonym_url": reverse(_SYNONYMS),
            "item_url": f"{reverse(_NEW_ITEM)}?{WORDS}=" if place_of_items(self.request) else "",
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Approve or take back. What another editor did a moment ago is no fault."""
        user: Any = request.user
        if user.has_perm("search.add_approvedquery"):
            self._decide(request)
        chosen = _chosen(request)
        query = {"taal": chosen["language"], "gemeente": chosen["gemeente"]}
        return redirect(f"{reverse(_NAME)}?{urlencode({name: value for name, value in query.items() if value})}")

    @staticmethod
    def _decide(request: HttpRequest) -> None:
        number, query = request.POST.get("row", ""), request.POST.get("query", "")
        count = SearchCount.objects.filter(pk=number).first() if number.isdecimal() else None
        approved = ApprovedQuery.objects.filter(pk=query).first() if query.isdecimal() else None
        if count is not None and approve(count=count):
            messages.success(request, _("Bezoekers zien dit nu als suggestie."))
        elif approved is not None:
            withdraw(query=approved)
            messages.success(request, _("Dit is geen suggestie meer."))
        else:
            messages.warning(request, _("Dit was al gedaan. Kijk de lijst opnieuw na."))


class _InsightMenuItem(MenuItem):
    """Shown to who may read the report."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whoever improves search."""
        user: Any = request.user
        return bool(user.has_perm("search.view_searchcount"))


def menu_item() -> MenuItem:
    """The report in the menu of search."""
    return _InsightMenuItem(
        InsightView.page_title, reverse(_NAME), name="zoekinzicht", icon_name=InsightView.header_icon, order=900
    )


def urls() -> list[Any]:
    """The addresses of the report and of a new item from it."""
    return [
        path("zoeken/inzicht/", InsightView.as_view(), name=_NAME),
        path("zoeken/inzicht/item/", new_item, name=_NEW_ITEM),
    ]
