"""Look at every link on our pages, and ask other websites whether their addresses still work."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from core.editor.link_faults import external_addresses
from core.services.broken_links import scan_all
from core.services.link_check import check_addresses


class Command(BaseCommand):
    """Asks one address at a time; for cron, once a week at night."""

    help = "Kijkt of alle links het nog doen. Het rapport staat in het beheer onder Kapotte links."

    def handle(self, *args: Any, **options: Any) -> None:
        """Check, keep the result for the report, and tell how many are broken."""
        asked, broken = check_addresses(addresses=external_addresses())
        self.stdout.write(f"Nagekeken: {asked}. Kapot: {broken}.")
        self.stdout.write(f"Kapotte links in het rapport: {scan_all()}.")
