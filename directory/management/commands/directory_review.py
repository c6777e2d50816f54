"""Ask organisations whether their entries of the sociale kaart still hold."""

from __future__ import annotations

from argparse import ArgumentParser
from contextlib import nullcontext
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from directory.reviews.rounds import RunReport, run

_LINES = (
    ("closures", "Gestopt, dicht of weer open volgens de organisatie"),
    ("ended", "Rondes die niet meer hoeven"),
    ("opened", "Nieuwe rondes"),
    ("mails", "Mails klaargezet"),
    ("reminders", "Daarvan met een herinnering"),
    ("to_call", "Nieuw op de bellijst"),
)


class Command(BaseCommand):
    """One day of the loop; for cron, once a day. A second run on a day changes nothing."""

    help = "Vraagt organisaties of hun items van de sociale kaart nog kloppen. Draai dit elke dag."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """A rehearsal."""
        parser.add_argument("--dry-run", action="store_true", help="Vertel wat er zou gebeuren, en doe niets.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run, tell what was done, and fail when the brake worked."""
        with transaction.atomic() if options["dry_run"] else nullcontext():
            report = run()
            if options["dry_run"]:
                transaction.set_rollback(True)
                self.stdout.write("Proef: er is niets bewaard of verstuurd.")
        self._tell(report)
        if report.braked:
            message = f"Te veel items zouden in één dag van de kaart gaan: {len(report.braked)}. Er ging niets af."
            raise CommandError(message)

    def _tell(self, report: RunReport) -> None:
        for name, words in _LINES:
            self.stdout.write(f"{words}: {getattr(report, name)}")
        self.stdout.write(f"Van de kaart gehaald: {len(report.removed)}")
        for name in [*report.removed, *report.braked]:
            self.stdout.write(f"- {name}")
