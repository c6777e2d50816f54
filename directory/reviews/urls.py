"""Addresses for organisations that keep their entries; in Dutch only, as the mails are."""

from django.urls import path

from directory.reviews import link_views, views

__all__ = ["app_name", "urlpatterns"]

app_name = "directory_owner"
urlpatterns = [
    path("werkt-u-hier/<uuid:uuid>/", link_views.work_here, name="work_here"),
    path("opvolger/klaar/", link_views.successor_done, name="successor_done"),
    path("opvolger/<str:token>/", link_views.SuccessorView.as_view(), name="successor"),
    path("<str:token>/", views.overview, name="overview"),
    path("<str:token>/nieuwe-link/", link_views.fresh_link, name="fresh_link"),
    path("<str:token>/<int:service_id>/wijzigen/", views.change, name="change"),
    path("<str:token>/<int:service_id>/dicht/", views.stopping, name="stop"),
    path("<str:token>/<int:service_id>/doorgeven/", views.pass_on, name="pass_on"),
]
