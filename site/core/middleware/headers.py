"""Headers that go with every answer, and what only the admin may do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from csp.constants import SELF, UNSAFE_INLINE
from django.db import Error as AnyDatabaseError

from core.demo_state import demo_is_present
from core.freshness import limit_cache

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponseBase

__all__ = ["ADMIN_PREFIX", "AdminPolicyMiddleware", "HeadersMiddleware"]

ADMIN_PREFIX = "/admin/"
#: Asked all day by machines, and of no use to a search engine: they don't ask whether there is a demo.
_NO_DEMO_GUARD = (ADMIN_PREFIX, "/livez", "/readyz", "/static/")
_NOBODY = ("accelerometer", "camera", "geolocation", "gyroscope", "magnetometer", "microphone", "payment", "usb")
_PERMISSIONS = ", ".join(f"{name}=()" for name in (*_NOBODY, "browsing-topics"))
#: What Wagtail's admin needs on top of the public policy. ``unsafe-eval`` is not among it.
_ADMIN_POLICY = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF, "https://www.youtube-nocookie.com"],
    "connect-src": [SELF, "blob:"],
}


class HeadersMiddleware:
    """Adds Permissions-Policy, Cross-Origin-Resource-Policy, the life in caches, and ``noindex`` on a demo site.

    A view that set one of these headers itself keeps its own.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, and add what is missing."""
        response = self.get_response(request)
        headers = response.headers
        headers.setdefault("Permissions-Policy", _PERMISSIONS)
        headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        limit_cache(request, response)
        if not request.path.startswith(_NO_DEMO_GUARD) and _is_demo():
            headers.setdefault("X-Robots-Tag", "noindex, nofollow")
        return response


def _is_demo() -> bool:
    """Whether search engines must stay out. Without a database there is nothing for them but errors and files."""
    try:
        return demo_is_present()
    except AnyDatabaseError:
        return False


class AdminPolicyMiddleware:
    """Tells django-csp, which stands outside, what the admin may do. Stands within ``CSPMiddleware``."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer; replace directives for addresses of the admin."""
        response = self.get_response(request)
        if request.path.startswith(ADMIN_PREFIX):
            response._csp_replace = {**_ADMIN_POLICY, **getattr(response, "_csp_replace", {})}  # type: ignore[attr-defined]  # django-csp's own hook
        return response
