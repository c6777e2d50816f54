"""``manage.py start``: bring the database, demo content, index and static files up to date, then serve on one port."""

from __future__ import annotations

import hashlib
import os
import signal
import sys
import threading
from pathlib import Path
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, connections
from django.utils import timezone
from gunicorn.app.base import BaseApplication

from config.setup.demo_users import password_lines
from core.demo.run import is_stale
from core.health import migrations_health
from core.services.mail import send_due
from search.models import SearchDocument

_WORKERS, _THREADS = 2, 4
_MAIL_SECONDS = 5.0


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
        if not migrations_health()[0]:
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


def _static_state() -> str:
    """Changes when one of our static files, a package or the storage changes."""
    digest = hashlib.sha256(repr(settings.STORAGES).encode())
    for path in [settings.BASE_DIR / "requirements" / "base.txt", *sorted((settings.BASE_DIR / "static").rglob("*"))]:
        if path.is_file():
            digest.update(str(path.relative_to(settings.BASE_DIR)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


class _Server(BaseApplication):
    """Gunicorn in this process: Django is loaded already, so the workers are there at once."""

    def __init__(self, port: int) -> None:
        self.port = port
        super().__init__()

    def load_config(self) -> None:
        """This computer only, a few workers, no access log (ours has no personal data)."""
        self.cfg.set("bind", f"127.0.0.1:{self.port}")
        self.cfg.set("workers", _WORKERS)
        self.cfg.set("threads", _THREADS)
        self.cfg.set("loglevel", "warning")

    def load(self) -> Any:
        """The site."""
        return get_wsgi_application()


def _serve(port: int) -> int:
    """Run the web server in a child process and send mail in this one, until either is told to stop."""
    connections.close_all()
    server = os.fork()
    if server == 0:
        _Server(port).run()
    stopping = threading.Event()

    def stop(_number: int, _frame: FrameType | None) -> None:
        stopping.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    ended, status = 0, 0
    while not stopping.wait(_MAIL_SECONDS) and not ended:
        ended, status = os.waitpid(server, os.WNOHANG)
        if not ended:
            close_old_connections()
            send_due()
    if not ended:
        os.kill(server, signal.SIGTERM)
        _ended, status = os.waitpid(server, 0)
    return max(os.waitstatus_to_exitcode(status), 0)
