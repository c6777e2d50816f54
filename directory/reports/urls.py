"""The address of the form behind "Klopt dit niet?"; it stands before Wagtail's own."""

from django.urls import re_path

from directory.reports import views

__all__ = ["app_name", "urlpatterns"]

app_name = "directory_reports"
urlpatterns = [
    # The address does not tell which help: it stays in the history of a browser.
    re_path(r"^klopt-dit-niet/(?P<page_id>[1-9]\d{0,8})/$", views.report, name="report"),
]
