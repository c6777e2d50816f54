"""What is suggested while somebody types: titles of documents, and what areas give besides, by each of their words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from core.search import registered_suggestions
from search.analysis import words_in
from search.models import SearchState, SearchSuggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from core.search import SuggestionData
    from search.models import DocumentFields, SearchDocument

__all__ = ["Line", "keep_suggestions", "lines_of", "lines_of_source", "renew_source", "source_is_stale", "stored_lines"]

#: So many words of a name can begin a suggestion, and so many names of a thing are read.
_MOST_STARTS: Final = 8
_MOST_NAMES: Final = 12
_LONGEST: Final = 80
_GROUP: Final = 1_000


class Line(NamedTuple):
    """One row, without where it comes from."""

    language: str
    start: str
    title: str
    url: str
    kind: str
    weight: float


def _starts(names: Iterable[str]) -> list[str]:
    """The names, folded, from each of their first words on; each once."""
    found: dict[str, None] = {}
    for name in list(names)[:_MOST_NAMES]:
        words = [word.folded for word in words_in(name)]
        for first in range(min(len(words), _MOST_STARTS)):
            found[" ".join(words[first:])[:_LONGEST].rstrip()] = None
    return list(found)


def lines_of(document: DocumentFields) -> set[Line]:
    """The rows of a document: its title, and other names that lead to it."""
    return {
        Line(document.language, start, document.title, document.url, document.kind, document.weight)
        for start in _starts([document.title, *document.names])
    }


def lines_of_source(rows: Iterable[SuggestionData]) -> set[Line]:
    """The rows of what an area gives."""
    return {
        Line(row.language, start, row.title[:255], row.url[:500], row.kind, row.weight)
        for row in rows
        for start in _starts([row.title, *row.names])
    }


def stored_lines(keys: Iterable[int]) -> dict[int, dict[Line, int]]:
    """The rows of these documents as they are stored, with their own keys; one query."""
    found: dict[int, dict[Line, int]] = {key: {} for key in keys}
    rows = SearchSuggestion.objects.filter(document__in=list(found)).values_list("document_id", "pk", *Line._fields)
    for document, pk, *values in rows:
        found[document][Line(*values)] = pk
    return found


def keep_suggestions(documents: Sequence[SearchDocument]) -> None:
    """Let these documents have their rows and no others. One query when that is so already."""
    wanted = {document.pk: lines_of(document) for document in documents}
    if not wanted:
        return
    old: list[int] = []
    new: list[SearchSuggestion] = []
    for document, stored in stored_lines(wanted).items():
        lines = wanted[document]
        old += [pk for line, pk in stored.items() if line not in lines]
        new += [SearchSuggestion(document_id=document, **line._asdict()) for line in sorted(lines - stored.keys())]
    if old:
        SearchSuggestion.objects.filter(pk__in=old).delete()
    if new:
        SearchSuggestion.objects.bulk_create(new, batch_size=_GROUP)


def source_is_stale(source: str) -> bool:
    """Whether the rows of a source differ from what its area gives now."""
    give = registered_suggestions().get(source)
    wanted = lines_of_source(give()) if give else set()
    stored = SearchSuggestion.objects.filter(source=source).values_list(*Line._fields)
    return sorted(wanted) != sorted(Line(*row) for row in stored)


def renew_source(source: str) -> None:
    """The rows of a source as its area gives them now; to be called in a transaction.

    One writer at a time: who deletes does not see what another adds, and that would stay.
    """
    SearchState.objects.select_for_update().filter(pk=1).first()
    give = registered_suggestions().get(source)
    lines = sorted(lines_of_source(give())) if give else []
    SearchSuggestion.objects.filter(source=source).delete()
    rows = (SearchSuggestion(source=source, **line._asdict()) for line in lines)
    SearchSuggestion.objects.bulk_create(rows, batch_size=_GROUP)
