"""``manage.py start``: bring the database, demo content, index and static files up to date, then serve on one port."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from config.serving import serve
from config.setup.demo_users import password_lines
from core.demo.run import is_stale
from search.lists.rebuilding import is_outdated
from search.models import SearchDocument


class Command(BaseCommand):
    """One command for a newcomer. Everything in it may run again; what is up to date is skipped."""

    #: They take a tenth of a second start, and find faults of who writes code: ``make check`` runs them.
    requires_system_checks = []
    help = "Maakt alles klaar en start de website op deze computer. Stop met Ctrl-C."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whether to serve at all. The port is the variable ``PORT``: the site must know it before it starts."""
        parser.add_argument("--prepare-only", action="store_true", help="maak alles klaar, maar start niet")

    def handle(self, *args: Any, **options: Any) -> None:
        """Prepare and serve."""
        if not settings.DEMO_ALLOWED:
            msg = "Dit is een echte site. Start die met gunicorn; docs/beheer/ zegt hoe."
            raise CommandError(msg)
        self.prepare()
        if options["prepare_only"]:
            return
        self.tell(settings.LOCAL_PORT)
        sys.exit(serve(settings.LOCAL_PORT))

    def prepare(self) -> None:
        """Database, content, index, static files."""
        tables = Path(settings.DEMO_PASSWORD_FILE).parent / "tabellen.json"
        if not _is_migrated():
            self.say("De database wordt klaargemaakt …")
            call_command("migrate", interactive=False, verbosity=0)
        elif tables.exists() and not _fits(json.loads(tables.read_text(encoding="utf-8"))):
            msg = (
                "De tabellen zien er in deze versie anders uit dan in uw database, en zij kunnen niet vanzelf mee. "
                "Draai make reset (dat wist alles wat u op deze computer invulde) en daarna weer make run."
            )
            raise CommandError(msg)
        tables.parent.mkdir(parents=True, exist_ok=True)
        tables.write_text(json.dumps(_own_migrations(), indent=1), encoding="utf-8")
        call_command("setup_site", verbosity=0)
        content = settings.BASE_DIR / "content"
        if is_stale(content, timezone.localdate()):
            self.say("De voorbeeldinhoud wordt geladen …")
        call_command("demo", if_stale=True, keep_going=True)
        if not SearchDocument.objects.exists() or is_outdated():
            self.rebuild_search()
        self.collect_static()

    def rebuild_search(self) -> None:
        """What fails in it keeps nobody from the site: the rest is found, without a search server in the database."""
        try:
            call_command("search_rebuild")
        except CommandError as error:
            self.say(str(error))

    def collect_static(self) -> None:
        """Collect and compress, unless nothing changed since the last time."""
        stamp = Path(str(settings.STATIC_ROOT)) / "stand.txt"
        state = _static_state()
        if stamp.exists() and stamp.read_text(encoding="utf-8") == state:
            return
        self.say("De bestanden voor het beeld worden klaargezet …")
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        stamp.write_text(state, encoding="utf-8")

    def tell(self, port: int) -> None:
        """Where the site is, and who can sign in."""
        self.say("")
        self.say(f"De website:  http://localhost:{port}/")
        self.say(f"De redactie: http://localhost:{port}/admin/")
        self.say("Gebruikers en wachtwoorden van deze computer:")
        for line in password_lines(Path(settings.DEMO_PASSWORD_FILE)):
            name, _space, password = line.partition(" ")
            self.say(f"  {name:<12} {password}")
        self.say("Stoppen: Ctrl-C")
        self.say("")

    def say(self, text: str) -> None:
        """Print at once, also when the output is a file."""
        self.stdout.write(text)
        self.stdout.flush()


def _is_migrated() -> bool:
    """Whether every migration is applied. Compares names; loading the migrations would take much longer."""
    files = {
        (app.label, path.stem)
        for app in apps.get_app_configs()
        for path in Path(app.path, "migrations").glob("*.py")
        if not path.name.startswith("_")
    }
    return files <= MigrationRecorder(connection).applied_migrations().keys()


def _own_migrations() -> dict[str, str]:
    """What each of our own migrations says, as a digest by its path."""
    paths = sorted([*settings.BASE_DIR.glob("*/migrations/0*.py"), *settings.BASE_DIR.glob("site/*/migrations/0*.py")])
    return {str(path.relative_to(settings.BASE_DIR)): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def _fits(made: dict[str, str]) -> bool:
    """Whether the migrations that made the database still say the same. Before the first release they may change."""
    now = _own_migrations()
    return all(now.get(path) == digest for path, digest in made.items())


def _static_state() -> str:
    """Changes when one of our static files, a package or the storage changes."""
    digest = hashlib.sha256(repr(settings.STORAGES).encode())
    own = [Path(app.path) for app in apps.get_app_configs() if Path(app.path).is_relative_to(settings.BASE_DIR)]
    folders = [settings.BASE_DIR / "static", *(folder / "static" for folder in own if ".venv" not in folder.parts)]
    files = sorted(path for folder in folders for path in folder.rglob("*"))
    for path in [settings.BASE_DIR / "requirements" / "base.txt", *files]:
        if path.is_file():
            digest.update(str(path.relative_to(settings.BASE_DIR)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
