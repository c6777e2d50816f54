"""The languages of a view that is not a page; a page gives its own (``core.page_context``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.urls import reverse, translate_url
from django.utils.translation import get_language, override

from core.routing import absolute_url, is_own_path, source_language

if TYPE_CHECKING:
    from django.http import HttpRequest

__all__ = ["language_entry", "language_links", "open_graph_locale", "view_alternates"]

#: A language with the country whose form of it the site writes, as Open Graph wants it.
_LOCALES: Final = {"nl": "nl_NL", "en": "en_GB", "ar": "ar_AR", "tr": "tr_TR", "pl": "pl_PL", "uk": "uk_UA"}


def open_graph_locale(code: str) -> str:
    """The language of a shared page; one without a known country stays as it is."""
    return _LOCALES.get(code, code)


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
