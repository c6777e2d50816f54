"""Addresses of the hulplijstje; they stand before Wagtail's own."""

from django.urls import path

from directory.shortlist import views

__all__ = ["app_name", "urlpatterns"]

app_name = "shortlist"
urlpatterns = [
    path("", views.show, name="list"),
    path("bewaar/", views.add, name="add"),
    path("verander/", views.change, name="change"),
    path("mail/", views.mail, name="mail"),
]
