"""The first engine: Wagtail's search on the database. Simple; the words must occur as they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.search.backends import get_search_backend

from search.engines.base import Found
from search.engines.ranking import ranked
from search.models import SearchDocument
from search.words import meaningful, words_of

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
        found = _matches(telling, languages, "and")
        if not found and len(telling) > 1:
            found = _matches(telling, languages, "or")
            keys = [document.pk for document in found]
            bodies = dict(SearchDocument.objects.filter(pk__in=keys).values_list("pk", "body")) if keys else {}
        return Found(documents=ranked(found, words=words, telling=telling, languages=languages, bodies=bodies))


def _matches(words: Sequence[str], languages: Sequence[str], operator: str) -> list[SearchDocument]:
    documents: Any = SearchDocument.objects.filter(language__in=list(languages)).defer("body")
    return list(get_search_backend().search(" ".join(words), documents, operator=operator)[:MAX_RESULTS])
