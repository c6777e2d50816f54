"""``manage.py demo``: fill the site with the demo content, keep it fresh, or take it away."""

import logging
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone, translation
from tqdm import tqdm

from config.setup import ensure_examples, ensure_roles, ensure_site
from config.setup.demo_extras import load_extras
from config.setup.demo_users import ensure_demo_users
from core.demo import ContentError, DemoContext
from core.demo.remove import remove_demo
from core.demo.report import DemoReport
from core.demo.run import is_stale, load_demo
from core.models import DemoObject
from readability.services import judging_paused, store_missing

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    """Reads ``content/`` and makes pages, terms, users, redirects and promoted results of it."""

    help = "Vult de site met voorbeeldinhoud uit de map content/. Kan steeds opnieuw."

    def add_arguments(self, parser: CommandParser) -> None:
        """Options in plain words."""
        parser.add_argument("--remove", action="store_true", help="haal alle voorbeeldinhoud weg")
        parser.add_argument("--if-stale", action="store_true", help="doe niets als alles al klopt")
        parser.add_argument(
            "--keep-going", action="store_true", help="gaat er iets mis, zeg dat dan en laat staan wat er al is"
        )
        parser.add_argument("--reset-passwords", action="store_true", help="geef de demogebruikers nieuwe wachtwoorden")
        parser.add_argument("--content", type=Path, default=settings.BASE_DIR / "content", help="map met inhoud")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load or remove; refuses on a production site."""
        if not settings.DEMO_ALLOWED:
            msg = "Dit is een echte site. Hier kan geen voorbeeldinhoud op."
            raise CommandError(msg)
        self.quiet = options["verbosity"] == 0
        if options["remove"]:
            self.remove()
            return
        with translation.override(settings.LANGUAGE_CODE):
            self.load_or_keep(options)

    def load_or_keep(self, options: dict[str, Any]) -> None:
        """Load; with ``--keep-going`` a fault does not keep a site with content from starting."""
        try:
            self.load(options)
        except Exception as fault:
            if not (options["keep_going"] and DemoObject.objects.exists()):
                raise
            if not isinstance(fault, CommandError):
                logger.exception("The demo content was not loaded")
            self.stderr.write(str(fault) or type(fault).__name__)
            self.say("De website houdt de inhoud die er al was.")
            self.users(options)

    def load(self, options: dict[str, Any]) -> None:
        """Bring content and users up to date."""
        if options["if_stale"] and not is_stale(options["content"], timezone.localdate()):
            self.users(options)
            self.say("De voorbeeldinhoud is al vers.")
            return

        def extras(context: DemoContext) -> None:
            load_extras(options["content"], context)
            ensure_roles()
            self.users(options)

        try:
            with judging_paused(), transaction.atomic():
                ensure_site()
                report = load_demo(options["content"], progress=self.progress, extras=extras)
                ensure_examples()
        except ContentError as fault:
            msg = f"{fault}\nEr is niets veranderd."
            raise CommandError(msg) from fault
        store_missing()
        self.tell(report)

    def tell(self, report: DemoReport) -> None:
        """Say what was done, and what was not."""
        self.say(
            f"Gemaakt: {report.made}, bijgewerkt: {report.updated}, ongewijzigd: {report.unchanged}, "
            f"weggehaald: {report.removed}."
        )
        for key in report.left_alone:
            self.say(f"Niet aangeraakt, want een redacteur heeft dit veranderd: {key}")
        for sentence in report.skipped:
            self.say(f"Overgeslagen: {sentence}")

    def users(self, options: dict[str, Any]) -> None:
        """Make sure that the demo's users can sign in."""
        path = Path(settings.DEMO_PASSWORD_FILE)
        for name in ensure_demo_users(path, reset=options["reset_passwords"]):
            self.say(f"De gebruiker '{name}' was er al. De demo laat die met rust en weet het wachtwoord niet.")

    def remove(self) -> None:
        """Take the demo away and say what stayed."""
        removed, kept = remove_demo()
        Path(settings.DEMO_PASSWORD_FILE).unlink(missing_ok=True)
        self.say(f"Weggehaald: {removed}.")
        for title in kept:
            self.say(f"Gebleven, want er hangt iets van uzelf aan: {title}")

    def progress(self, items: Iterable[Any], label: str) -> Iterable[Any]:
        """A progress bar in a terminal, unless asked to be quiet."""
        return tqdm(items, desc=label, unit="", leave=False, disable=self.quiet or None)

    def say(self, text: str) -> None:
        """Print unless asked to be quiet."""
        if not self.quiet:
            self.stdout.write(text)
