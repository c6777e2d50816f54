"""``manage.py directory_import``: fill the sociale kaart from a table or from HSDS JSON."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from directory.importing.faults import BadFile
from directory.importing.run import ImportOptions, import_file, rare_collection

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    """Looks at the whole file first; with one fault nothing is written."""

    help = "Leest items van de sociale kaart uit een CSV-bestand of uit HSDS 3.1 (JSON)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, and what to do with it."""
        parser.add_argument("file", type=Path, help="een bestand dat eindigt op .csv of .json")
        parser.add_argument("--dry-run", action="store_true", help="kijk alleen, verander niets")
        parser.add_argument("--overwrite", action="store_true", help="het bestand wint van wat hier veranderd is")
        parser.add_argument("--source", default="", help="naam van de lijst waar het bestand uit komt")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import, and tell everything there is to tell."""
        path: Path = options["file"]
        quiet = options["verbosity"] == 0
        chosen = ImportOptions(
            dry_run=options["dry_run"],
            overwrite=options["overwrite"],
            source=options["source"],
            progress=lambda items: tqdm(items, desc="Sociale kaart", unit="groep", leave=False, disable=quiet or None),
        )
        try:
            with rare_collection():
                report = import_file(name=path.name, data=path.read_bytes(), options=chosen)
        except OSError as fault:
            msg = f"{path} kan niet gelezen worden: {fault.strerror}."
            raise CommandError(msg) from fault
        except BadFile as fault:
            msg = f"{path.name}: {fault}"
            raise CommandError(msg) from fault
        for remark in (*report.faults, *report.notes):
            self.stderr.write(str(remark))
        if report.faults:
            raise CommandError(report.summary()[0])
        if not quiet:
            self.stdout.write("\n".join(report.summary()))
