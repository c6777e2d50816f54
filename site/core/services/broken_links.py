"""Keeping what is known of broken links: all of it when somebody asks, and of a page when it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex, get_default_page_content_type

from core.editor.link_faults import LinkFault, link_faults
from core.models.broken_links import BrokenLink, LinkScan

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["follow", "linking_to", "scan_all", "scan_pages"]

_LONGEST: Final = BrokenLink._meta.get_field("target").max_length
_LONGEST_DETAIL: Final = BrokenLink._meta.get_field("detail").max_length


def scan_all() -> int:
    """Look at every link on every page. Gives how many are broken. Reading is done before anything is locked."""
    found = link_faults()
    with transaction.atomic():
        _keep(found, BrokenLink.objects.all())
        LinkScan.objects.all().delete()
        LinkScan.objects.create(done_at=timezone.now())
    return len(found)


def scan_pages(*, keys: Collection[int]) -> None:
    """Look again at the links on these pages. Before the first scan there is nothing to keep up to date.

    Call it when the change is committed: SQLite lets nobody else write until then, and looking takes long.
    """
    if keys and LinkScan.objects.exists():
        found = link_faults(keys)
        with transaction.atomic():
            _keep(found, BrokenLink.objects.filter(page__in=keys))


def _keep(found: list[LinkFault], rows: Any) -> None:
    """Put what was found in the place of these rows; a fault that was known keeps its day.

    A page may have gone since it was read.
    """
    now = timezone.now()
    days = {(row.page_id, row.kind, row.target): row.since for row in rows}
    rows.delete()
    fresh = {}
    there = set(Page.objects.filter(pk__in={fault.page for fault in found}).values_list("pk", flat=True))
    for fault in (fault for fault in found if fault.page in there):
        target = fault.target[:_LONGEST]
        known = (fault.page, str(fault.kind), target)
        fresh[known] = BrokenLink(
            page_id=fault.page,
            kind=fault.kind,
            target=target,
            detail=fault.detail[:_LONGEST_DETAIL],
            goal=fault.goal,
            since=fault.since or days.get(known) or now,
        )
    BrokenLink.objects.bulk_create(fresh.values())


def linking_to(page: Page) -> set[int]:
    """The keys of pages that lead to this one, or to a page below it, as far as Wagtail's index and the rows know."""
    below = list(Page.objects.filter(path__startswith=page.path).values_list("pk", flat=True))
    kind = get_default_page_content_type()
    rows = ReferenceIndex.objects.filter(
        base_content_type=kind, to_content_type=kind, to_object_id__in=[str(key) for key in below]
    )
    sources = {int(key) for key in rows.values_list("object_id", flat=True)}
    return sources | set(BrokenLink.objects.filter(goal__in=below).values_list("page_id", flat=True))


def follow(page: Page) -> None:
    """A page went out, changed or went away: look again at its own links and at those to it."""
    if LinkScan.objects.exists():
        scan_pages(keys={page.pk, *linking_to(page)})
