"""Addresses of the API. They have no language: the words are those of the Dutch pages."""

from django.urls import path, re_path

from directory.api import views

__all__ = ["app_name", "urlpatterns"]

app_name = "hsds"
urlpatterns = [
    path("", views.root, name="root"),
    path("openapi.json", views.openapi, name="openapi"),
    path("datapackage.zip", views.datapackage, name="datapackage"),
    path("services", views.services, name="services"),
    path("services/<str:identity>", views.service, name="service"),
    path("organizations", views.organizations, name="organizations"),
    path("organizations/<str:identity>", views.organization, name="organization"),
    path("service_at_locations", views.service_at_locations, name="service_at_locations"),
    path("service_at_locations/<str:identity>", views.service_at_location, name="service_at_location"),
    path("taxonomies", views.taxonomies, name="taxonomies"),
    path("taxonomies/<str:identity>", views.taxonomy_detail, name="taxonomy"),
    path("taxonomy_terms", views.taxonomy_terms, name="taxonomy_terms"),
    path("taxonomy_terms/<str:identity>", views.taxonomy_term, name="taxonomy_term"),
    re_path(r"^(?P<path>(?s:.*))$", views.nothing),
]
