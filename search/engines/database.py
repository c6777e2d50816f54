"""The first engine: Wagtail's search on the database. Simple; the words must occur as they are written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from wagtail.search.backends import get_search_backend

from search.engines.base import Found
from search.models import SearchDocument

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["DatabaseEngine", "words_of"]

MAX_WORDS = 12
MAX_RESULTS = 500
_WORD = re.compile(r"\w+", re.UNICODE)


def words_of(query: str) -> list[str]:
    """The words of a query, without signs that mean something to a database; at most ``MAX_WORDS``."""
    return list(dict.fromkeys(word.lower() for word in _WORD.findall(query)))[:MAX_WORDS]


class DatabaseEngine:
    """All words first; when nothing has them all, any of them."""

    def search(self, query: str, *, languages: Sequence[str]) -> Found:
        """Documents in these languages, those of the first language first."""
        words = words_of(query)
        if not words:
            return Found(documents=())
        documents: Any = SearchDocument.objects.filter(language__in=list(languages)).defer("body")
        backend = get_search_backend()
        for operator in ("and", "or"):
            found = list(backend.search(" ".join(words), documents, operator=operator)[:MAX_RESULTS])
            if found:
                break
        found.sort(key=lambda document: languages.index(document.language))
        return Found(documents=found)
