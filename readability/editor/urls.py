"""Addresses of the coach in the admin, under ``/admin/b1/``."""

from django.urls import path

from readability.editor import gates, views
from readability.editor.reports import B1ReportView

__all__ = ["app_name", "urlpatterns"]

app_name = "b1"
urlpatterns = [
    path("tekst/<slug:app_label>/<slug:model_name>/", views.check, name="check"),
    path("reden/<int:revision_id>/", gates.publish_gate, name="gate"),
    path("reden/<int:revision_id>/indienen/", gates.submit_gate, name="submit_gate"),
    path("reden/<int:revision_id>/goedkeuren/", gates.approve_gate, name="approve_gate"),
    path("overzicht/", B1ReportView.as_view(), name="report"),
    path("overzicht/resultaten/", B1ReportView.as_view(results_only=True), name="report_results"),
]
