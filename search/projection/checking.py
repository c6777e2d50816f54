"""Whether the projection is what the site tells now, and mending it where it is not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any, NamedTuple

from django.db import transaction

from core.search import read_slowly, registered_suggestions
from search.mirrors import mirrors, tell_rebuilt
from search.models import DocumentFields, SearchDocument, SearchState, SearchSuggestion, SearchWord
from search.projection.columns import differs, signature
from search.projection.reading import left_out, told_of_keys
from search.projection.rebuilding import Progress, all_keys, groups, renew_words
from search.projection.suggesting import keep_suggestions, lines_of, renew_source, source_is_stale, stored_lines
from search.projection.turns import in_turns
from search.projection.words import words_of_document
from search.projection.writing import write

__all__ = ["Drift", "Repaired", "check", "repair"]


@dataclass(slots=True)
class Drift:
    """What is wrong, as keys of documents. ``extra`` are found although they may not be.

    ``failed`` could not be told: nobody knows what should be found of them.
    ``suggestions`` are documents whose suggestions differ, ``sources`` those of areas; ``words`` that are in documents
    but not in the list of words; ``mirrors`` what each copy elsewhere has wrong, in words.
    """

    missing: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    suggestions: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    mirrors: dict[str, list[str]] = field(default_factory=dict)

    @property
    def keys(self) -> list[str]:
        """The documents that have to be written anew, and those of which that has to be tried."""
        return list(dict.fromkeys([*self.missing, *self.stale, *self.extra, *self.failed, *self.suggestions]))

    def __bool__(self) -> bool:
        return any(asdict(self).values())


class Repaired(NamedTuple):
    """What could not be mended: the keys of what could not be told, and the names of copies elsewhere."""

    failed: list[str]
    copies: list[str]


def check(*, progress: Progress = iter) -> Drift:
    """Compare everything. What editors are changing at this moment is looked at twice."""
    drift, analyser = Drift(), signature()
    suspects = [key for keys in in_turns(groups(progress(all_keys()))) for key in _look(keys, analyser, Drift())]
    for keys in in_turns(groups(suspects)):
        _look(keys, analyser, drift)
    sources = registered_suggestions()
    unknown = SearchSuggestion.objects.exclude(source="").exclude(source__in=sources).values_list("source", flat=True)
    drift.sources = [*filter(source_is_stale, sources), *sorted(set(unknown))]
    drift.words = _unknown_words()
    for mirror in mirrors():
        drift.mirrors |= _lines_of(mirror)
    return drift


def _lines_of(mirror: Any) -> dict[str, list[str]]:
    """A copy that can't be asked is wrong too."""
    try:
        lines = [str(line) for line in mirror.check()]
    except Exception as error:  # noqa: BLE001  # whatever it is, it goes to who asked
        lines = [str(error) or type(error).__name__]
    return {mirror.name: lines} if lines else {}


@transaction.atomic
def _look(keys: list[str], analyser: str, drift: Drift) -> list[str]:
    """Note what is wrong with these documents, and give their keys."""
    told = told_of_keys(keys, analyser=analyser)
    stored: dict[str, SearchDocument] = SearchDocument.objects.in_bulk(keys, field_name="key")
    lines = stored_lines(row.pk for row in stored.values())
    drift.failed += left_out(keys, told)
    for key, row in told.items():
        document = stored.get(key)
        if document is None:
            wrong = drift.missing if row is not None else None
        elif row is None:
            wrong = drift.extra
        elif differs(row, document):
            wrong = drift.stale
        else:
            wrong = drift.suggestions if lines_of(document) != lines[document.pk].keys() else None
        if wrong is not None:
            wrong.append(key)
    return drift.keys


def _unknown_words() -> list[str]:
    """Words of documents that the list of words does not have, as "nl:woord"."""
    known = {f"{language}:{word}" for language, word in SearchWord.objects.values_list("language", "word")}
    rows = SearchDocument.objects.only("language", "title", "terms", "summary", "body")
    found: Iterable[DocumentFields] = rows.iterator(chunk_size=200)
    held = {f"{row.language}:{word}" for row in found for word in words_of_document(row)}
    return sorted(held - known)


def repair(drift: Drift) -> Repaired:
    """Mend what ``check`` found, and count the words anew. A group of documents has a transaction of its own."""
    read_slowly()
    analyser, failed = signature(), list[str]()
    for keys in in_turns(groups(drift.keys)):
        with transaction.atomic():
            told = told_of_keys(keys, analyser=analyser)
            failed += left_out(keys, told)
            rows = [row for row in told.values() if row is not None]
            write(rows, gone=[key for key, row in told.items() if row is None])
            keep_suggestions(list(SearchDocument.objects.filter(key__in=[row.key for row in rows])))
    for source in drift.sources:
        with transaction.atomic():
            renew_source(source)
    renew_words()
    SearchState.objects.filter(pk=1).update(analyser=analyser)
    return Repaired(failed, tell_rebuilt() if drift.mirrors else [])
