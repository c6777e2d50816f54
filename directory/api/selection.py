"""Which services, places and organisations an answer is about, with everything that belongs to them in few queries."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from django.db.models import prefetch_related_objects
from django.utils import timezone

from core.routing import absolute_url, prepare_request
from directory.api.filters import by_terms, by_words, contains
from directory.api.nearby import near_places, near_services
from directory.models import ListedService, Organisation, Service, ServiceAtLocation
from directory.open_data import KEPT, shown_pages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest

    from directory.api.parameters import Asked

__all__ = ["complete", "load", "organisations", "places", "removed_services", "services"]

_AT_ONCE: Final = 200
_ROWS: Final = (
    *("phones", "contacts", "languages", "cost_options", "service_areas__gemeente", "forms", "laws", "questions"),
    *("schedules", "deviations", "places__location", "places__service"),
)


def services(asked: Asked) -> Any:
    """Services that the public can read, in an order that does not change."""
    found = Service.objects.filter(by_terms(asked), by_words(asked), pk__in=shown_pages().values("service"))
    if asked.organization_id is not None:
        found = found.filter(organisation__uuid=asked.organization_id)
    if asked.changed_since is not None:
        found = found.filter(last_modified__gte=asked.changed_since)
    if asked.postcode:
        found = found.filter(near_services(asked, shown_pages()))
    return found.select_related("organisation").order_by("pk")


def removed_services(asked: Asked) -> Any:
    """Services that left the map less than a year ago. Nothing is known of them but that, so no filter finds them."""
    if asked.narrows:
        return ListedService.objects.none()
    since = timezone.now() - KEPT
    if asked.changed_since is not None:
        since = max(since, asked.changed_since)
    gone = ListedService.objects.filter(removed_at__gte=since)
    return gone.exclude(uuid__in=shown_pages().values("service__uuid")).order_by("pk")


def places(asked: Asked) -> Any:
    """Where the services are given that were asked for."""
    found = ServiceAtLocation.objects.filter(near_places(asked), service__in=services(asked).order_by().values("pk"))
    return found.select_related("location", "service__organisation").order_by("pk")


def organisations(asked: Asked) -> Any:
    """Who gives the services that were asked for."""
    given = services(replace(asked, search=""))
    found = Organisation.objects.filter(services__in=given.order_by().values("pk"))
    for word in asked.search.split():
        found = found.filter(contains("name", word))
    return found.distinct().order_by("pk")


def complete(found: Iterable[Any], request: HttpRequest, *, full: bool) -> list[Any]:
    """The services with their page (``page``, ``page_url``), and for ``full`` with all their rows.

    A service that left the map meanwhile is left out.
    """
    prepare_request(request)
    rows = list(found)
    pages = shown_pages().select_related("locale").filter(service__in=[row.pk for row in rows]).order_by("-pk")
    by_service = {page.service_id: page for page in pages}
    shown = [row for row in rows if row.pk in by_service]
    for row in shown:
        row.page = by_service[row.pk]
        row.page_url = absolute_url(request, row.page.get_url(request) or "")
    if full:
        load(shown, *_ROWS)
        load([row.page for row in shown], "page_terms__gemeente")
    return shown


def load(rows: list[Any], *names: str) -> None:
    """What belongs to the rows, some hundreds at a time: SQLite refuses a question about a thousand at once."""
    for start in range(0, len(rows), _AT_ONCE):
        prefetch_related_objects(rows[start : start + _AT_ONCE], *names)
