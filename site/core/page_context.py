"""The part of a page's template context that the base template shows: crumbs, languages, related, metadata."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.translation import get_language

from core.languages import language_entry
from core.routing import absolute_url, language_of, localized_path, source_language
from core.sharing.pages import picture_path
from core.taxonomies import terms_for

if TYPE_CHECKING:
    from django.http import HttpRequest

    from core.cards import Card
    from core.models import BasePage

__all__ = ["crumbs_for", "page_context", "related_cards"]


def _link(row: Any, request: HttpRequest) -> str:
    return localized_path(row.get_url(request) or "", language_of(row))


def _other_language(row: Any) -> str:
    language = language_of(row)
    return "" if language == (get_language() or source_language()) else language


def crumbs_for(page: BasePage, request: HttpRequest) -> list[dict[str, str]]:
    """The way from the home page to this page; the page itself, or the view of it, is last and has no address."""
    rows = [
        {"title": row.title, "url": _link(row, request), "lang": _other_language(row)}
        for row in page.surroundings.ancestors
    ]
    if not rows:
        return []
    own = {"title": page.title, "url": page.link(request) if page.part else "", "lang": page.lang_if_other()}
    if not page.part:
        return [*rows, own]
    return [*rows, own, {"title": str(page.parts[page.part].title), "url": "", "lang": ""}]


def related_cards(page: BasePage, request: HttpRequest) -> dict[str, list[Card]]:
    """Cards of related pages by reason ("related", "forerunner", "help"), drawn from the base rows alone.

    Also reads the terms of this page and of the related ones, together in one query.
    """
    rows = page.surroundings.related
    need = [row.pk for row in rows] + ([page.pk] if page.pk and page.loaded_terms is None else [])
    if page.loaded_terms is None and "page_terms" in getattr(page, "_cluster_related_objects", {}):
        page.get_terms()
    terms = terms_for(need) if need else {}
    if page.loaded_terms is None and page.pk:
        page.set_terms(terms.get(page.pk))
    cards: dict[str, list[Card]] = {}
    for row in rows:
        specific = row.specific_deferred
        specific.set_terms(terms.get(row.pk))
        card = replace(specific.basic_card(request), extra={"sample": row.is_invented})
        cards.setdefault(row.link_kind, []).append(card)
    return cards


def _languages(page: BasePage, request: HttpRequest) -> list[dict[str, Any]]:
    """The language switch: a translation where there is one, else the Dutch page under that language."""
    by_language = {page.language: page, **page.surroundings.translations}
    source = by_language.get(source_language(), page)
    query = f"{page.part_path}{page.kept_query(request)}"
    entries = []
    for code, name in settings.LANGUAGES:
        own = by_language.get(code)
        target = own.get_url(request) if own else f"/{code}{source.get_url(request)}"
        entries.append(language_entry(code, name, f"{target}{query}"))
    return entries


def _alternates(page: BasePage, request: HttpRequest) -> list[dict[str, str]]:
    """Links with ``hreflang``, only to real translations; x-default is the Dutch page."""
    by_language = {page.language: page, **page.surroundings.translations}
    if len(by_language) == 1:
        return []
    links = [{"hreflang": code, "url": row.get_full_url(request)} for code, row in sorted(by_language.items())]
    source = by_language.get(source_language())
    if source is not None:
        links.append({"hreflang": "x-default", "url": source.get_full_url(request)})
    return links


def _share_picture(page: BasePage, request: HttpRequest) -> str:
    """The address of the picture that we draw of this page; empty when it has one of its own or that of the site."""
    path = "" if page.social_image_id else picture_path(page)
    return absolute_url(request, path) if path else ""


def _useful_path(page: BasePage, request: HttpRequest) -> str:
    """What the question "Was deze pagina nuttig?" sends along; empty where it is not asked.

    The address only, the same for every visitor: the page stays fit for a shared cache. A page that not everybody
    may read does not ask: its answer would be about a page that the rest of the site does not know.
    """
    asks = page.asks_if_useful and page.pk and not getattr(request, "is_preview", False)
    return f"{page.link(request)}{page.part_path}" if asks and not page.is_known_private() else ""


def page_context(page: BasePage, request: HttpRequest) -> dict[str, Any]:
    """Context of a page: ``terms``, ``related`` by reason, ``crumbs``, ``languages``, metadata, ``useful_path``."""
    related = related_cards(page, request)
    as_such = not page.is_fallback and not page.part
    return {
        "terms": page.get_terms(),
        "related": related.get("related", []),
        "related_by_kind": related,
        "crumbs": crumbs_for(page, request),
        "languages": _languages(page, request),
        "alternates": _alternates(page, request) if as_such else [],
        "canonical_url": f"{page.get_full_url(request)}{page.part_path}",
        "content_fallback": page.is_fallback,
        "content_language": page.language,
        "noindex": page.is_fallback or bool(page.part and not page.part_is_own_text()),
        "share_picture": _share_picture(page, request),
        "useful_path": _useful_path(page, request),
    }
