"""Build the lexicon of the B1 coach anew from the wheel of lint-ii."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from readability.analysis.words import DATA
from readability.building.lexicon import build_lexicon


class Command(BaseCommand):
    """Run after a new version of lint-ii: `pip download lint-ii --no-deps`, then this. Needs pyarrow."""

    help = "Maakt de woordenlijst van de B1-coach opnieuw uit de wheel van lint-ii. Daarvoor is pyarrow nodig."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The wheel to read, and where to write."""
        parser.add_argument("wheel", type=Path, help="bestand lint_ii-….whl")
        parser.add_argument("--target", type=Path, default=DATA / "lexicon.tsv.gz", help="bestand dat gemaakt wordt")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the file and tell how many words it has."""
        try:
            words = build_lexicon(options["wheel"], DATA / "verbs.csv", options["target"])
        except ModuleNotFoundError as error:
            message = f"Installeer eerst {error.name} om de wheel te kunnen lezen."
            raise CommandError(message) from error
        except OSError as error:
            message = f"Lezen of schrijven lukt niet: {error}"
            raise CommandError(message) from error
        self.stdout.write(f"{words} woorden in {options['target']}")
