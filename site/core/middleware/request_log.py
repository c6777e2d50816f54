"""One log line a request, without query string, address or name; and an id that ties lines together."""

from __future__ import annotations

import logging
import time
import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING

from django.utils.encoding import escape_uri_path

from core.logs import request_id, without_secrets

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponseBase

__all__ = ["RequestLogMiddleware"]

logger = logging.getLogger("wel.request")
_QUIET = ("/livez", "/readyz", "/static/", "/media/")
_MILLISECONDS = 1000
_CUT = "…"


class RequestLogMiddleware:
    """Logs method, path, status and milliseconds. The path of a secret link is cut before its token."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, and write the line."""
        token = request_id.set(uuid.uuid4().hex[:12])
        started = time.monotonic()
        try:
            response = self.get_response(request)
            if not request.path.startswith(_QUIET):
                took = (time.monotonic() - started) * _MILLISECONDS
                logger.info("%s %s %s %.0f ms", request.method, _without_token(request), response.status_code, took)
        finally:
            request_id.reset(token)
        return response


def _without_token(request: HttpRequest) -> str:
    """The path, in which signs that could forge a log line stay encoded, without a secret that stands in it."""
    match = request.resolver_match
    token = match.kwargs.get("token") if match is not None else None
    path = escape_uri_path(request.path)
    if token:
        path = path.replace(escape_uri_path(str(token)), _CUT)
    return without_secrets(path)  # an address that is no view (a slash too few) may hold a secret too
