"""What editors put first for a query: pages, and addresses elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Q
from django.db.models.signals import post_delete, post_save
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from core import local_cache
from core.cards import Card
from core.routing import localized_path, source_language
from core.search import kind_label
from search.analysis import analyser_for, words_in
from search.models import SearchDocument
from search.understanding.stops import is_stop

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from search.understanding import Understood

__all__ = ["connect", "promoted"]

#: The keys of documents of pages begin like this.
_PAGE: Final = "wagtailcore.page:"


@dataclass(frozen=True, slots=True)
class _Pick:
    """One thing that editors put first: a page (by what it has in common with its translations), or an address."""

    page_id: int
    translation_key: str
    url: str
    text: str
    description: str


@dataclass(frozen=True, slots=True)
class _Picks:
    """What is promoted for one query."""

    words: tuple[str, ...]
    rows: tuple[_Pick, ...]


def _elsewhere(pick: _Pick, language: str) -> Card:
    """A card of an address outside the site; its words are an editor's, in Dutch."""
    return Card(
        title=pick.text or pick.url,
        url=pick.url,
        summary=pick.description,
        kind_label=_("Andere website"),
        icon="extern",
        lang="" if language == source_language() else source_language(),
    )


def _card(pick: _Pick, document: SearchDocument, language: str) -> Card:
    # The description was written for the page that was chosen: a translation has words of its own.
    is_chosen = document.key == f"{_PAGE}{pick.page_id}"
    return Card(
        title=document.title,
        url=localized_path(document.url, document.language),
        summary=(is_chosen and pick.description) or document.summary,
        kind_label=kind_label(document.kind),
        kind_slug=document.kind,
        icon=document.icon,
        theme=document.theme_class,
        lang="" if document.language == language else document.language,
    )


def _documents(picks: Sequence[_Pick], language: str) -> dict[str, SearchDocument]:
    """What everybody may see of the pages: in this language, else the one that was chosen. One query."""
    chosen = [pick for pick in picks if pick.page_id]
    if not chosen:
        return {}
    keys = [f"{_PAGE}{pick.page_id}" for pick in chosen]
    same = Q(translation_key__in=[pick.translation_key for pick in chosen], language=language)
    found = SearchDocument.objects.filter(Q(key__in=keys) | same).defer("body")
    return {row.translation_key: row for row in sorted(found, key=lambda row: row.language == language)}


def _key(words: Iterable[str], language: str) -> frozenset[str]:
    """What a question comes down to: the stems of the words that say something, in any order."""
    words = list(words)
    telling = [word for word in words if not is_stop(word, language)]
    return frozenset(map(analyser_for(language).stem, telling or words))


def _folded(text: str) -> list[str]:
    return [word.folded for word in words_in(text)]


def _read() -> list[_Picks]:
    """All that editors put first, by query."""
    found: dict[str, list[_Pick]] = {}
    for row in SearchPromotion.objects.select_related("query", "page").order_by("query", "sort_order", "pk"):
        page = row.page
        pick = _Pick(
            page_id=page.pk if page is not None else 0,
            translation_key=str(page.translation_key) if page is not None else "",
            url=row.external_link_url,
            text=row.external_link_text,
            description=row.description,
        )
        found.setdefault(row.query.query_string, []).append(pick)
    return [_Picks(tuple(_folded(query)), tuple(rows)) for query, rows in found.items()]


def _matching(understood: Understood, languages: Sequence[str]) -> list[_Pick]:
    """What was put first for queries that come down to what was asked, as typed or mended, also without its place."""
    known = local_cache.remember("search-promoted", _read, per_language=False)
    place, asked = set(_folded(understood.place_words)), []
    for words in (_folded(understood.text), _folded(understood.corrected)):
        asked += [some for some in (words, [word for word in words if word not in place]) if some]
    keys = {(language, _key(some, language)) for language in languages for some in asked}
    return [
        pick
        for picks in known
        if picks.words and any((language, _key(picks.words, language)) in keys for language in languages)
        for pick in picks.rows
    ]


def _changed(**kwargs: Any) -> None:
    local_cache.clear()


def connect() -> None:
    """What editors put first shows at once."""
    for model in (Query, SearchPromotion):
        for signal in (post_save, post_delete):
            signal.connect(_changed, sender=model, dispatch_uid=f"search-promoted-{model.__name__}-{id(signal)}")


def promoted(understood: Understood) -> list[Card]:
    """Cards for this question in the order of the editors, each page once. The question itself is not kept.

    A page that is not in the projection is not public, or is taken off the site.
    """
    language = get_language() or source_language()
    picks = _matching(understood, list(dict.fromkeys((source_language(), language))))
    documents = _documents(picks, language)
    cards: list[Card] = []
    for pick in picks:
        document = documents.pop(pick.translation_key, None) if pick.page_id else None
        if document is not None:
            cards.append(_card(pick, document, language))
        elif not pick.page_id and pick.url:
            cards.append(_elsewhere(pick, language))
    return cards
