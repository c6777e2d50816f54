"""The entries that a list shows in one language."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import get_language
from pyroaring import BitMap

from core.enums import TermKind
from core.taxonomies import source_slugs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from directory.memory.table import Table

__all__ = ["Listed", "union"]


def union(sets: Iterable[BitMap]) -> BitMap:
    """What is in at least one of them."""
    found = list(sets)
    return BitMap.union(*found) if found else BitMap()


class Listed:
    """A table as the active language sees it: its own pages, and the Dutch ones without a translation.

    Sets may hold entries of other languages too, until they are cut with ``all``.
    """

    def __init__(self, table: Table, language: str) -> None:
        self.table = table
        source = settings.LANGUAGE_CODE
        self.all = table.rows("language", source)
        if language != source:
            self.all = (self.all - table.rows("translated", language)) | table.rows("language", language)

    @classmethod
    def now(cls) -> Listed:
        """In the active language, as the database is now."""
        from directory.memory.kept import current_table

        return cls(current_table(), get_language() or settings.LANGUAGE_CODE)

    def of(self, group: str) -> Mapping[str, BitMap]:
        """The entries by each value of a group."""
        return self.table.of_group(group)

    def rows(self, group: str, value: str) -> BitMap:
        """The entries with one value."""
        return self.table.rows(group, value)

    def any_of(self, group: str, values: Iterable[str]) -> BitMap:
        """The entries with at least one of these values."""
        return union(self.rows(group, value) for value in values)

    def by_term(self, kind: TermKind) -> dict[str, BitMap]:
        """The entries by each term on their pages, also where a translation of the term was chosen."""
        found: dict[str, BitMap] = {}
        having = self.of(kind.value)
        for pk, slug in source_slugs(kind).items():
            if rows := having.get(str(pk)):
                found[slug] = found[slug] | rows if slug in found else rows
        return found

    @cached_property
    def theme_slugs(self) -> dict[int, str]:
        """The address of each theme by its key."""
        return source_slugs(TermKind.THEME)

    @cached_property
    def themes(self) -> dict[str, BitMap]:
        """The entries by theme."""
        return self.by_term(TermKind.THEME)

    @cached_property
    def by_area(self) -> dict[str, BitMap]:
        """The entries that name a gemeente: on the page, else in the facts."""
        pages = self.by_term(TermKind.GEMEENTE)
        silent = self.all - union(pages.values())
        facts = {slug: rows & silent for slug, rows in self.of("area").items()}
        return {slug: pages.get(slug, BitMap()) | facts.get(slug, BitMap()) for slug in {*pages, *facts}}

    @cached_property
    def everywhere(self) -> BitMap:
        """The entries that name no gemeente: they are for all."""
        return self.all - union(self.by_area.values())

    def keys_of(self, rows: BitMap) -> frozenset[int]:
        """The keys of the pages of these entries."""
        return frozenset(self.table.pks_at(rows & self.all))
