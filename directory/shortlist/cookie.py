"""The only cookie of a visitor: their own list, after they asked for it, until the browser closes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from directory.shortlist.ids import read_list, write_list

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest, HttpResponse

__all__ = ["cookie_name", "forget", "has_list", "keep", "kept"]


def cookie_name() -> str:
    """``__Host-`` ties it to this site alone; browsers take that name over HTTPS only."""
    return "__Host-hulplijstje" if settings.SESSION_COOKIE_SECURE else "hulplijstje"


def has_list(request: HttpRequest) -> bool:
    """Whether this visitor once pressed "Bewaar" and did not wipe the list."""
    return cookie_name() in request.COOKIES


def kept(request: HttpRequest) -> list[int]:
    """The list of this visitor; empty without one."""
    return read_list(request.COOKIES.get(cookie_name(), ""))


def keep(response: HttpResponse, keys: Iterable[int]) -> None:
    """Put the list in the cookie; without an age it goes when the browser closes."""
    response.set_cookie(
        cookie_name(),
        write_list(keys),
        secure=bool(settings.SESSION_COOKIE_SECURE),
        httponly=True,
        samesite="Lax",
        path="/",
    )


def forget(response: HttpResponse) -> None:
    """Take the cookie away. Browsers only take this for ``__Host-`` when it is Secure too."""
    response.set_cookie(
        cookie_name(),
        "",
        max_age=0,
        secure=bool(settings.SESSION_COOKIE_SECURE),
        httponly=True,
        samesite="Lax",
        path="/",
    )
