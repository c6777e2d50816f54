"""The words that documents hold, kept beside them: what a visitor types is compared with these."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, Final

from django.db import connection

from search.analysis import words_in
from search.models import SearchWord

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from search.models import DocumentFields

__all__ = ["Vocabulary", "add_words", "change_words", "count_words", "new_words", "word_changes", "words_of_document"]

#: Letters: shorter ones are no words that one can misspell, longer ones are addresses and codes.
_SHORTEST, _LONGEST = 2, 40
#: Rows in one statement; each has four values, and SQLite takes 32,766.
_GROUP: Final = 2_000
_FIELDS: Final = ("title", "terms", "summary", "body")

#: By language and folded word: how often it was seen as it was written, in small letters.
Vocabulary = defaultdict[tuple[str, str], Counter[str]]


def words_of_document(document: DocumentFields) -> dict[str, str]:
    """The folded words of a document, each with how it writes it first. Codes with digits are no words."""
    found: dict[str, str] = {}
    for name in _FIELDS:
        text = getattr(document, name)
        for word in words_in(text):
            if _SHORTEST <= len(word.folded) <= _LONGEST and word.folded not in found and word.folded.isalpha():
                found[word.folded] = text[word.start : word.end].lower()
    return found


def new_words(changes: Iterable[tuple[DocumentFields, DocumentFields | None]]) -> Vocabulary:
    """What documents hold now and did not hold before."""
    found: Vocabulary = defaultdict(Counter)
    for document, before in changes:
        known = words_of_document(before) if before is not None and before.language == document.language else {}
        for word, shown in words_of_document(document).items():
            if word not in known:
                found[document.language, word][shown] += 1
    return found


def _rows(found: Mapping[tuple[str, str], Counter[str]]) -> list[tuple[str, str, str, int]]:
    """In a fixed order, so that two writers never wait for each other; the most common way of writing is shown."""
    return [
        (language, word, min(shown, key=lambda way: (-shown[way], way))[:80], shown.total())
        for (language, word), shown in sorted(found.items())
    ]


def add_words(found: Vocabulary) -> None:
    """Count these words on top of those that are there: one statement for a save."""
    rows = _rows(found)
    table = connection.ops.quote_name(SearchWord._meta.db_table)
    for start in range(0, len(rows), _GROUP):
        group = rows[start : start + _GROUP]
        source, params = _source(group)
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {table} (language, word, shown, count) {source} "  # our own names
                f"ON CONFLICT (language, word) DO UPDATE SET count = {table}.count + excluded.count",
                params,
            )


def _source(rows: Sequence[tuple[str, str, str, int]]) -> tuple[str, list[Any]]:
    """The rows for a statement. PostgreSQL gets a list for each column: reading thousands of places takes it longer."""
    if connection.vendor == "postgresql":
        lists = [list(column) for column in zip(*rows, strict=True)]
        return "SELECT * FROM unnest(%s::text[], %s::text[], %s::text[], %s::int[])", lists
    return f"VALUES {', '.join(['(%s, %s, %s, %s)'] * len(rows))}", [value for row in rows for value in row]


def count_words(documents: Iterable[DocumentFields]) -> Vocabulary:
    """The words of these documents."""
    return new_words((document, None) for document in documents)


def word_changes(found: Vocabulary) -> list[SearchWord]:
    """What is different when only these words are there: ``count`` is by how much, below zero for what goes."""
    stored = {
        (language, word): (shown, count)
        for language, word, shown, count in SearchWord.objects.values_list("language", "word", "shown", "count")
    }
    changes = []
    for language, word, shown, count in _rows(found):
        before = stored.pop((language, word), ("", 0))
        if before != (shown, count):
            changes.append(SearchWord(language=language, word=word, shown=shown, count=count - before[1]))
    left = sorted(stored.items())
    changes += [SearchWord(language=key[0], word=key[1], shown=shown, count=-count) for key, (shown, count) in left]
    return changes


def change_words(changes: Sequence[SearchWord]) -> None:
    """Change the counts by so much, on top of what others counted meanwhile; in a transaction that holds the state."""
    rows = SearchWord.objects.filter(word__in=[row.word for row in changes]).values_list("language", "word", "count")
    now = {(language, word): count for language, word, count in rows}
    kept: list[SearchWord] = []
    gone: list[SearchWord] = []
    for row in changes:
        row.count += now.get((row.language, row.word), 0)
        (kept if row.count > 0 else gone).append(row)
    for language in {row.language for row in gone}:
        words = [row.word for row in gone if row.language == language]
        SearchWord.objects.filter(language=language, word__in=words).delete()
    SearchWord.objects.bulk_create(
        kept, update_conflicts=True, unique_fields=["language", "word"], update_fields=["shown", "count"]
    )
