"""The addresses of the list for other sites; they stand before Wagtail's own."""

from django.urls import path

from directory.embed import views

__all__ = ["urlpatterns"]

urlpatterns = [path("<slug:slug>/", views.embedded, name="embedded_help")]
