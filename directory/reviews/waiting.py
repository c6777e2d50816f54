"""What owners said and an editor has to look at, and whom somebody has to call: how much waits, and how long."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.enums import ProposalState
from directory.models import Closure, Proposal, Review
from directory.reports.days import working_days_since

if TYPE_CHECKING:
    from datetime import date

__all__ = ["Waits", "read_waits"]


@dataclass(frozen=True, slots=True)
class Waits:
    """One list of the screen "Bijhouden".

    ``late`` are past their day, ``oldest`` is for how many working days the oldest waits, ``due`` is the first day
    before which an editor looks: a call has none.
    """

    label: str
    url: str
    number: int
    late: int
    oldest: int
    due: date | None


def _of(found: Any, today: date, label: str, part: str, *, since: str = "created_at", until: str = "") -> Waits:
    """One query."""
    wanted: dict[str, Any] = {"number": Count("pk"), "since": Min(since)}
    if until:
        wanted |= {"late": Count("pk", filter=Q(**{f"{until}__lt": today})), "due": Min(until)}
    row = found.aggregate(**wanted)
    oldest = working_days_since(timezone.localdate(row["since"]), today) if row["since"] else 0
    url = f"{reverse('directory_tasks')}#{part}"
    return Waits(label, url, row["number"], row.get("late", 0), oldest, row.get("due"))


def read_waits(today: date) -> list[Waits]:
    """Changes, closures and calls, in three queries. Who was called about waits for an answer, not for an editor."""
    proposals = Proposal.objects.filter(state=ProposalState.WAITING)
    closures = Closure.objects.filter(checked_at=None)
    calls = Review.objects.filter(closed_at=None, call_since__isnull=False, call_result="")
    return [
        _of(proposals, today, _("Wijzigingen van organisaties"), "wijzigingen", until="due_on"),
        _of(closures, today, _("Gestopt of tijdelijk dicht"), "dicht", until="due_on"),
        _of(calls, today, _("Bellijst"), "bellen", since="call_since"),
    ]
