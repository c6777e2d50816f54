"""``manage.py setup_site``: cache table, languages, site tree, terms, examples, roles, workflow. Safe to run again."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from config.setup import ensure_examples, ensure_lists, ensure_roles, ensure_site


class Command(BaseCommand):
    """Makes what every installation needs; leaves alone what is there."""

    help = "Maakt talen, vaste pagina's, groepen en de workflow. Wat er al is, blijft zoals het is."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run all steps and say what was made. A cache elsewhere than in the database needs no table."""
        call_command("createcachetable", verbosity=0)
        made = ensure_site() + ensure_lists()
        ensure_examples()
        ensure_roles()
        if options["verbosity"]:
            self.stdout.write(f"De site staat klaar ({made} pagina's gemaakt).")
