"""Questions that editors let search suggest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from django.db import transaction
from django.db.models import Sum
from django.urls import reverse
from django.utils.translation import override

from core.crisis import is_crisis
from core.search import SuggestionData, suggestions_outdated
from search.insight.models import ApprovedQuery, SearchCount
from search.insight.services import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["SOURCE", "approve", "approved_suggestions", "may_be_suggested", "mostly_finds", "withdraw"]

#: The name under which approved questions are suggested, and the kind of such a suggestion.
SOURCE: Final = "zoekopdracht"
_LONGEST: Final = 80


def may_be_suggested(words: str) -> bool:
    """Whether these words are whole, and tell of no danger."""
    return bool(words) and len(words) <= _LONGEST and UNKNOWN not in words and not is_crisis(words)


def mostly_finds(*, number: int, empty: int) -> bool:
    """Whether less than half of these searches found nothing: a suggestion must not lead to an empty page."""
    return 2 * empty < number


def _finds(count: SearchCount) -> bool:
    same = SearchCount.objects.recent().filter(
        kind=count.kind, words=count.words, language=count.language, gemeente=count.gemeente
    )
    sums = same.aggregate(number=Sum("number", default=0), empty=Sum("empty", default=0))
    return mostly_finds(number=sums["number"], empty=sums["empty"])


def _tell() -> None:
    transaction.on_commit(lambda: suggestions_outdated.send(sender=None, source=SOURCE))


@transaction.atomic
def approve(*, count: SearchCount) -> bool:
    """Let search suggest the words of this row; False when that may not be, or was done before."""
    if not may_be_suggested(count.words) or not _finds(count):
        return False
    _row, is_new = ApprovedQuery.objects.get_or_create(language=count.language, text=count.words)
    if is_new:
        _tell()
    return is_new


@transaction.atomic
def withdraw(*, query: ApprovedQuery) -> None:
    """Suggest it no longer."""
    query.delete()
    _tell()


def approved_suggestions() -> Iterator[SuggestionData]:
    """All of them, for the rows that search reads while somebody types."""
    for query in ApprovedQuery.objects.all():
        with override(query.language):
            url = f"{reverse('search:results')}?{urlencode({'q': query.text})}"
        yield SuggestionData(language=query.language, title=query.text, url=url, kind=SOURCE)
