"""The log of changes: who writes adds lines in the same transaction, who keeps entries in memory asks for newer ones.

A line is seen when its transaction ends, and that need not be in the order of the numbers. So numbers that were skipped
are asked for again, for as long as a transaction may last.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from time import monotonic
from typing import TYPE_CHECKING, Final

from django.db.models import Min, Q

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

__all__ = ["LONGEST_WRITE", "Marker", "News", "forget_old", "news_since", "note_changes", "start"]

#: So long the log is kept: a process that asked nothing for longer reads everything anew.
_KEPT: Final = timedelta(days=7)
#: The longest that a transaction may last: what was written before will not come to light any more. One of the import
#: writes a group of 200 entries and takes some seconds.
LONGEST_WRITE: Final = timedelta(minutes=15)
#: So many lines back, a process that begins looks for numbers that are still to come.
_BACK: Final = 1_000
_BATCH: Final = 500
Gap = tuple[int, int, float]


@dataclass(frozen=True, slots=True)
class Marker:
    """How far somebody has read: up to ``top``, but for the ``gaps`` (first, last, when they were seen)."""

    top: int
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True)
class News:
    """What changed since a marker, and the marker after it."""

    marker: Marker
    services: frozenset[int] = frozenset()
    pages: frozenset[int] = frozenset()
    everything: bool = False


def note_changes(*, services: Iterable[int] = (), pages: Iterable[int] = (), everything: bool = False) -> None:
    """Let every process read these entries again once this transaction has ended."""
    from directory.models import EntryChange

    lines = [EntryChange(service=key) for key in services] + [EntryChange(page=key) for key in pages]
    EntryChange.objects.bulk_create(lines + ([EntryChange()] if everything else []), batch_size=_BATCH)


def _split(gap: Gap, seen: Sequence[int]) -> list[Gap]:
    """What is left of a gap when these numbers, in order, came."""
    first, last, since = gap
    edges = [first - 1, *(number for number in seen if first <= number <= last), last + 1]
    return [(low + 1, high - 1, since) for low, high in pairwise(edges) if high - low > 1]


def start() -> Marker:
    """The end of the log as it is now. What is read after this call is at least as new."""
    from directory.models import EntryChange

    seen = sorted(EntryChange.objects.order_by("-pk").values_list("pk", flat=True)[:_BACK])
    if not seen:
        return Marker(0)
    first = max(1, min(seen[0], seen[-1] - _BACK))
    return Marker(seen[-1], tuple(_split((first, seen[-1], monotonic()), seen)))


def news_since(marker: Marker) -> News | None:
    """What came since; None when nothing did. One query, of a few rows."""
    from directory.models import EntryChange

    wanted = Q(pk__gt=marker.top)
    for first, last, _since in marker.gaps:
        wanted |= Q(pk__range=(first, last))
    lines = list(EntryChange.objects.filter(wanted).order_by("pk").values_list("pk", "service", "page"))
    if not lines:
        return None
    seen, now = [pk for pk, _service, _page in lines], monotonic()
    top = max(marker.top, seen[-1])
    gaps = [gap for gap in marker.gaps if now - gap[2] < LONGEST_WRITE.total_seconds()]
    left = [part for gap in (*gaps, (marker.top + 1, top, now)) for part in _split(gap, seen)]
    everything = any(service is None and page is None for _pk, service, page in lines)
    newer = [pk for pk in seen if pk > marker.top]
    if newer and newer[0] > marker.top + 1:
        # Either a transaction is still busy, or lines are forgotten already.
        oldest = EntryChange.objects.aggregate(oldest=Min("pk"))["oldest"] or 0
        everything = everything or oldest > marker.top + 1
    return News(
        Marker(top, tuple(left)),
        frozenset(service for _pk, service, _page in lines if service is not None),
        frozenset(page for _pk, _service, page in lines if page is not None),
        everything,
    )


def forget_old(now: datetime) -> int:
    """Wipe lines that are a week old. The newest stays: by it others see that they missed something."""
    from directory.models import EntryChange

    newest = EntryChange.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    old = EntryChange.objects.filter(created_at__lt=now - _KEPT).exclude(pk=newest)
    return old.delete()[0]
