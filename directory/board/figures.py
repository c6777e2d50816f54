"""The numbers of the board. They come from what the public list reads, so a number is what visitors find."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from pyroaring import BitMap

from directory.enums import Intake, ReportKind
from directory.facets import AreaFacet, QuestionFacet
from directory.listing import visible_services
from directory.memory.listed import Listed
from directory.models import Report
from directory.reviews.waiting import Waits, read_waits
from directory.trust import WAIT_MONTHS, WARN_MONTHS, months_since

if TYPE_CHECKING:
    from datetime import date

__all__ = ["Board", "Cell", "Fresh", "OpenReports", "Waiting", "read_board"]

_COLUMNS: Final = (
    "service",
    "service__name",
    "service__assured_date",
    "service__review_interval",
    "service__wait_weeks",
    "service__wait_time",
    "service__intake",
    "service__wait_checked_on",
)

Row = Mapping[str, Any]


@dataclass(slots=True)
class Fresh:
    """How many entries were checked in time, a while ago, long ago, or never."""

    label: str
    good: int = 0
    old: int = 0
    stale: int = 0
    never: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.good + self.old + self.stale + self.never

    @property
    def share(self) -> int | None:
        """Percentage that was checked in time, rounded down: 100 means all. None without entries."""
        return self.good * 100 // self.total if self.total else None


@dataclass(frozen=True, slots=True)
class Cell:
    """Help for one question in one gemeente: ``own`` is for this gemeente, ``listed`` is what its list shows."""

    gemeente: str
    own: int
    listed: int
    url: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A row of the matrix: a hulpvraag, its gemeenten, and help that serves all of them."""

    question: str
    cells: tuple[Cell, ...]
    everywhere: int
    url: str

    @property
    def missing(self) -> int:
        """For how many gemeenten there is no help at all."""
        return sum(not cell.listed for cell in self.cells)


@dataclass(slots=True)
class OpenReports:
    """Open reports of one kind: how many, how many of them too late, and for how many days the oldest waits."""

    label: str
    number: int = 0
    late: int = 0
    oldest: int = 0


@dataclass(frozen=True, slots=True)
class Waiting:
    """An entry with a waiting time that nobody asked about for long."""

    service: int
    name: str
    checked: date | None


@dataclass(slots=True)
class Board:
    """Everything that the board shows."""

    total: Fresh
    gemeenten: list[Fresh] = field(default_factory=list)
    questions: list[Fresh] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    owners: list[Waits] = field(default_factory=list)
    reports: list[OpenReports] = field(default_factory=list)
    waiting: list[Waiting] = field(default_factory=list)

    @property
    def open_reports(self) -> int:
        """How many reports wait."""
        return sum(row.number for row in self.reports)

    @property
    def missing(self) -> int:
        """How many cells of the matrix have no help."""
        return sum(gap.missing for gap in self.gaps)


def _level(row: Row, today: date) -> str:
    """In time is within the interval of the entry itself; a year is long for all."""
    checked = row["service__assured_date"]
    if checked is None:
        return "never"
    age = months_since(checked, today)
    if age < row["service__review_interval"]:
        return "good"
    return "old" if age <= WARN_MONTHS else "stale"


def _fresh(label: str, keys: Iterable[int], levels: Mapping[int, str]) -> Fresh:
    """Of these entries. The table of the list can be a moment older: what just went is passed over."""
    found = Fresh(label)
    for level in filter(None, map(levels.get, keys)):
        setattr(found, level, getattr(found, level) + 1)
    return found


def _list_url(**chosen: str) -> str:
    return f"{reverse('wagtail_serve', args=['hulp/'])}?{urlencode(chosen)}"


class _Areas:
    """Entries by gemeente; those that name none of them, or all, serve everywhere."""

    def __init__(self, listed: Listed) -> None:
        self.labels = AreaFacet().labels()
        named = {slug: listed.keys_of(listed.by_area.get(slug, BitMap())) for slug in {*self.labels, *listed.by_area}}
        in_all = frozenset.intersection(*named.values()) if len(named) > 1 else frozenset()
        self.everywhere = listed.keys_of(listed.everywhere) | in_all
        self.own = {slug: named[slug] - self.everywhere for slug in self.labels}


def _gaps(areas: _Areas, questions: Mapping[str, str], by_question: Mapping[str, frozenset[int]]) -> list[Gap]:
    gaps = []
    for slug, name in questions.items():
        found = by_question.get(slug, frozenset())
        cells = tuple(
            Cell(
                gemeente=label,
                own=len(found & areas.own[gemeente]),
                listed=len(found & (areas.own[gemeente] | areas.everywhere)),
                url=_list_url(vraag=slug, gemeente=gemeente),
            )
            for gemeente, label in areas.labels.items()
        )
        gaps.append(Gap(name, cells, len(found & areas.everywhere), _list_url(vraag=slug)))
    return gaps


def _open_reports(today: date) -> list[OpenReports]:
    """One query, whatever the number."""
    found = {kind: OpenReports(str(label)) for kind, label in ReportKind.choices}
    for kind, created, due in Report.objects.filter(closed_at=None).values_list("kind", "created_at", "due_on"):
        row = found[kind]
        row.number += 1
        row.late += due < today
        row.oldest = max(row.oldest, (today - timezone.localdate(created)).days)
    return list(found.values())


def _waiting(rows: Iterable[Row], today: date) -> list[Waiting]:
    """The longest ago first; never asked before that."""
    found = {
        row["service"]: Waiting(row["service"], row["service__name"], checked)
        for row in rows
        if row["service__wait_weeks"] is not None or row["service__wait_time"] or row["service__intake"] != Intake.OPEN
        if (checked := row["service__wait_checked_on"]) is None or months_since(checked, today) >= WAIT_MONTHS
    }
    return sorted(found.values(), key=lambda row: (row.checked is not None, row.checked or today, row.name))


def read_board() -> Board:
    """All numbers in a fixed number of queries."""
    today, listed = timezone.localdate(), Listed.now()
    rows = list(visible_services().values("pk", *_COLUMNS))
    levels = {row["pk"]: _level(row, today) for row in rows}
    areas, questions = _Areas(listed), QuestionFacet().labels()
    by_question = {slug: listed.keys_of(found) for slug, found in QuestionFacet().values(listed).items()}
    without = frozenset(levels).difference(*by_question.values())
    return Board(
        total=_fresh(_("Alles"), levels, levels),
        gemeenten=[
            *(_fresh(label, areas.own[slug], levels) for slug, label in areas.labels.items()),
            _fresh(_("Heel Flevoland"), areas.everywhere, levels),
        ],
        questions=[
            *(_fresh(name, by_question.get(slug, ()), levels) for slug, name in questions.items()),
            *([_fresh(_("Zonder hulpvraag"), without, levels)] if without else []),
        ],
        names=list(areas.labels.values()),
        gaps=_gaps(areas, questions, by_question),
        owners=read_waits(today),
        reports=_open_reports(today),
        waiting=_waiting(rows, today),
    )
