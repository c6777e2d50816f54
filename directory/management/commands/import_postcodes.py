"""Take a better list of postcode areas than the one that comes along."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from directory.postcode_file import PostcodeFileError, read_areas
from directory.services import replace_postcodes

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    """Replaces the whole list, or nothing of it."""

    help = "Leest postcodegebieden uit een CSV-bestand: postcode, plaats, gemeente, breedte en lengte."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, and whether to look only."""
        parser.add_argument("file", type=Path, help="een CSV-bestand van CBS, GeoNames of uzelf")
        parser.add_argument("--dry-run", action="store_true", help="kijk alleen of het bestand goed is")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, replace, and tell how many there are."""
        try:
            areas = read_areas(options["file"])
        except PostcodeFileError as fault:
            raise CommandError(str(fault)) from fault
        if options["dry_run"]:
            self.stdout.write(f"Het bestand is goed: {len(areas)} postcodegebieden. Er is niets veranderd.")
            return
        replace_postcodes(areas=areas)
        self.stdout.write(f"Postcodegebieden: {len(areas)}.")
