"""Send the mail that waits in the outbox."""

from __future__ import annotations

import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from core.services.mail import SendReport, retry_failed, send_due


class Command(BaseCommand):
    """One round, or rounds until it is told to stop. Any number of these may run at the same time."""

    help = "Verstuurt de mail die klaarstaat. Draai dit elke minuut, of laat het draaien met --loop."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How much, how often, and whether to try given-up mail again."""
        parser.add_argument("--limit", type=int, default=100, help="Hoeveel mails per ronde (100).")
        parser.add_argument(
            "--loop", type=float, metavar="SECONDEN", nargs="?", const=10.0, help="Blijf draaien, met deze pauze (10)."
        )
        parser.add_argument("--retry-failed", action="store_true", help="Probeer opgegeven mail opnieuw.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Send; in a loop until SIGTERM or Ctrl-C, and then finish the mail that is on its way."""
        if options["retry_failed"]:
            self.stdout.write(f"{retry_failed()} mails staan weer klaar")
        if options["loop"] is None:
            self._tell(send_due(options["limit"]), quiet=False)
            return
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        while not stop.is_set():
            close_old_connections()
            report = send_due(options["limit"])
            self._tell(report, quiet=True)
            full_round = report.sent == options["limit"]
            stop.wait(0 if full_round else options["loop"])

    def _tell(self, report: SendReport, *, quiet: bool) -> None:
        if quiet and report == SendReport():
            return
        line = f"{report.sent} verstuurd, {report.retried} later opnieuw, {report.failed} opgegeven"
        self.stdout.write(f"{line}; mailserver niet bereikbaar" if report.unreachable else line)
