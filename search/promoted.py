"""What editors put first for a query: pages, and addresses elsewhere."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.db.models.signals import post_delete, post_save
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Page

from core import local_cache
from core.cards import Card
from core.models import BasePage
from core.querysets import restricted, under_offline
from core.routing import language_of, source_language
from core.taxonomies import terms_for
from search.analysis import analyser_for, words_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from django.http import HttpRequest

    from core.taxonomies import PageTerms
    from search.understanding import Understood

__all__ = ["connect", "promoted"]


def _shown_pages(rows: Sequence[Any], language: str) -> dict[Any, Page]:
    """The live, public page to show for each translation key: in this language, else the one that was chosen."""
    chosen = [row.page for row in rows if row.page is not None]
    if not chosen:
        return {}
    translated = Q(translation_key__in=[page.translation_key for page in chosen], locale__language_code=language)
    found = (
        Page.objects.live()
        .filter(~restricted(), ~under_offline())
        .filter(Q(pk__in=[page.pk for page in chosen]) | translated)
    )
    return {page.translation_key: page for page in sorted(found, key=lambda page: language_of(page) == language)}


def _elsewhere(row: Any, language: str) -> Card:
    """A card of an address outside the site; its words are an editor's, in Dutch."""
    return Card(
        title=row.external_link_text or row.external_link_url,
        url=row.external_link_url,
        summary=row.description,
        kind_label=_("Andere website"),
        icon="extern",
        lang="" if language == source_language() else source_language(),
    )


def _of_page(row: Any, page: Page, terms: Mapping[int, PageTerms], request: HttpRequest) -> Card | None:
    specific = page.specific_deferred
    if not isinstance(specific, BasePage):
        return None
    specific.set_terms(terms.get(page.pk))
    card = specific.basic_card(request)
    # The description was written for the page that was chosen: a translation has words of its own.
    return replace(card, summary=row.description) if row.description and page.pk == row.page_id else card


def _key(words: Iterable[str], language: str) -> frozenset[str]:
    """What a question comes down to: the stems of the words that say something, in any order."""
    analyser, words = analyser_for(language), list(words)
    telling = [word for word in words if not analyser.is_stop(word)]
    return frozenset(map(analyser.stem, telling or words))


def _folded(text: str) -> list[str]:
    return [word.folded for word in words_in(text)]


def _promoted_queries() -> dict[int, list[str]]:
    """The words of each query for which editors put something first."""
    rows = Query.objects.filter(editors_picks__isnull=False).distinct().values_list("pk", "query_string")
    return {pk: _folded(text) for pk, text in rows}


def _matching(understood: Understood, languages: Sequence[str]) -> list[int]:
    """The queries that come down to what was asked, with or without the place in it. No query once warm."""
    known = local_cache.remember("search-promoted", _promoted_queries, per_language=False)
    words, place = _folded(understood.corrected or understood.text), set(_folded(understood.place_words))
    asked = [words, [word for word in words if word not in place]]
    found = []
    for language in languages:
        keys = {_key(some, language) for some in asked if some}
        found += [pk for pk, other in known.items() if other and _key(other, language) in keys]
    return list(dict.fromkeys(found))


def _changed(**kwargs: Any) -> None:
    local_cache.clear()


def connect() -> None:
    """What editors put first shows at once."""
    for model in (Query, SearchPromotion):
        for signal in (post_save, post_delete):
            signal.connect(_changed, sender=model, dispatch_uid=f"search-promoted-{model.__name__}-{id(signal)}")


def promoted(understood: Understood, request: HttpRequest) -> list[Card]:
    """Cards for this question in the order of the editors, each page once. The question itself is not kept."""
    language = get_language() or source_language()
    queries = _matching(understood, list(dict.fromkeys((source_language(), language))))
    if not queries:
        return []
    rows = list(SearchPromotion.objects.filter(query__in=queries).select_related("page"))
    pages = _shown_pages(rows, language)
    terms = terms_for([page.pk for page in pages.values()]) if pages else {}
    cards: list[Card] = []
    for row in rows:
        page = pages.pop(row.page.translation_key, None) if row.page is not None else None
        if page is not None:
            card = _of_page(row, page, terms, request)
        else:
            card = _elsewhere(row, language) if row.page is None and row.external_link_url else None
        if card is not None:
            cards.append(card)
    return cards
