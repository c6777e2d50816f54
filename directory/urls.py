"""Addresses of the sociale kaart that are no page."""

from django.urls import path

from directory.views import open_data

__all__ = ["app_name", "urlpatterns"]

app_name = "directory"
urlpatterns = [path("", open_data, name="open_data")]
