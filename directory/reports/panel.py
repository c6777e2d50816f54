"""Reports that wait, on the start page of the admin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.editor.panels import MOST, WorkPanel
from directory.models import Report

if TYPE_CHECKING:
    from django.http import HttpRequest

__all__ = ["ReportsPanel", "add_reports_panel"]


class ReportsPanel(WorkPanel):
    """Open reports, the most urgent first. One query."""

    name: ClassVar[str] = "meldingen"
    order: ClassVar[int] = 35
    heading = gettext_lazy("Meldingen op de sociale kaart")
    empty = gettext_lazy("Er is niets gemeld. Zegt een bezoeker dat er iets niet klopt, dan staat dat hier.")
    more_label = gettext_lazy("Bekijk alle open meldingen")

    def rows(self, user: Any) -> list[dict[str, Any]]:
        """What must be found out first stands on top."""
        found = Report.objects.filter(closed_at=None).select_related("service").order_by("due_on", "pk")[: MOST + 1]
        return [self._row(report) for report in found]

    def _row(self, report: Report) -> dict[str, Any]:
        words = _("Te laat: moest voor %(day)s") if report.is_overdue else _("Uitzoeken voor %(day)s")
        return {
            "title": str(report.service),
            "url": reverse("wagtailsnippets_directory_report:edit", args=[report.pk]),
            "kind": report.get_kind_display(),
            "note": words % {"day": date_format(report.due_on, "j F")},
        }

    def more_url(self) -> str:
        """The list of all open reports."""
        return f"{reverse('wagtailsnippets_directory_report:list')}?state=open"


def add_reports_panel(request: HttpRequest, panels: list[Any]) -> None:
    """For who may close reports; a function for the hook ``construct_homepage_panels``."""
    if request.user.has_perm("directory.change_report"):
        panels.append(ReportsPanel())
