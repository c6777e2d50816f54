"""From an address to a page, in any language, with few queries.

Every language has the same paths. An address in a language without a live translation shows the Dutch
page under the interface of that language; such a page carries ``is_fallback = True``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import Http404
from django.http.request import split_domain_port
from django.utils.translation import get_language, get_language_from_path
from wagtail.models import Locale, Page, Site
from wagtail.url_routing import RouteResult

from core import local_cache
from core.parts import part_names
from core.querysets import restricted, under_offline

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

__all__ = [
    "absolute_url",
    "is_own_path",
    "language_of",
    "live_page_of",
    "localized_path",
    "prepare_request",
    "public_page_at",
    "serve",
    "serve_page",
    "source_language",
]


@dataclass(frozen=True, slots=True)
class SiteTree:
    """A site and the home page of each of its languages."""

    site: Any
    root_paths: Any
    homes: dict[str, str]  # language code -> url_path of the home page


def source_language() -> str:
    """The language in which content is written first: Dutch."""
    return str(settings.LANGUAGE_CODE)


def is_own_path(path: str) -> bool:
    """Whether this is a path on this site. With two slashes in front it would name another site in a link."""
    return path.startswith("/") and not path.startswith("//")


def language_of(page: Any) -> str:
    """Language code of a page, without a query."""
    codes = local_cache.remember(
        "locales", lambda: dict(Locale.objects.values_list("pk", "language_code")), per_language=False
    )
    return str(codes.get(page.locale_id, source_language()))


def localized_path(path: str, page_language: str) -> str:
    """Where a link to a page leads: a Dutch page stays within the language that the visitor reads."""
    active = get_language() or source_language()
    if page_language == source_language() and active != page_language and path.startswith("/"):
        return f"/{active}{path}"
    return path


def _load_tree(request: HttpRequest) -> SiteTree | None:
    site = Site.find_for_request(request)
    if site is None:
        return None
    homes = Page.objects.filter(translation_key=site.root_page.translation_key, live=True)
    return SiteTree(
        site=site,
        root_paths=Site.get_site_root_paths(),
        homes=dict(homes.values_list("locale__language_code", "url_path")),
    )


def prepare_request(request: HttpRequest) -> SiteTree | None:
    """Give the request the site and the root paths from memory, so that URLs of pages cost no query.

    By name without the port: a visitor may type any, and each would take a place in the memory.
    """
    name, _port = split_domain_port(request.get_host())
    tree = local_cache.remember(f"site:{name}", lambda: _load_tree(request), per_language=False)
    if tree is not None:
        request._wagtail_site = tree.site  # type: ignore[attr-defined]  # Wagtail's own cache on the request
        request._wagtail_cached_site_root_paths = tree.root_paths  # type: ignore[attr-defined]  # Wagtail's own cache
    return tree


def absolute_url(request: HttpRequest, path: str) -> str:
    """The path with the address of the site before it, as canonical links of pages have it: not what was typed."""
    tree = prepare_request(request)
    return f"{settings.WAGTAILADMIN_BASE_URL if tree is None else tree.site.root_url}{path}"


def _page_at(url_path: str) -> Any:
    """The live page with this address; none when a page above it is off line. Its last word has an index."""
    slug = url_path.rstrip("/").rpartition("/")[2]
    page = Page.objects.filter(~under_offline(), slug=slug, url_path=url_path, live=True).first()
    return None if page is None else page.specific


def _page_in_language(tree: SiteTree, names: list[str]) -> Any:
    """The live page at this address in the active language, else the Dutch one."""
    source, active = source_language(), get_language() or source_language()
    tail = "".join(f"{name}/" for name in names)
    for language in dict.fromkeys((active, source)):
        home = tree.homes.get(language)
        page = _page_at(home + tail) if home else None
        if page is not None:
            page.is_fallback = language != active
            return page
    return None


def _route(request: HttpRequest, tree: SiteTree, path: str) -> Any:
    """The page or the view of a page at this address, in the active language or Dutch, else whatever Wagtail finds."""
    names = [part for part in path.split("/") if part]
    page = _page_in_language(tree, names)
    if page is not None:
        return page.route(request, [])
    if names and names[-1] in part_names():
        page = _page_in_language(tree, names[:-1])
        if page is not None and page.has_part(names[-1]):
            return RouteResult(page, kwargs={"part": names[-1]})
    found = tree.site.root_page.localized.specific.route(request, names)
    if found.page.get_ancestors().filter(live=False).exists():
        raise Http404
    return found


def public_page_at(request: HttpRequest, path: str) -> Any:
    """The page that a visitor sees at a path of this site, if everyone may see it; None for any other path.

    The base page: for a title and an address, which cost one query.
    """
    tree = prepare_request(request)
    if tree is None or not is_own_path(path) or "\0" in path:
        return None
    active = get_language_from_path(path) or source_language()
    parts = [part for part in path.split("/") if part]
    tail = "/".join(parts[1:] if get_language_from_path(path) else parts)
    homes = [tree.homes[language] for language in (active, source_language()) if language in tree.homes]
    found = Page.objects.filter(
        ~restricted(), ~under_offline(), url_path__in=[f"{home}{tail}/" if tail else home for home in homes], live=True
    )
    by_language = {language_of(page): page for page in found}
    return by_language.get(active) or by_language.get(source_language())


def _gone(request: HttpRequest, tree: SiteTree, path: str) -> HttpResponse | None:
    """What a page says that was here once. None when there was none, it says nothing, or a redirect leads on."""
    from wagtail.contrib.redirects.middleware import get_redirect
    from wagtail.contrib.redirects.models import Redirect

    tail = "".join(f"{name}/" for name in path.split("/") if name)
    languages = (get_language() or source_language(), source_language())
    places = [tree.homes[language] + tail for language in languages if language in tree.homes]
    once = Page.objects.filter(~restricted(), url_path__in=places, live=False, first_published_at__isnull=False)
    page = once.first()
    model = page.specific_class if page is not None else None
    if page is None or not hasattr(model, "serve_gone"):
        return None
    if get_redirect(request, Redirect.normalise_path(request.path)) is not None:
        return None
    response: HttpResponse | None = page.specific.serve_gone(request)
    return response


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Serve a page: finds it by its whole address, then hands over to Wagtail (hooks, privacy, methods).

    A page that is not live any more may answer that it is gone: a type with a method ``serve_gone`` does.
    """
    # Wagtail's views read the image model while they load, and this module is imported by models.
    from wagtail.views import serve as wagtail_serve_view

    tree = prepare_request(request)
    if tree is None or "\0" in path:
        raise Http404
    try:
        route = _route(request, tree, path)
    except Http404:
        gone = _gone(request, tree, path)
        if gone is None:
            raise
        return gone
    request._wagtail_route_for_request = route  # type: ignore[attr-defined]  # Wagtail's own cache
    response: HttpResponse = wagtail_serve_view(request, path)
    return response


def live_page_of(request: HttpRequest, model: Any) -> Any:
    """The live page of a type of which a site has one: in the active language, else the Dutch one; None without."""
    tree = prepare_request(request)
    source, active = source_language(), get_language() or source_language()
    for language in dict.fromkeys((active, source)):
        home = tree.homes.get(language) if tree is not None else None
        page = model.objects.live().filter(url_path__startswith=home).first() if home else None
        if page is not None:
            page.is_fallback = language != active
            return page
    return None


def serve_page(request: HttpRequest, page: Any) -> HttpResponse:
    """Serve this page at the address of the request, through Wagtail (hooks, privacy, methods)."""
    from wagtail.views import serve as wagtail_serve_view

    request._wagtail_route_for_request = page.route(request, [])  # type: ignore[attr-defined]  # Wagtail's own cache
    response: HttpResponse = wagtail_serve_view(request, request.path)
    return response
