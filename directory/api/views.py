"""The addresses of the API."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from django.http import HttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response

from core.routing import absolute_url
from core.text import fold
from directory.api import mapping, selection
from directory.api.answers import Part, endpoint, envelope, not_found
from directory.api.openapi import document
from directory.api.package import fingerprint, package
from directory.api.parameters import Asked, read_id
from directory.api.places import place, place_links
from directory.api.schedules import schedules_of
from directory.api.values import LICENCE, term_id
from directory.api.vocabulary import TAXONOMIES, all_vocabulary, taxonomy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from uuid import UUID

    from django.http import HttpRequest

    from directory.api.values import Row

__all__ = [
    "datapackage",
    "nothing",
    "openapi",
    "organization",
    "organizations",
    "root",
    "service",
    "service_at_location",
    "service_at_locations",
    "services",
    "taxonomies",
    "taxonomy_detail",
    "taxonomy_term",
    "taxonomy_terms",
]

_PAGES: Final = ("search", "page", "per_page")
_FACTS: Final = (
    "taxonomy_term_id",
    "taxonomy_id",
    "organization_id",
    "modified_after",
    "full",
    "postcode",
    "proximity",
)


def _part(found: Any, rows_of: Callable[[Any], Sequence[Row]]) -> Part:
    """A part of a list that is in the database."""
    return found.count(), lambda start, stop: rows_of(found[start:stop])


def _listed(rows: list[Row]) -> Part:
    """A part of a list that is in memory."""
    return len(rows), lambda start, stop: rows[start:stop]


def _id(value: str) -> UUID:
    found = read_id(value)
    if found is None:
        raise not_found()
    return found


@endpoint()
def root(request: HttpRequest, asked: Asked) -> Row:
    """What this is, and where one reads more."""
    return {
        "version": "3.1",
        "profile": absolute_url(request, reverse("directory:open_data")),
        "openapi_url": absolute_url(request, reverse("hsds:openapi")),
        "datapackage_url": absolute_url(request, reverse("hsds:datapackage")),
        "license": LICENCE,
        "timezone": "Europe/Amsterdam",
        "language": "nl",
    }


@endpoint()
def openapi(request: HttpRequest, asked: Asked) -> Row:
    """The API as programs read it."""
    return document(absolute_url(request, reverse("hsds:root")).rstrip("/"))


@endpoint()
def datapackage(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Everything in one file."""
    tag = fingerprint(absolute_url(request, "/"))
    headers = {"ETag": f'"{tag}"', "Content-Disposition": 'attachment; filename="sociale-kaart.zip"'}
    if get_conditional_response(request, etag=headers["ETag"]) is not None:
        return HttpResponse(status=304, headers={"ETag": headers["ETag"]})
    return HttpResponse(package(request, tag), content_type="application/zip", headers=headers)


@endpoint(*_PAGES, *_FACTS, "minimal")
def services(request: HttpRequest, asked: Asked) -> Row:
    """Help, and what stopped being on the map."""

    def rows(found: Any) -> list[Row]:
        full = asked.full and not asked.minimal
        shown = selection.complete(found, request, full=full)
        return [mapping.summary(row) if asked.minimal else mapping.service(row, full=full) for row in shown]

    gone = selection.removed_services(asked)
    return envelope(
        asked,
        _part(selection.services(asked), rows),
        _part(gone, lambda found: [mapping.removed(row) for row in found]),
    )


@endpoint()
def service(request: HttpRequest, asked: Asked, identity: str) -> Row:
    """One service with all that belongs to it."""
    wanted = _id(identity)
    for row in selection.complete(selection.services(asked).filter(uuid=wanted), request, full=True):
        return mapping.service(row, full=True)
    for row in selection.removed_services(asked).filter(uuid=wanted):
        return mapping.removed(row)
    raise not_found()


def _organisations(found: Iterable[Any], request: HttpRequest, asked: Asked, *, full: bool) -> list[Row]:
    rows = list(found)
    if not full:
        return [mapping.organisation(row) for row in rows]
    given = selection.services(Asked()).filter(organisation__in=[row.pk for row in rows])
    by_owner: dict[int, list[Row]] = defaultdict(list)
    for row in selection.complete(given, request, full=False):
        by_owner[row.organisation_id].append(mapping.summary(row))
    return [mapping.organisation(row, full=True) | {"services": by_owner[row.pk]} for row in rows]


@endpoint(*_PAGES, *_FACTS)
def organizations(request: HttpRequest, asked: Asked) -> Row:
    """Who gives help."""
    found = selection.organisations(asked)
    return envelope(asked, _part(found, lambda rows: _organisations(rows, request, asked, full=asked.full)))


@endpoint()
def organization(request: HttpRequest, asked: Asked, identity: str) -> Row:
    """One organisation with its services."""
    found = selection.organisations(asked).filter(uuid=_id(identity))
    for row in _organisations(found, request, asked, full=True):
        return row
    raise not_found()


_PLACE_ROWS: Final = ("service__schedules", "service__deviations", "service__places__location")


def _places(found: Iterable[Any], *, full: bool) -> list[Row]:
    rows = list(found)
    if not full:
        return [place(row, [], full=False) for row in rows]
    selection.load(rows, *_PLACE_ROWS)
    return [place(row, schedules_of(row.service, place_links(row.service)), full=True) for row in rows]


@endpoint(*_PAGES, *_FACTS)
def service_at_locations(request: HttpRequest, asked: Asked) -> Row:
    """Where help is given."""
    return envelope(asked, _part(selection.places(asked), lambda rows: _places(rows, full=asked.full)))


@endpoint()
def service_at_location(request: HttpRequest, asked: Asked, identity: str) -> Row:
    """Help at one place."""
    for row in _places(selection.places(asked).filter(uuid=_id(identity)), full=True):
        return row
    raise not_found()


def _with_words(rows: list[Row], asked: Asked) -> list[Row]:
    words = fold(asked.search).split()
    return [row for row in rows if all(word in fold(f"{row['name']} {row['description']}") for word in words)]


@endpoint(*_PAGES)
def taxonomies(request: HttpRequest, asked: Asked) -> Row:
    """The lists of terms."""
    return envelope(asked, _listed(_with_words([taxonomy(slug) for slug in TAXONOMIES], asked)))


@endpoint()
def taxonomy_detail(request: HttpRequest, asked: Asked, identity: str) -> Row:
    """One list of terms."""
    wanted = str(_id(identity))
    for slug in TAXONOMIES:
        if term_id(slug) == wanted:
            return taxonomy(slug)
    raise not_found()


@endpoint(*_PAGES, "taxonomy_id")
def taxonomy_terms(request: HttpRequest, asked: Asked) -> Row:
    """The terms under which help is filed."""
    wanted = asked.taxonomy_id
    found = [term.as_row() for term in all_vocabulary().values() if wanted in (None, _id(term_id(term.taxonomy)))]
    return envelope(asked, _listed(_with_words(found, asked)))


@endpoint()
def taxonomy_term(request: HttpRequest, asked: Asked, identity: str) -> Row:
    """One term, with its list."""
    found = all_vocabulary().get(str(_id(identity)))
    if found is None:
        raise not_found()
    return found.as_row() | {"taxonomy_detail": taxonomy(found.taxonomy)}


@endpoint(any_query=True)
def nothing(request: HttpRequest, asked: Asked, path: str) -> Row:
    """Any other address."""
    raise not_found()
