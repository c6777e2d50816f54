"""``manage.py setup_site``: languages, site tree, roles and workflow. Safe to run again."""

from typing import Any

from django.core.management.base import BaseCommand

from config.setup import ensure_roles, ensure_site


class Command(BaseCommand):
    """Makes what every installation needs; leaves alone what is there."""

    help = "Maakt talen, vaste pagina's, groepen en de workflow. Wat er al is, blijft zoals het is."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run both steps and say what was made."""
        made = ensure_site()
        ensure_roles()
        if options["verbosity"]:
            self.stdout.write(f"De site staat klaar ({made} vaste pagina's gemaakt).")
