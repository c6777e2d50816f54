"""Whether a POST comes from a page of our own."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings

if TYPE_CHECKING:
    from django.http import HttpRequest

__all__ = ["Origin", "judge_origin"]


class Origin(Enum):
    """Where the form stood that was sent."""

    OURS = "ours"
    FOREIGN = "foreign"
    UNKNOWN = "unknown"


def _is_ours(request: HttpRequest, origin: str) -> bool:
    own = f"{request.scheme}://{request.get_host()}".lower()
    return origin.lower() == own or origin in settings.CSRF_TRUSTED_ORIGINS


def _from_referer(request: HttpRequest) -> Origin:
    referer = request.headers.get("Referer", "")
    if not referer:
        return Origin.UNKNOWN
    try:
        parts = urlsplit(referer)
    except ValueError:
        return Origin.FOREIGN
    return Origin.OURS if _is_ours(request, f"{parts.scheme}://{parts.netloc}") else Origin.FOREIGN


def judge_origin(request: HttpRequest) -> Origin:
    """Ask ``Sec-Fetch-Site`` first (no page can forge it), then ``Origin``, then ``Referer``.

    ``Origin: null`` says nothing: browsers send it for privacy as well as from a foreign frame. No header at
    all (old browsers, privacy tools) is ``UNKNOWN``: then a person decides on a page of ours.
    """
    origin = request.headers.get("Origin", "")
    site = request.headers.get("Sec-Fetch-Site", "")
    if site:
        trusted = site in {"same-origin", "none"} or (bool(origin) and origin in settings.CSRF_TRUSTED_ORIGINS)
        return Origin.OURS if trusted else Origin.FOREIGN
    if origin and origin != "null":
        return Origin.OURS if _is_ours(request, origin) else Origin.FOREIGN
    return _from_referer(request)
