"""The board as a CSV file: one number a line, so that any program can make its own table of it."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from core.cleaning import without_formula

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directory.board.figures import Board, Fresh

__all__ = ["board_csv"]

Line = tuple[str, str, str, str, int]


def _fresh(part: str, rows: list[Fresh], *, by_gemeente: bool) -> Iterator[Line]:
    words = {"good": _("op tijd"), "old": _("lang niet"), "stale": _("mogelijk verouderd"), "never": _("nooit")}
    for row in rows:
        place = ("", row.label) if by_gemeente else (row.label, "")
        for name, said in words.items():
            yield (part, *place, said, getattr(row, name))


def _lines(board: Board) -> Iterator[Line]:
    yield from _fresh(_("controle per gemeente"), board.gemeenten, by_gemeente=True)
    yield from _fresh(_("controle per hulpvraag"), board.questions, by_gemeente=False)
    for gap in board.gaps:
        for cell in gap.cells:
            yield _("hulp"), gap.question, cell.gemeente, _("alleen voor deze gemeente"), cell.own
        yield _("hulp"), gap.question, "", _("voor heel Flevoland"), gap.everywhere
    for answers in board.owners:
        yield _("antwoorden van organisaties"), "", "", answers.label, answers.number
    for report in board.reports:
        yield _("open meldingen"), "", "", report.label, report.number
    yield _("wachttijd"), "", "", _("langer dan 3 maanden niet gevraagd"), len(board.waiting)


def board_csv(board: Board) -> bytes:
    """With the mark and the semicolon by which a Dutch Excel knows the file."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([_("onderdeel"), _("hulpvraag"), _("gemeente"), _("wat"), _("aantal")])
    for *words, number in _lines(board):
        writer.writerow([*(without_formula(str(word)) for word in words), number])
    return out.getvalue().encode("utf-8-sig")
