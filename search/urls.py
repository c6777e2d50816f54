"""Addresses of search."""

from django.urls import path

from search.views import paper, results, suggest

app_name = "search"
urlpatterns = [
    path("", results, name="results"),
    path("suggesties/", suggest, name="suggest"),
    path("lijst/", paper, name="paper"),
]
