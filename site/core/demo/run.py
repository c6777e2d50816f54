"""Bring the demo up to date with its content files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from taggit.models import Tag

from core import local_cache
from core.demo.context import DemoContext
from core.demo.files import ContentItem, fingerprints, read_items
from core.demo.indexing import index_rows, without_indexing
from core.demo.ledger import Ledger
from core.demo.media import MediaLoader
from core.demo.moves import DateMover
from core.demo.pages import PageBuilder
from core.demo.records import anchor_of, gone_records, is_stale, remember, remember_anchor, remember_source
from core.demo.registry import list_loaders, page_types, row_types
from core.demo.remove import remove_gone, remove_orphans
from core.demo.report import DemoReport, Progress
from core.demo.taxonomies import load_taxonomies
from core.search import changing_many

if TYPE_CHECKING:
    from pathlib import Path

    from core.demo.registry import PageType

__all__ = ["DemoReport", "is_stale", "load_demo", "remember"]

Extras = Callable[[DemoContext], None]


def _order(item: ContentItem) -> int:
    order = item.head.get("order", 999)
    if not isinstance(order, int):
        msg = f"'order': '{order}' is geen getal"
        raise item.error(msg)
    return order


def _depth(item: ContentItem, page_type: PageType) -> tuple[int, int, str]:
    """Parents before children, the editors' order, then the name; translations last."""
    parent = str(item.head.get("parent", page_type.parent))
    if item.is_translation:
        path = str(item.head["translation_of"])
        return 100 + len([part for part in path.split("/") if part]), 0, item.key
    return len([part for part in parent.split("/") if part]) + bool(parent), _order(item), item.key


class _Run:
    """One run of the demo; all of it inside one transaction."""

    def __init__(self, content: Path, today: date, progress: Progress) -> None:
        self.content, self.progress = content, progress
        anchor = anchor_of(today)
        self.dates_move = anchor is None
        self.files = fingerprints(content)
        self.ledger = Ledger.read(self.files)
        self.report = self.ledger.report
        self.context = DemoContext(anchor=anchor or today, ledger=self.ledger)
        self.media = MediaLoader(content, self.files, self.context)

    def load(self, extras: Extras | None) -> DemoReport:
        items = list(read_items(self.content))
        for item in items:
            if item.type_name not in page_types() and item.type_name not in row_types():
                msg = f"'type': '{item.type_name}' is geen bekend type"
                raise item.error(msg)
        tags = set(Tag.objects.values_list("pk", flat=True))
        load_taxonomies(self.content / "core", self.ledger)
        for load in list_loaders():
            load(self.content, self.ledger)
        local_cache.clear()
        with local_cache.cleared_once():
            self.media.load(self.progress)
            self.load_rows([item for item in items if item.type_name in row_types()])
            self.load_pages([item for item in items if item.type_name in page_types()])
        if extras is not None:
            extras(self.context)
        for tag in Tag.objects.exclude(pk__in=tags):
            self.ledger.note(f"tag/{tag.pk}", tag)
        self.drop_what_is_gone()
        self.ledger.close()
        remember_anchor(self.context.anchor)
        return self.report

    def drop_what_is_gone(self) -> None:
        """Take away what came from files that are not there any more; note the state of the lists."""
        self.ledger.store_new()
        for key, fingerprint in self.files.items():
            if key.endswith(".yaml"):
                remember_source(key, fingerprint)
        self.report.removed += remove_gone(gone_records(self.files), self.ledger.is_edited)
        self.report.removed += remove_orphans(self.ledger.orphans())

    def needs_work(self, item: ContentItem) -> bool:
        record = self.ledger.records.get(item.key)
        is_same = record is not None and record.fingerprint == item.fingerprint
        return not is_same or self.ledger.row(item.key) is None or self.media.has_lost_rows

    def load_rows(self, items: list[ContentItem]) -> None:
        loaded = []
        for item in self.progress(items, "Woorden"):
            row_type = row_types()[item.type_name]
            with item.faults():
                row = self.ledger.row(item.key) or row_type.find(item)
            if row.pk is not None and not self.ledger.may_write(item.key, row):
                self.ledger.leave(item.key, item.fingerprint)
                continue
            if not self.needs_work(item):
                self.report.unchanged += 1
                continue
            self.count(item)
            with item.faults(type(row)):
                row_type.load(row, item, self.context)
            self.ledger.note(item.key, row, item.fingerprint)
            loaded.append((row, item, row_type))
        for row, item, row_type in loaded:
            if row_type.finish is not None:
                with item.faults():
                    row_type.finish(row, item)

    def load_pages(self, items: list[ContentItem]) -> None:
        types = page_types()
        builder, mover = PageBuilder(self.context), DateMover(self.context)
        placed: list[tuple[ContentItem, Any, bool]] = []
        sources: dict[int, ContentItem] = {}
        ordered = sorted(items, key=lambda item: _depth(item, types[item.type_name]))
        for item in self.progress(ordered, "Pagina's plaatsen"):
            page_type = types[item.type_name]
            known = self.ledger.row(item.key)
            with item.faults(page_type.model):
                page, existed = builder.place(item, page_type, known.specific if known is not None else None)
            if sources.setdefault(page.pk, item) is not item:
                msg = f"dit bestand maakt dezelfde pagina als {sources[page.pk].path.name}"
                raise item.error(msg)
            if existed and self.belongs_to_people(page):
                self.ledger.leave(item.key, item.fingerprint)
            elif self.needs_work(item):
                placed.append((item, page, existed))
            elif self.dates_move and mover.move(item, page_type, page):
                self.report.updated += 1
            else:
                self.report.unchanged += 1
        mover.save()
        self.fill_pages(builder, placed)

    def fill_pages(self, builder: PageBuilder, placed: list[tuple[ContentItem, Any, bool]]) -> None:
        for item, page, existed in self.progress(placed, "Pagina's vullen"):
            self.count(item)
            page_type, record = page_types()[item.type_name], self.ledger.record_of(page)
            was_there = existed if record is None else record.existed_before
            with item.faults(page_type.model):
                builder.fill(item, page_type, page, is_new=not existed, was_there=was_there)
            self.ledger.note(item.key, page, item.fingerprint, existed_before=existed)

    def belongs_to_people(self, page: Any) -> bool:
        """Whether an editor changed the demo's page, or made a page with words at an address of the demo."""
        record = self.ledger.record_of(page)
        return bool(page.summary) if record is None else self.ledger.is_edited(record)

    def count(self, item: ContentItem) -> None:
        if item.key in self.ledger.records:
            self.report.updated += 1
        else:
            self.report.made += 1


def load_demo(
    content: Path, *, progress: Progress, today: date | None = None, extras: Extras | None = None
) -> DemoReport:
    """Make or update everything that the content files describe, in one transaction.

    Runs again without harm: a file that did not change is skipped, a row that an editor changed stays as it
    is, what came from a file that is gone goes too. Dates move forward when the last run is older than a week.
    ``extras`` adds what needs the pages. Raises ContentError at the first fault.
    """
    run = _Run(content, today or timezone.localdate(), progress)
    try:
        with transaction.atomic():
            with without_indexing(), changing_many():
                report = run.load(extras)
            index_rows(progress(run.ledger.written(), "Verwijzingen"))
    except BaseException:
        run.media.forget_files()
        raise
    local_cache.clear()
    return report
