"""Addresses of the B1 coach for visitors."""

from django.urls import path

from readability.views import try_text

__all__ = ["app_name", "urlpatterns"]

app_name = "readability"
urlpatterns = [path("", try_text, name="try_text")]
