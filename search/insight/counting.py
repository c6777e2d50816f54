"""From a search to its counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import get_language

from core.routing import source_language
from search.analysis import words_in
from search.insight.gate import is_counted
from search.insight.services import Searched, record
from search.understanding.vocabulary import index_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest

    from search.page.finding import Finding

__all__ = ["count_search"]


def _known(words: Sequence[str], language: str) -> frozenset[str]:
    """Which of these our own documents hold, from memory."""
    ours = index_words(tuple(dict.fromkeys((language, source_language()))))
    return frozenset(word for word in words if word in ours)


def _words(finding: Finding) -> tuple[str, ...]:
    """The words as they were searched, without those of a place: that is counted apart."""
    understood = finding.understood
    place = {word.folded for word in words_in(understood.place_words)}
    words = (word.folded for word in words_in(understood.corrected or understood.text))
    return tuple(word for word in words if word not in place)


def count_search(request: HttpRequest, finding: Finding) -> None:
    """Count this search, when a person typed it. Of words that tell of danger only the kind is read on."""
    if not finding.choices.query or not is_counted(request):
        return
    understood, language = finding.understood, get_language() or source_language()
    words = () if understood.crisis else _words(finding)
    record(
        searched=Searched(
            words=words,
            known=_known(words, language) if words else frozenset(),
            language=language,
            gemeente=understood.place.gemeente if understood.place is not None else "",
            crisis=understood.crisis,
            is_empty=not finding.answer.total or finding.is_loose,
        )
    )
