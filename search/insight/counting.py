"""From a search to its counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import get_language

from core.routing import source_language
from search.analysis import words_in
from search.insight.gate import is_counted
from search.insight.services import Searched, record
from search.models import SearchWord

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest

    from search.page.finding import Finding

__all__ = ["count_search"]


def _known(words: Sequence[str]) -> frozenset[str]:
    """Which of these our own documents hold; one query."""
    return frozenset(SearchWord.objects.filter(word__in=words).values_list("word", flat=True))


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
    understood = finding.understood
    words = _words(finding)
    record(
        searched=Searched(
            words=() if understood.crisis else words,
            known=frozenset() if understood.crisis or not words else _known(words),
            language=get_language() or source_language(),
            gemeente=understood.place.gemeente if understood.place is not None else "",
            crisis=understood.crisis,
            is_empty=not finding.answer.total or finding.is_loose,
        )
    )
