"""The first engine: Wagtail's search on the database. Simple; words, or synonyms, must occur as they are written."""

from __future__ import annotations

from functools import reduce
from operator import and_
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from wagtail.search.backends import get_search_backend
from wagtail.search.query import Or, PlainText

from core.query_words import meaningful, says_nothing, words_of
from search.engines.base import Found
from search.engines.ranking import ranked
from search.models import SearchDocument
from search.synonyms import other_words, variants

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["DatabaseEngine"]

MAX_RESULTS = 500


class DatabaseEngine:
    """All words that say something first; when nothing has them all, any of them."""

    def search(self, query: str, *, languages: Sequence[str]) -> Found:
        """Documents in these languages, those of the first language first."""
        words = words_of(query)
        if not words:
            return Found(documents=())
        telling, bodies = meaningful(words), None
        found = _matches(_all_words(telling, languages), languages)
        if not found and len(telling) > 1:
            found = _matches(_any_word(telling, languages), languages)
            keys = [document.pk for document in found]
            bodies = dict(SearchDocument.objects.filter(pk__in=keys).values_list("pk", "body")) if keys else {}
        if not found and says_nothing(words):
            found = _titled(words, languages)
        return Found(documents=ranked(found, words=words, telling=telling, languages=languages, bodies=bodies))


def _matches(query: Or, languages: Sequence[str]) -> list[SearchDocument]:
    documents: Any = SearchDocument.objects.filter(language__in=list(languages)).defer("body")
    return list(get_search_backend().search(query, documents)[:MAX_RESULTS])


def _titled(words: Sequence[str], languages: Sequence[str]) -> list[SearchDocument]:
    """Documents with all these words in their title, for words that are in no index: PostgreSQL drops "is" and "er"."""
    holds_all = reduce(and_, (Q(title__icontains=word) for word in words))
    documents = SearchDocument.objects.filter(holds_all, language__in=list(languages)).defer("body")[:MAX_RESULTS]
    return [document for document in documents if set(words_of(document.title)).issuperset(words)]


def _all_words(words: Sequence[str], languages: Sequence[str]) -> Or:
    """All words together, or all words of the same question in other words."""
    return Or([PlainText(" ".join(way), operator="and") for way in variants(words, languages=languages)])


def _any_word(words: Sequence[str], languages: Sequence[str]) -> Or:
    """One of the words, or one of their synonyms as a whole."""
    synonyms = [PlainText(" ".join(other), operator="and") for other in other_words(words, languages=languages)]
    return Or([PlainText(" ".join(words), operator="or"), *synonyms])
