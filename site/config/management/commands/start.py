"""``manage.py start``: bring the database, demo content, index and static files up to date, then serve on one port."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
from pathlib import Path
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from config.setup.demo_users import password_lines
from core.demo.run import is_stale
from search.models import SearchDocument

_WORKERS, _THREADS = 2, 4


class Command(BaseCommand):
    """One command for a newcomer. Everything in it may run again; what is up to date is skipped."""

    help = "Maakt alles klaar en start de website op deze computer. Stop met Ctrl-C."

    def add_arguments(self, parser: CommandParser) -> None:
        """The port, and whether to serve at all."""
        parser.add_argument("--port", type=int, default=os.environ.get("PORT") or "8000")
        parser.add_argument("--prepare-only", action="store_true", help="maak alles klaar, maar start niet")

    def handle(self, *args: Any, **options: Any) -> None:
        """Prepare and serve."""
        if not settings.DEMO_ALLOWED:
            msg = "Dit is een echte site. Start die met gunicorn; docs/beheer/ zegt hoe."
            raise CommandError(msg)
        self.prepare()
        if options["prepare_only"]:
            return
        self.tell(options["port"])
        sys.exit(_serve(options["port"]))

    def prepare(self) -> None:
        """Database, content, index, static files."""
        self.say("De database wordt klaargemaakt …")
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("setup_site", verbosity=0)
        content = settings.BASE_DIR / "content"
        if is_stale(content, timezone.localdate()):
            self.say("De voorbeeldinhoud wordt geladen …")
        call_command("demo", if_stale=True)
        if not SearchDocument.objects.exists():
            call_command("search_rebuild")
        self.collect_static()

    def collect_static(self) -> None:
        """Collect and compress, unless nothing changed since the last time."""
        stamp = Path(settings.STATIC_ROOT) / "stand.txt"
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


def _static_state() -> str:
    """Changes when one of our static files, a package or the storage changes."""
    digest = hashlib.sha256(repr(settings.STORAGES).encode())
    for path in [settings.BASE_DIR / "requirements" / "base.txt", *sorted((settings.BASE_DIR / "static").rglob("*"))]:
        if path.is_file():
            digest.update(str(path.relative_to(settings.BASE_DIR)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _environment() -> dict[str, str]:
    root = settings.BASE_DIR
    module = os.environ["DJANGO_SETTINGS_MODULE"]
    return {**os.environ, "DJANGO_SETTINGS_MODULE": module, "PYTHONPATH": f"{root / 'site'}{os.pathsep}{root}"}


def _serve(port: int) -> int:
    """Run the web server and, beside it, the worker that sends mail; stop both together."""
    manage = str(settings.BASE_DIR / "manage.py")
    web = [sys.executable, "-m", "gunicorn", "config.wsgi:application", "--bind", f"127.0.0.1:{port}"]
    web += ["--workers", str(_WORKERS), "--threads", str(_THREADS), "--log-level", "warning"]
    children = [
        subprocess.Popen(web, env=_environment(), cwd=settings.BASE_DIR),  # noqa: S603
        subprocess.Popen([sys.executable, manage, "send_mail_queue", "--loop"], env=_environment()),  # noqa: S603
    ]

    def stop(_number: int, _frame: FrameType | None) -> None:
        for child in children:
            child.terminate()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    code = children[0].wait()
    for child in children:
        child.terminate()
        child.wait()
    return max(code, 0)
