"""Addresses of the glossary."""

from django.urls import path

from regioplan.views import index, term

app_name = "glossary"
urlpatterns = [path("", index, name="index"), path("<slug:slug>/", term, name="term")]
