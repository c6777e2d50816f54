"""Ask other websites whether the addresses on our pages still work."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from core.editor.link_faults import external_addresses
from core.services.link_check import check_addresses


class Command(BaseCommand):
    """Asks one address at a time; for cron, once a week at night."""

    help = "Kijkt of links naar andere websites het nog doen. Het rapport staat in het beheer onder Kapotte links."

    def handle(self, *args: Any, **options: Any) -> None:
        """Check, and tell how many are broken."""
        asked, broken = check_addresses(addresses=external_addresses())
        self.stdout.write(f"Nagekeken: {asked}. Kapot: {broken}.")
