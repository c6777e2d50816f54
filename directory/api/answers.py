"""How the API answers: JSON that every website and cache may read, with its licence; errors that say what is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import time, timedelta
from functools import wraps
from http import HTTPStatus
from math import ceil
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response, patch_cache_control, set_response_etag
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from directory.api.parameters import Asked, read
from directory.api.problems import ProblemError
from directory.api.values import LICENCE
from directory.api.vocabulary import held_vocabulary
from directory.hours import AMSTERDAM, instant

if TYPE_CHECKING:
    from django.http import HttpRequest

    from directory.api.values import Row

__all__ = ["Part", "endpoint", "envelope", "not_found"]

#: How many there are, and how to get those from one number up to another.
Part = tuple[int, Callable[[int, int], Sequence["Row"]]]
_Answer = Callable[..., "Row | HttpResponse"]
_Names = tuple[str, ...] | None
_METHODS: Final = "GET, HEAD, OPTIONS"
_SECONDS: Final = 300


def not_found() -> ProblemError:
    """Nothing is at this address."""
    return ProblemError(404, _("Dit is er niet."))


def envelope(asked: Asked, *parts: Part) -> Row:
    """One page of what the parts have together, the first part first. Raises ProblemError behind the last page."""
    total = sum(part[0] for part in parts)
    pages = max(1, ceil(total / asked.per_page))
    if asked.page > pages:
        title = _("De parameter %(name)s is niet goed.") % {"name": "page"}
        allowed = _("Een heel getal van %(least)d tot en met %(most)d.") % {"least": 1, "most": pages}
        raise ProblemError(400, title, parameter="page", allowed=allowed)
    start, contents = (asked.page - 1) * asked.per_page, list[Any]()
    stop = start + asked.per_page
    for count, fetch in parts:
        if start < count and stop > 0:
            contents += fetch(max(0, start), min(count, stop))
        start, stop = start - count, stop - count
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": asked.page,
        "size": len(contents),
        "first_page": asked.page == 1,
        "last_page": asked.page == pages,
        "empty": not contents,
        "license": LICENCE,
        "attribution": settings.WAGTAIL_SITE_NAME,
        "contents": contents,
    }


def _json(body: Row, *, status: int = 200, kind: str = "application/json") -> HttpResponse:
    return HttpResponse(json.dumps(body, ensure_ascii=False), status=status, content_type=kind)


def _problem(error: ProblemError) -> HttpResponse:
    response = _json(error.as_row(), status=error.status, kind="application/problem+json")
    if error.status == HTTPStatus.METHOD_NOT_ALLOWED:
        response.headers["Allow"] = _METHODS
    return response


def _respond(
    request: HttpRequest, view: _Answer, names: tuple[str, ...] | None, kwargs: dict[str, Any]
) -> HttpResponse:
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers={"Allow": _METHODS})
    try:
        if request.method not in {"GET", "HEAD"}:
            raise ProblemError(405, _("U kunt hier alleen lezen."), allowed=_METHODS)
        made = view(request, Asked() if names is None else read(request.GET, names), **kwargs)
    except ProblemError as error:
        return _problem(error)
    return made if isinstance(made, HttpResponse) else _json(made)


def _left_of_today() -> int:
    """Seconds until midnight: help may stop, close or open again on the next day."""
    now = timezone.now()
    midnight = instant(now.astimezone(AMSTERDAM).date() + timedelta(days=1), time(0))
    return int((midnight - now).total_seconds())


def _finish(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Who may read it, how long it may be kept, and whether the reader has it already."""
    if response.status_code in {HTTPStatus.OK, HTTPStatus.NOT_MODIFIED}:
        patch_cache_control(response, public=True, max_age=min(_SECONDS, _left_of_today()))
        if not response.has_header("ETag"):
            set_response_etag(response)
        response = get_conditional_response(request, etag=response.get("ETag"), response=response) or response
    else:
        patch_cache_control(response, no_store=True)
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = "ETag, Link"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.headers["Link"] = f'<{LICENCE}>; rel="license"'
    if request.method == "OPTIONS":
        response.headers["Access-Control-Allow-Methods"] = _METHODS
        response.headers["Access-Control-Allow-Headers"] = "Accept, If-None-Match"
        response.headers["Access-Control-Max-Age"] = "86400"
    return response


def _server_error(request: HttpRequest) -> HttpResponse:
    """A fault of ours, which Django has in its log: a program gets what it can read."""
    with translation.override(settings.LANGUAGE_CODE):
        return _finish(request, _problem(ProblemError(500, _("Er ging iets mis bij ons. Probeer het later nog eens."))))


def endpoint(*names: str, any_query: bool = False) -> Callable[[_Answer], Callable[..., HttpResponse]]:
    """Make an address of the API of a function that gets the request and the question and gives the body.

    ``names`` are the parameters that may be asked; ``any_query`` does not look at them. Words are Dutch, whatever the
    visitor reads.
    """

    def decorate(view: _Answer) -> Callable[..., HttpResponse]:
        @csrf_exempt
        @wraps(view)
        def answer(request: HttpRequest, **kwargs: Any) -> HttpResponse:
            with translation.override(settings.LANGUAGE_CODE), held_vocabulary():
                response = _respond(request, view, None if any_query else names, kwargs)
            return _finish(request, response)

        answer.__dict__["server_error"] = _server_error
        return answer

    return decorate
