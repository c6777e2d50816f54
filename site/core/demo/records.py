"""What the demo notes about the rows that it made, so that it can keep them up to date and take them away."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType

from core.demo.files import fingerprints
from core.models import DemoObject

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = [
    "MAX_AGE",
    "NOBODY",
    "anchor_of",
    "edited_by_hand",
    "gone_records",
    "is_stale",
    "new_record",
    "remember",
    "remember_anchor",
    "remember_source",
]

#: Relative dates move along when they are older than this.
MAX_AGE = timedelta(days=7)
#: Owner of a row that stays although nothing of the demo needs it any more.
NOBODY = "-"
_ANCHOR_KEY = "anchor"
_EDIT_MARGIN = timedelta(seconds=5)


def _source_type() -> ContentType:
    """The kind of a record that stands for a file only."""
    return ContentType.objects.get_for_model(DemoObject)


def new_record(key: str, row: Any, fingerprint: str = "", *, owner: str, existed_before: bool) -> DemoObject:
    """The record of a row that the demo does not know yet, not written."""
    return DemoObject(
        key=key,
        content_type=ContentType.objects.get_for_model(row),
        object_id=str(row.pk),
        fingerprint=fingerprint,
        owner=owner,
        existed_before=existed_before,
    )


def remember(key: str, row: Any, fingerprint: str = "", *, owner: str = "", existed_before: bool = False) -> DemoObject:
    """Note that a row belongs to the demo. Whether it was there before is noted once, the first time.

    A row that the demo knew under another name keeps its record under the new name.
    """
    kind = ContentType.objects.get_for_model(row)
    DemoObject.objects.filter(key=key, content_type=_source_type()).delete()
    same = DemoObject.objects.filter(content_type=kind, object_id=str(row.pk)).exclude(key=key)
    if DemoObject.objects.filter(key=key).exists():
        same.delete()
    else:
        same.update(key=key)
    values = {"content_type": kind, "object_id": str(row.pk), "fingerprint": fingerprint, "owner": owner}
    record, _created = DemoObject.objects.update_or_create(
        key=key, defaults=values, create_defaults={**values, "existed_before": existed_before}
    )
    return record


def remember_source(key: str, fingerprint: str) -> None:
    """Note the state of a file that made no row: a list, or an item that people wrote themselves."""
    kind = _source_type()
    DemoObject.objects.update_or_create(
        key=key, defaults={"content_type": kind, "object_id": key, "fingerprint": fingerprint}
    )


def remember_anchor(day: date) -> None:
    """Note the day to which the relative dates of the demo refer."""
    remember_source(_ANCHOR_KEY, day.isoformat())


def gone_records(files: Iterable[str]) -> list[DemoObject]:
    """Records of rows whose content file is not there any more; the note of a list that is gone goes at once."""
    gone = DemoObject.objects.exclude(fingerprint="").exclude(key__in=[_ANCHOR_KEY, *files])
    kind = _source_type()
    gone.filter(content_type=kind).delete()
    return list(gone.exclude(content_type=kind).select_related("content_type"))


def anchor_of(today: date) -> date | None:
    """The day to which the relative dates refer; None when there is no demo yet or when they are too old."""
    row = DemoObject.objects.filter(key=_ANCHOR_KEY).first()
    day = date.fromisoformat(row.fingerprint) if row is not None else None
    return day if day is not None and day + MAX_AGE >= today else None


def is_stale(content: Path, today: date) -> bool:
    """Whether files changed since the last run, or its relative dates are older than a week. Reads no file as text."""
    if anchor_of(today) is None:
        return True
    known = DemoObject.objects.exclude(fingerprint="").exclude(key=_ANCHOR_KEY)
    return dict(known.values_list("key", "fingerprint")) != fingerprints(content)


def edited_by_hand(record: DemoObject, page: Any) -> bool:
    """Whether an editor changed or unpublished the page after the demo made it; the demo then leaves it alone."""
    changed = page.latest_revision_created_at
    return not page.live or (changed is not None and changed > record.made_at + _EDIT_MARGIN)
