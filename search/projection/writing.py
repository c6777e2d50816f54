"""Documents, their words and their suggestions are written together, with a version of their own."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from django.db.models import F

from search.mirrors import Gone, tell_mirrors
from search.models import DocumentFields, SearchDocument, SearchDraft, SearchState
from search.projection.columns import COLUMNS, differs
from search.projection.suggesting import keep_suggestions
from search.projection.words import add_words, new_words

__all__ = ["next_version", "write"]

_WRITTEN = (*(name for name in COLUMNS if name != "key"), "version")


def next_version(*, removed: bool = False) -> int:
    """Raise the version of the index; who asks holds it until the end of the transaction, so versions come in order."""
    raised = {"version": F("version") + 1} | ({"removed_at": F("version") + 1} if removed else {})
    if not SearchState.objects.filter(pk=1).update(**raised):
        SearchState.objects.get_or_create(pk=1)
        SearchState.objects.filter(pk=1).update(**raised)
    return SearchState.objects.values_list("version", flat=True).get(pk=1)


def _take_drafts(keys: Collection[str]) -> set[str]:
    """Take away what a rebuild made of these, and say of which it had: what is written now is newer."""
    drafts = SearchDraft.objects.filter(key__in=keys)
    found = set(drafts.values_list("key", flat=True))
    if found:
        drafts.delete()
    return found


def write(rows: Sequence[DocumentFields], *, gone: Collection[str] = ()) -> None:
    """Write these rows and take away those with the keys that are gone, in the transaction that is open.

    What is the same already is left alone: a save of something that search does not tell costs three queries.
    """
    keys = [*(row.key for row in rows), *gone]
    # First: a rebuild that has a draft in hands lets go of it only when the document is there to be seen.
    drafted = _take_drafts(keys)
    stored = SearchDocument.objects.in_bulk(keys, field_name="key")
    changed = [row for row in rows if row.key in drafted or differs(row, stored.get(row.key))]
    removed = [stored[key] for key in gone if key in stored]
    written: list[SearchDocument] = []
    if changed or removed:
        version = next_version(removed=bool(removed))
        written = _write_rows(changed, stored, version)
        if removed:
            SearchDocument.objects.filter(pk__in=[row.pk for row in removed]).delete()
        tell_mirrors(changed=written, gone=[Gone(row.pk, row.key) for row in removed])
    kept = {**stored, **{row.key: row for row in written}}
    keep_suggestions([kept[row.key] for row in rows])


def _write_rows(
    changed: Sequence[DocumentFields], stored: Mapping[str, SearchDocument], version: int
) -> list[SearchDocument]:
    rows = [SearchDocument(**{name: getattr(row, name) for name in COLUMNS}, version=version) for row in changed]
    if not rows:
        return []
    SearchDocument.objects.bulk_create(rows, update_conflicts=True, unique_fields=["key"], update_fields=_WRITTEN)
    add_words(new_words((row, stored.get(row.key)) for row in rows))
    return rows
