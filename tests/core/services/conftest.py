"""A mail server that can be told to misbehave, mail templates, and a database that other processes can reach."""

from __future__ import annotations

import asyncio
import copy
import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections import deque
from contextlib import closing, suppress
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from aiosmtpd.controller import Controller
from django.conf import settings as django_settings
from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from email.message import EmailMessage

    from aiosmtpd.smtp import SMTP, Envelope, Session
    from pytest_django import Settings

WORKER = Path(__file__).with_name("worker.py")
ROOT = Path(__file__).parents[3]


@dataclass
class Sink:
    """An SMTP server on a free port. ``replies`` are used up one a mail; after that every mail is accepted."""

    port: int
    mails: list[EmailMessage] = field(default_factory=list)
    replies: deque[str] = field(default_factory=deque)
    refused: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    hold_before: threading.Event | None = None
    hold_after: threading.Event | None = None
    data_seen: threading.Event = field(default_factory=threading.Event)
    controller: Controller | None = None

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Refuse the addresses in ``refused`` with their reply."""
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Keep the mail, or answer with the next of ``replies``; wait when told to."""
        content = envelope.content
        assert isinstance(content, bytes)
        reply = self.replies.popleft() if self.replies else "250 OK"
        await self._wait(self.hold_before)
        if self.delay:
            await _sleep(self.delay)
        if reply.startswith("2"):
            self.mails.append(message_from_bytes(content, policy=policy.default))
        await self._wait(self.hold_after)
        return reply

    async def _wait(self, event: threading.Event | None) -> None:
        if event is None:
            return
        self.data_seen.set()
        while not event.is_set():
            await _sleep(0.01)

    def start(self) -> None:
        """Listen."""
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self.controller.start()

    def stop(self) -> None:
        """Be gone; connections are refused."""
        if self.controller is not None:
            self.controller.stop()
            self.controller = None

    @property
    def message_ids(self) -> list[str]:
        """What was accepted, in order of arrival."""
        return [mail["Message-ID"] for mail in self.mails]


def go(worker: subprocess.Popen[str]) -> None:
    """Let a worker begin; one that is dead already can't be told."""
    assert worker.stdin is not None
    with suppress(BrokenPipeError):
        worker.stdin.write("go\n")
        worker.stdin.flush()


async def _sleep(seconds: float) -> None:
    await asyncio.sleep(seconds)


def free_port() -> int:
    """A port on which nothing listens."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def sink(settings: Settings) -> Iterator[Sink]:
    """A mail server that runs, and the settings that lead to it."""
    server = Sink(port=free_port())
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_TIMEOUT = 5
    server.start()
    yield server
    server.stop()


@pytest.fixture(autouse=True)
def note_template(tmp_path: Path, settings: Settings) -> None:
    """The mail template ``test/note``, with every kind of danger in its context."""
    folder = tmp_path / "emails" / "test"
    folder.mkdir(parents=True)
    (folder / "note.subject.txt").write_text("Bericht van {{ name }}\n")
    (folder / "note.txt").write_text("Dag {{ name }},\n\n{{ site_name }} in {{ language }}\n")
    (folder / "note.html").write_text('<p dir="{{ direction }}">Dag {{ name }}</p>\n')
    templates = copy.deepcopy(django_settings.TEMPLATES)
    templates[0]["DIRS"] = [*templates[0]["DIRS"], str(tmp_path)]
    settings.TEMPLATES = templates


@dataclass
class SharedDatabase:
    """A database of its own for processes that fight over rows."""

    env: dict[str, str]

    def start(self, *args: str) -> subprocess.Popen[str]:
        """Start a worker; it waits for a line on its input, so that all can begin at the same moment."""
        return subprocess.Popen(  # noqa: S603
            [sys.executable, str(WORKER), *args],
            env=self.env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, *args: str) -> Any:
        """Run one worker to its end."""
        return self.race([args])[0]

    def race(self, commands: list[tuple[str, ...]]) -> list[Any]:
        """Run workers at the same time; what each of them printed as JSON."""
        workers = [self.start(*args) for args in commands]
        ready = [worker.stdout.readline() for worker in workers if worker.stdout]
        for worker in workers:
            go(worker)
        outputs = [worker.communicate(timeout=60)[0] for worker in workers]
        assert ready == ["ready\n"] * len(workers)
        assert [worker.returncode for worker in workers] == [0] * len(workers)
        return [json.loads(output) for output in outputs]


def _database_url(folder: Path) -> str:
    if connection.vendor == "sqlite":
        return f"sqlite:///{folder / 'shared.sqlite3'}"
    one = connection.settings_dict
    user, password, host = (quote(str(one[key]), safe="") for key in ("USER", "PASSWORD", "HOST"))
    return f"postgres://{user}:{password}@{host}:{one['PORT']}/{one['NAME']}"


@pytest.fixture
def shared_database(tmp_path: Path, emptied: None, transactional_db: None) -> SharedDatabase:
    """SQLite: a file with the two tables; PostgreSQL: the test database itself."""
    env = {
        **os.environ,
        "DATABASE_URL": _database_url(tmp_path),
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site"), os.environ.get("PYTHONPATH", "")]),
    }
    database = SharedDatabase(env)
    database.run("setup")
    return database


@pytest.fixture
def eventually() -> Callable[[Callable[[], bool]], None]:
    """Wait until something is true."""

    def wait(condition: Callable[[], bool]) -> None:
        end = time.monotonic() + 30
        while not condition():
            assert time.monotonic() < end
            time.sleep(0.01)

    return wait
