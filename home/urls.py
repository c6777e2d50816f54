"""Addresses of the home area that are not Wagtail pages; they stand before Wagtail's own."""

from django.urls import path

from home import views

__all__ = ["app_name", "urlpatterns"]

app_name = "home"
urlpatterns = [
    path("contact/", views.contact, name="contact"),
    path("nuttig/", views.useful, name="useful"),
    path("nuttig/<str:code>/", views.useful_remark, name="useful_remark"),
]
