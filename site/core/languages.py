"""The language switch of a view that is not a page; a page gives its own (``core.page_context``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import translate_url
from django.utils.translation import get_language

from core.routing import is_own_path

if TYPE_CHECKING:
    from django.http import HttpRequest

__all__ = ["language_entry", "language_links"]


def language_entry(code: str, name: str, url: str) -> dict[str, Any]:
    """One language as the switch shows it."""
    return {
        "code": code,
        "name": name,
        "url": url,
        "current": code == get_language(),
        "dir": "rtl" if code in settings.LANGUAGES_BIDI else "ltr",
    }


def language_links(request: HttpRequest, *, query: str = "") -> list[dict[str, Any]]:
    """This address in every language; ``query`` are the parameters that the view knows, such as ``?q=samen``."""
    path = request.path if is_own_path(request.path) else "/"
    return [language_entry(code, name, f"{translate_url(path, code)}{query}") for code, name in settings.LANGUAGES]
