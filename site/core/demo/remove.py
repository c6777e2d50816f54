"""Take the demo away: everything it made, nothing that people made."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from wagtail.models import Page

from core import local_cache
from core.models import DemoObject

__all__ = ["remove_demo"]


def _empty(page: Any) -> None:
    """A page that was there before the demo stays, without the demo's words."""
    page.summary = ""
    if hasattr(page, "body"):
        page.body = None
    page.page_terms = []
    page.related_links = []
    page.save_revision(clean=False).publish()


def _has_own_pages_below(page: Page, demo_pages: set[int]) -> bool:
    return page.get_descendants().exclude(pk__in=demo_pages).exists()


def _remove_pages(records: list[DemoObject]) -> list[str]:
    """Delete the demo's pages, deepest first. Returns the titles of pages that had to stay."""
    kept: list[str] = []
    by_pk = {int(record.object_id): record for record in records}
    for page in Page.objects.filter(pk__in=by_pk).order_by("-depth"):
        current = Page.objects.filter(pk=page.pk).first()
        if current is None:
            continue
        if by_pk[page.pk].existed_before:
            _empty(current.specific)
        elif _has_own_pages_below(current, set(by_pk)):
            kept.append(current.title)
        else:
            current.specific.delete()
    return kept


def _row_of(record: DemoObject) -> Any | None:
    """The row that a record stands for; not for rows that were there before the demo."""
    model = record.content_type.model_class()
    if model is None or model is DemoObject or record.existed_before:
        return None
    return record.target


def _remove_rows(rows: list[Any]) -> list[str]:
    """Delete rows, those that others need last. Returns names of rows that people's own things still need."""
    left = rows
    while left:
        blocked = []
        for row in left:
            try:
                with transaction.atomic():
                    row.delete()
            except ProtectedError:
                blocked.append(row)
        if len(blocked) == len(left):
            return [str(row) for row in blocked]
        left = blocked
    return []


@transaction.atomic
def remove_demo() -> tuple[int, list[str]]:
    """Remove all demo rows in one transaction. Returns how many, and what stayed because people use it."""
    records = list(DemoObject.objects.select_related("content_type"))
    page_records = [
        record
        for record in records
        if record.content_type.model_class() is not None and issubclass(record.content_type.model_class(), Page)
    ]
    kept = _remove_pages(page_records)
    others = [record for record in records if record not in page_records]
    kept += _remove_rows([row for record in others if (row := _row_of(record)) is not None])
    DemoObject.objects.all().delete()
    local_cache.clear()
    return len(records) - len(kept), kept
