"""What stands between an address and the views: odd addresses stop here, and the language comes from the path."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.conf import settings
from django.middleware.locale import LocaleMiddleware

from core.routing import is_own_path
from core.views.errors import page_not_found

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

__all__ = ["LanguageMiddleware", "OwnPathMiddleware"]


class LanguageMiddleware(LocaleMiddleware):
    """Django's, without ``Vary: Accept-Language``: here the path alone decides on the language.

    Without this, a cache in front of the site would keep one copy of a page for each list of languages that a
    browser sends.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Say in which language the answer is."""
        response.headers.setdefault("Content-Language", getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE))
        return response


class OwnPathMiddleware:
    """404 for a path that is none: ``//elsewhere.example/`` would become a link to another site."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer."""
        return self.get_response(request) if is_own_path(request.path) else page_not_found(request)
