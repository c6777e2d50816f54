"""The languages of a view that is not a page; a page gives its own (``core.page_context``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse, translate_url
from django.utils.translation import get_language, override

from core.routing import absolute_url, is_own_path, source_language

if TYPE_CHECKING:
    from django.http import HttpRequest

__all__ = ["language_entry", "language_links", "view_alternates"]


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


def view_alternates(request: HttpRequest, name: str) -> list[dict[str, str]]:
    """The address of a view in every language, for search engines; of a view whose words are in all of them."""
    urls = {}
    for code, _label in settings.LANGUAGES:
        with override(code):
            urls[code] = absolute_url(request, reverse(name))
    return [{"hreflang": code, "url": url} for code, url in [*urls.items(), ("x-default", urls[source_language()])]]
