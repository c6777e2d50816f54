"""Wipe everything that may not be kept any longer."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from core.services.retention import purge_expired


class Command(BaseCommand):
    """Runs every retention rule that the areas registered; for cron, once a day."""

    help = "Wist gegevens waarvan de bewaartijd voorbij is. Draai dit elke dag."

    def handle(self, *args: Any, **options: Any) -> None:
        """Wipe, tell how many rows per rule, and fail when a rule failed."""
        report = purge_expired()
        for name, count in report.wiped.items():
            self.stdout.write(f"{name}: {count}")
        if report.failed:
            message = f"Niet gelukt: {', '.join(report.failed)}"
            raise CommandError(message)
