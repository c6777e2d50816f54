"""The one decorator for forms that anyone may send."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import Any, ParamSpec, TypeVar, overload

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from core.protection import answers
from core.protection.client import client_key
from core.protection.confirm import use_confirmation
from core.protection.origin import Origin, judge_origin
from core.protection.ratelimit import Rate, hit

__all__ = ["DEFAULT_MAX_BYTES", "DEFAULT_RATES", "anonymous_form", "only_for_reading", "read_only"]

View = Callable[..., HttpResponseBase]
Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer", bound=HttpResponseBase)

#: Enough for a family, a library or a wijkteam behind one address that sends forms all day.
DEFAULT_RATES = (Rate(limit=10, window=60), Rate(limit=60, window=3600))
#: A form of text only. A page of 4,000 emoji takes 48,000 bytes.
DEFAULT_MAX_BYTES = 100_000

_PIECE_BYTES = 65_536
_DRAIN_PIECES = 64
_METHODS = ("GET", "HEAD", "OPTIONS", "POST")


def read_only(view: Callable[Arguments, Answer]) -> Callable[Arguments, Answer]:
    """Let ``view`` answer GET and HEAD; anything else gets a 405 that names these.

    It says so before anyone asks for a CSRF token: whoever sends a form to a page without one hears what is wrong.
    """
    return csrf_exempt(require_safe(view))


def only_for_reading(view: Callable[Arguments, Answer]) -> Callable[Arguments, Answer]:
    """As ``read_only``, around a view that answers OPTIONS itself and each of whose pages knows its methods."""
    return csrf_exempt(require_http_methods(_METHODS[:-1])(view))


def _too_large(request: HttpRequest, max_bytes: int) -> bool:
    length = str(request.META.get("CONTENT_LENGTH") or "0")
    return not length.isdecimal() or int(length) > max_bytes


def _drain(request: HttpRequest) -> None:
    """Read what is on its way, within reason: a browser that still sends would show a broken connection instead."""
    with suppress(OSError):
        for _piece in range(_DRAIN_PIECES):
            if not request.read(_PIECE_BYTES):
                return


def _seconds_to_wait(request: HttpRequest, scope: str, rates: tuple[Rate, ...]) -> int:
    key = client_key(request, scope=scope)
    return max(hit(key, rate.limit, rate.window).retry_after for rate in rates)


def _stopped(request: HttpRequest, scope: str, rates: tuple[Rate, ...], max_bytes: int) -> HttpResponseBase | None:
    """The page that takes the place of the view, or None when the form may go through."""
    if _too_large(request, max_bytes):
        _drain(request)
        return answers.too_large(request)
    origin = judge_origin(request)
    if origin is Origin.FOREIGN:
        return answers.foreign(request)
    wait = _seconds_to_wait(request, scope, rates)
    if wait:
        return answers.too_many(request, retry_after=wait)
    if origin is Origin.UNKNOWN and not use_confirmation(request):
        return answers.please_confirm(request)
    return None


@overload
def anonymous_form(view: View) -> View: ...
@overload
def anonymous_form(
    *, scope: str = ..., rates: tuple[Rate, ...] = ..., max_bytes: int = ...
) -> Callable[[View], View]: ...
def anonymous_form(
    view: View | None = None,
    *,
    scope: str = "",
    rates: tuple[Rate, ...] = DEFAULT_RATES,
    max_bytes: int = DEFAULT_MAX_BYTES,
) -> View | Callable[[View], View]:
    """Let ``view`` take a POST from a visitor without an account, without ever setting a cookie.

    In place of a CSRF token (which needs a cookie) the browser must say that the form stood on our own site;
    one that says nothing gets a page with its answers and one button. Foreign forms get a 403, other methods a
    405, more than ``rates`` a 429 with ``Retry-After``, more than ``max_bytes`` a 413; GET goes straight through.
    ``scope`` names the counter of the rate limit, by default the view itself. The form inside uses
    ``core.forms.ProtectedFormMixin`` against robots.
    """

    def decorate(inner: View) -> View:
        name = scope or f"{inner.__module__}.{getattr(inner, '__qualname__', '')}"

        @csrf_exempt
        @wraps(inner)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            stopped: HttpResponseBase | None = None
            if request.method not in _METHODS:
                stopped = HttpResponseNotAllowed(_METHODS)
            elif request.method == "OPTIONS":
                stopped = HttpResponse(headers={"Allow": ", ".join(_METHODS)})
            elif request.method == "POST":
                stopped = _stopped(request, name, rates, max_bytes)
            return stopped or inner(request, *args, **kwargs)

        return guarded

    return decorate(view) if view is not None else decorate
