"""``manage.py search_rebuild``: write the search projection anew."""

from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from search.services import rebuild


class Command(BaseCommand):
    """Rebuild in one transaction, with a progress bar."""

    help = "Bouwt het zoekregister opnieuw op."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild and say how many documents there are."""
        quiet = options["verbosity"] == 0
        total = rebuild(progress=lambda items: tqdm(items, desc="Zoekregister", leave=False, disable=quiet))
        if not quiet:
            self.stdout.write(f"{total} documenten in het zoekregister.")
