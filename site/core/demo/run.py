"""Bring the demo up to date with its content files."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from taggit.models import Tag
from wagtail.models import Page, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from core import local_cache
from core.demo.files import ContentItem, fingerprints, read_items
from core.demo.media import MediaLoader
from core.demo.pages import PageBuilder
from core.demo.records import (
    anchor_of,
    edited_by_hand,
    gone_records,
    is_stale,
    remember,
    remember_anchor,
    remember_source,
)
from core.demo.registry import DemoContext, page_types, row_types
from core.demo.remove import remove_gone
from core.demo.report import DemoReport, Progress
from core.demo.taxonomies import load_taxonomies
from core.models import DemoObject

if TYPE_CHECKING:
    from pathlib import Path

    from core.demo.registry import PageType

__all__ = ["DemoReport", "is_stale", "load_demo", "remember"]


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
        self.report = DemoReport()
        self.records = {record.key: record for record in DemoObject.objects.select_related("content_type")}
        self.by_row = {(record.content_type_id, record.object_id): record for record in self.records.values()}
        anchor = anchor_of(today)
        self.anchor, self.dates_move = anchor or today, anchor is None
        self.files = fingerprints(content)
        self.media = MediaLoader(content, self.records, self.files, self.report)

    def load(self) -> DemoReport:
        items = list(read_items(self.content))
        for item in items:
            if item.type_name not in page_types() and item.type_name not in row_types():
                msg = f"'type': '{item.type_name}' is geen bekend type"
                raise item.error(msg)
        tags = set(Tag.objects.values_list("pk", flat=True))
        load_taxonomies(self.content / "core")
        local_cache.clear()
        self.media.load(self.progress)
        context = DemoContext(anchor=self.anchor)
        self.load_rows([item for item in items if item.type_name in row_types()], context)
        self.load_pages([item for item in items if item.type_name in page_types()], context)
        for tag in Tag.objects.exclude(pk__in=tags):
            remember(f"tag/{tag.pk}", tag)
        self.drop_what_is_gone()
        remember_anchor(self.anchor)
        return self.report

    def drop_what_is_gone(self) -> None:
        """Take away what came from files that are not there any more; note the state of the lists."""
        for key, fingerprint in self.files.items():
            if key.endswith(".yaml"):
                remember_source(key, fingerprint)
        self.report.removed += remove_gone(gone_records(self.files))

    def needs_work(self, item: ContentItem) -> bool:
        record = self.records.get(item.key)
        is_same = record is not None and record.fingerprint == item.fingerprint and record.target is not None
        return not is_same or self.dates_move or self.media.has_lost_rows

    def load_rows(self, items: list[ContentItem], context: DemoContext) -> None:
        loaded = []
        for item in self.progress(items, "Woorden"):
            if self.needs_work(item):
                self.count(item)
                with item.faults():
                    row = row_types()[item.type_name].load(item, context)
                remember(item.key, row, item.fingerprint)
                loaded.append((row, item))
            else:
                self.report.unchanged += 1
        for row, item in loaded:
            finish = row_types()[item.type_name].finish
            if finish is not None:
                with item.faults():
                    finish(row, item)

    def load_pages(self, items: list[ContentItem], context: DemoContext) -> None:
        types = page_types()
        builder = PageBuilder(context)
        placed: list[tuple[ContentItem, Any, bool]] = []
        sources: dict[int, ContentItem] = {}
        ordered = sorted(items, key=lambda item: _depth(item, types[item.type_name]))
        for item in self.progress(ordered, "Pagina's plaatsen"):
            record = self.records.get(item.key)
            known = record.target.specific if record is not None and record.target is not None else None
            with item.faults():
                page, existed = builder.place(item, types[item.type_name], known)
            if sources.setdefault(page.pk, item) is not item:
                msg = f"dit bestand maakt dezelfde pagina als {sources[page.pk].path.name}"
                raise item.error(msg)
            if existed and self.belongs_to_people(page):
                self.report.left_alone.append(item.key)
            elif self.needs_work(item):
                placed.append((item, page, existed))
            else:
                self.report.unchanged += 1
        for item, page, existed in self.progress(placed, "Pagina's vullen"):
            self.count(item)
            with item.faults():
                builder.fill(item, types[item.type_name], page, is_new=not existed)
            remember(item.key, page, item.fingerprint, existed_before=existed)

    def belongs_to_people(self, page: Any) -> bool:
        """Whether an editor changed the demo's page, or made a page with words at an address of the demo."""
        record = self.by_row.get((page.content_type_id, str(page.pk)))
        return bool(page.summary) if record is None else edited_by_hand(record, page)

    def count(self, item: ContentItem) -> None:
        if item.key in self.records:
            self.report.updated += 1
        else:
            self.report.made += 1


def load_demo(content: Path, *, progress: Progress, today: date | None = None) -> DemoReport:
    """Make or update everything that the content files describe, in one transaction.

    Runs again without harm: a file that did not change is skipped, a page that an editor changed stays as it
    is, what came from a file that is gone goes too. Dates move forward when the last run is older than a week.
    Raises ContentError at the first fault.
    """
    run = _Run(content, today or timezone.localdate(), progress)
    try:
        with transaction.atomic():
            with disable_reference_index_auto_update():
                report = run.load()
            if report.made or report.updated or report.removed:
                _refer(progress)
    except BaseException:
        run.media.forget_files()
        raise
    local_cache.clear()
    return report


def _refer(progress: Progress) -> None:
    """Note which row uses which, once for each row of the demo instead of at every save."""
    own = ContentType.objects.get_for_model(DemoObject)  # rows about files, not about things
    records = DemoObject.objects.exclude(content_type=own).select_related("content_type")
    for record in progress(records, "Verwijzingen"):
        row = record.target
        row = row.specific if isinstance(row, Page) else row
        if row is not None and ReferenceIndex.model_is_indexable(type(row)):
            ReferenceIndex.create_or_update_for_object(row)
