"""The report of easy versions whose page changed."""

from __future__ import annotations

from typing import Any, ClassVar

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.reports import PageReportView
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from core.models import EasyReadMixin
from core.page_checks import page_models

__all__ = ["OldEasyTextsView", "old_easy_texts", "urls"]


def old_easy_texts() -> list[int]:
    """The keys of pages with an editor's version that was written for another text. One query a page type."""
    models = [model for model in page_models() if issubclass(model, EasyReadMixin)]
    pages = (page for model in models for page in model.objects.exclude(easy_text=""))
    return [page.pk for page in pages if page.easy_text_is_old()]


class OldEasyTextsView(PageReportView):
    """Pages of which somebody has to look at the easy version again."""

    page_title = _("Makkelijk lezen nakijken")
    header_icon = "warning"
    index_url_name = "old_easy_texts"
    index_results_url_name = "old_easy_texts_results"
    any_permission_required: ClassVar[list[str]] = ["add", "change", "publish"]

    def get_queryset(self) -> Any:
        """The pages that this editor may change."""
        allowed = PagePermissionPolicy().instances_user_has_permission_for(self.request.user, "change")
        self.queryset = Page.objects.filter(pk__in=old_easy_texts()).filter(pk__in=allowed.values("pk")).specific()
        return super().get_queryset()


urls = [
    path("makkelijk-lezen/", OldEasyTextsView.as_view(), name="old_easy_texts"),
    path("makkelijk-lezen/lijst/", OldEasyTextsView.as_view(results_only=True), name="old_easy_texts_results"),
]
