"""The first engine: Wagtail's search on the database. Simple; words, or synonyms, must occur as they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.search.backends import get_search_backend
from wagtail.search.query import Or, PlainText

from search.engines.base import Found
from search.models import SearchDocument
from search.synonyms import other_words, variants
from search.words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["DatabaseEngine"]

MAX_RESULTS = 500


class DatabaseEngine:
    """All words first; when nothing has them all, any of them."""

    def search(self, query: str, *, languages: Sequence[str]) -> Found:
        """Documents in these languages, those of the first language first."""
        words = words_of(query)
        if not words:
            return Found(documents=())
        documents: Any = SearchDocument.objects.filter(language__in=list(languages)).defer("body")
        backend = get_search_backend()
        for query_of in (_all_words, _any_word):
            found = list(backend.search(query_of(words, languages), documents)[:MAX_RESULTS])
            if found:
                break
        found.sort(key=lambda document: languages.index(document.language))
        return Found(documents=found)


def _all_words(words: Sequence[str], languages: Sequence[str]) -> Or:
    """All words together, or all words of the same question in other words."""
    return Or([PlainText(" ".join(way), operator="and") for way in variants(words, languages=languages)])


def _any_word(words: Sequence[str], languages: Sequence[str]) -> Or:
    """One of the words, or one of their synonyms as a whole."""
    synonyms = [PlainText(" ".join(other), operator="and") for other in other_words(words, languages=languages)]
    return Or([PlainText(" ".join(words), operator="or"), *synonyms])
