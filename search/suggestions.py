"""A better spelling for a query that found nothing, from the words that this site itself uses."""

from __future__ import annotations

import re
from collections import Counter
from difflib import get_close_matches
from typing import TYPE_CHECKING

from core import local_cache
from core.query_words import distance, words_of
from core.text import fold
from search.models import SearchDocument

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["better_spelling"]

_LETTERS = re.compile(r"[^\W\d_]{4,30}", re.UNICODE)
_SHORT = 5  # letters: up to here one mistake, in longer words two
_ALIKE = 0.7
_CANDIDATES = 8
_MOST_WORDS = 4


def _vocabulary(languages: Sequence[str]) -> dict[str, tuple[str, int]]:
    """Words of titles and terms: folded → how it is written, and how often it occurs."""
    rows = SearchDocument.objects.filter(language__in=list(languages)).values_list("title", "terms")
    counts = Counter(word.lower() for row in rows for text in row for word in _LETTERS.findall(text))
    known: dict[str, tuple[str, int]] = {}
    for word, count in counts.most_common():
        known.setdefault(fold(word), (word, count))
    return known


def _nearest(word: str, known: dict[str, tuple[str, int]]) -> str:
    """The known word that was probably meant, or an empty string."""
    limit = 1 if len(word) <= _SHORT else 2
    near = [other for other in known if abs(len(other) - len(word)) <= limit]
    alike = get_close_matches(word, near, n=_CANDIDATES, cutoff=_ALIKE)
    ranked = sorted((distance(word, other, limit=limit), -known[other][1], other) for other in alike)
    return known[ranked[0][2]][0] if ranked and ranked[0][0] <= limit else ""


def better_spelling(query: str, *, languages: Sequence[str]) -> str:
    """The query with its unknown words replaced by known ones that look like them; empty when there are none.

    One query for the words of the site, kept for a moment; ask only when nothing was found.
    """
    words = words_of(query)
    if not words:
        return ""
    key = f"search-vocabulary:{','.join(languages)}"
    known = local_cache.remember(key, lambda: _vocabulary(languages), per_language=False)
    better, changes = [], 0
    for word in words:
        folded = fold(word)
        unknown = folded not in known and _LETTERS.fullmatch(word) and changes < _MOST_WORDS
        nearest = _nearest(folded, known) if unknown else ""
        changes += bool(nearest)
        better.append(nearest or word)
    return " ".join(better) if changes else ""
