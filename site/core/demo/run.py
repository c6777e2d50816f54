"""Bring the demo up to date with its content files, or take it away."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone

from core import local_cache
from core.demo.files import ContentItem, read_items
from core.demo.pages import PageBuilder
from core.demo.registry import DemoContext, page_types, row_types
from core.demo.taxonomies import load_taxonomies
from core.models import DemoObject

if TYPE_CHECKING:
    from core.demo.registry import PageType

__all__ = ["DemoReport", "is_stale", "load_demo", "remember"]

MAX_AGE = timedelta(days=7)
_ANCHOR_KEY = "anchor"
_EDIT_MARGIN = timedelta(seconds=5)
Progress = Callable[[Iterable[Any], str], Iterable[Any]]


@dataclass(slots=True)
class DemoReport:
    """What a run did, for people."""

    made: int = 0
    updated: int = 0
    unchanged: int = 0
    left_alone: list[str] = field(default_factory=list)


def _anchor_row() -> DemoObject | None:
    return DemoObject.objects.filter(key=_ANCHOR_KEY).first()


def is_stale(content: Path, today: date) -> bool:
    """Whether files changed since the last run, or its relative dates are older than a week."""
    row = _anchor_row()
    if row is None or date.fromisoformat(row.fingerprint) + MAX_AGE < today:
        return True
    known = dict(DemoObject.objects.exclude(key=_ANCHOR_KEY).values_list("key", "fingerprint"))
    return known != {item.key: item.fingerprint for item in read_items(content)}


def remember(key: str, row: Any, fingerprint: str = "", *, existed_before: bool = False) -> None:
    """Note that a row belongs to the demo. Whether it was there before is noted once, the first time."""
    values = {
        "content_type": ContentType.objects.get_for_model(row),
        "object_id": str(row.pk),
        "fingerprint": fingerprint,
    }
    DemoObject.objects.update_or_create(
        key=key, defaults=values, create_defaults={**values, "existed_before": existed_before}
    )


def _edited_by_hand(record: DemoObject, page: Any) -> bool:
    """Whether an editor changed the page after the demo made it; the demo then leaves it alone."""
    changed = page.latest_revision_created_at
    return changed is not None and changed > record.made_at + _EDIT_MARGIN


def _depth(item: ContentItem, page_type: PageType) -> tuple[int, int, str]:
    """Parents before children, the editors' order, then the name; translations last."""
    parent = str(item.head.get("parent", page_type.parent))
    if item.is_translation:
        path = str(item.head["translation_of"])
        return 100 + len([part for part in path.split("/") if part]), 0, item.key
    return len([part for part in parent.split("/") if part]) + bool(parent), int(item.head.get("order", 999)), item.key


class _Run:
    """One run of the demo; all of it inside one transaction."""

    def __init__(self, content: Path, today: date, progress: Progress) -> None:
        self.content, self.today, self.progress = content, today, progress
        self.report = DemoReport()
        self.records = {record.key: record for record in DemoObject.objects.select_related("content_type")}
        anchor = self.records.get(_ANCHOR_KEY)
        fresh = anchor is not None and date.fromisoformat(anchor.fingerprint) + MAX_AGE >= today
        self.anchor = date.fromisoformat(anchor.fingerprint) if anchor is not None and fresh else today
        self.dates_move = not fresh

    def needs_work(self, item: ContentItem) -> bool:
        record = self.records.get(item.key)
        return record is None or record.fingerprint != item.fingerprint or self.dates_move

    def load(self) -> DemoReport:
        load_taxonomies(self.content / "core")
        local_cache.clear()
        items = list(read_items(self.content))
        unknown = [item for item in items if item.type_name not in page_types() and item.type_name not in row_types()]
        if unknown:
            raise unknown[0].error(f"'{unknown[0].type_name}' is geen bekend type")
        context = DemoContext(anchor=self.anchor)
        self.load_rows([item for item in items if item.type_name in row_types()], context)
        self.load_pages([item for item in items if item.type_name in page_types()], context)
        DemoObject.objects.update_or_create(
            key=_ANCHOR_KEY,
            defaults={
                "content_type": ContentType.objects.get_for_model(DemoObject),
                "object_id": _ANCHOR_KEY,
                "fingerprint": self.anchor.isoformat(),
            },
        )
        return self.report

    def load_rows(self, items: list[ContentItem], context: DemoContext) -> None:
        loaded = []
        for item in self.progress(items, "Woorden"):
            if self.needs_work(item):
                self.count(item)
                row = row_types()[item.type_name].load(item, context)
                remember(item.key, row, item.fingerprint)
                loaded.append((row, item))
        for row, item in loaded:
            finish = row_types()[item.type_name].finish
            if finish is not None:
                finish(row, item)

    def load_pages(self, items: list[ContentItem], context: DemoContext) -> None:
        types = page_types()
        builder = PageBuilder(context)
        placed: list[tuple[ContentItem, Any, bool]] = []
        ordered = sorted(items, key=lambda item: _depth(item, types[item.type_name]))
        for item in self.progress(ordered, "Pagina's plaatsen"):
            record = self.records.get(item.key)
            known = record.target if record is not None else None
            known = known.specific if known is not None else None
            page, existed = builder.place(item, types[item.type_name], known)
            if known is not None and record is not None and _edited_by_hand(record, known):
                self.report.left_alone.append(item.key)
            elif self.needs_work(item):
                placed.append((item, page, existed))
            else:
                self.report.unchanged += 1
        for item, page, existed in self.progress(placed, "Pagina's vullen"):
            self.count(item)
            builder.fill(item, types[item.type_name], page)
            remember(item.key, page, item.fingerprint, existed_before=existed)

    def count(self, item: ContentItem) -> None:
        if item.key in self.records:
            self.report.updated += 1
        else:
            self.report.made += 1


def load_demo(content: Path, *, progress: Progress, today: date | None = None) -> DemoReport:
    """Make or update everything that the content files describe, in one transaction.

    Runs again without harm: a file that did not change is skipped, a page that an editor changed stays as it
    is. Dates move forward when the last run is older than a week. Raises ContentError at the first fault.
    """
    with transaction.atomic():
        report = _Run(content, today or timezone.localdate(), progress).load()
    local_cache.clear()
    return report
