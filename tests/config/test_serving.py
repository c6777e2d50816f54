"""The web server of one's own machine and the chores beside it: no fault of one takes the other along."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
from django.db import InterfaceError, OperationalError
from django.utils import timezone

from config import serving
from config.serving import Chore, chores, run_due
from home.models import ContactMessage
from tests.support.processes import ROOT


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
    return port


def answer(port: int, path: str) -> int:
    """Status of an answer; 0 while nobody answers."""
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    except OSError:
        return 0
    finally:
        connection.close()


_SERVE = """
import sys, django
django.setup()
from django.core.management import call_command
from django.db import OperationalError
from config import serving

def broken():
    raise OperationalError("server closed the connection unexpectedly")

def torn():
    raise KeyboardInterrupt

if sys.argv[2]:
    serving._ROUND_SECONDS = 0.2
    serving.chores = lambda: [serving.Chore(sys.argv[2], 0.2, globals()[sys.argv[2]])]
call_command("migrate", verbosity=0)
sys.exit(serving.serve(int(sys.argv[1])))
"""

Serve = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One database for the sites of this module: only the first has to be migrated."""
    return tmp_path_factory.mktemp("var")


@pytest.fixture
def serve(folder: Path) -> Iterator[Serve]:
    """Starts a site in a session of its own; nothing of it is left after the test."""
    started: list[subprocess.Popen[str]] = []

    def start(port: int, chore: str = "") -> subprocess.Popen[str]:
        env = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "config.settings.test",
            "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
            "VAR_DIR": str(folder),
            "PYTHONPATH": f"{ROOT / 'site'}{os.pathsep}{ROOT}",
        }
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-c", _SERVE, str(port), chore],
            env=env,
            cwd=ROOT,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        started.append(process)
        while answer(port, "/livez") != 200 and process.poll() is None:
            time.sleep(0.2)
        return process

    yield start
    for process in started:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


@pytest.mark.slow
def test_it_serves_until_its_terminal_is_closed(serve: Serve) -> None:
    port = free_port()
    process = serve(port)
    answers = [answer(port, path) for path in ("/livez", "/readyz", "/bestaat-niet/")]

    process.send_signal(signal.SIGHUP)

    assert (process.wait(60), answers) == (0, [200, 200, 404])
    assert answer(port, "/livez") == 0


@pytest.mark.slow
def test_a_fault_of_the_database_stops_neither_the_site_nor_the_chores(serve: Serve) -> None:
    port = free_port()
    process = serve(port, "broken")
    time.sleep(1)

    running, status = process.poll(), answer(port, "/livez")
    process.terminate()
    _out, said = process.communicate(timeout=60)

    assert (running, status, process.returncode) == (None, 200, 0)
    assert said.count("The chore broken failed") >= 2
    assert "OperationalError: server closed the connection unexpectedly" in said


@pytest.mark.slow
def test_whatever_ends_the_chores_takes_the_server_along(serve: Serve) -> None:
    port = free_port()
    process = serve(port, "torn")

    process.wait(60)

    assert answer(port, "/livez") == 0


@pytest.fixture
def keep_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """The transaction of a test lives on one connection."""
    monkeypatch.setattr(serving, "close_old_connections", lambda: None)


@pytest.mark.parametrize("fault", [OperationalError, InterfaceError, ValueError])
def test_a_chore_that_fails_gets_its_next_turn(
    fault: type[Exception], keep_connection: None, caplog: pytest.LogCaptureFixture
) -> None:
    done: list[str] = []

    def fail() -> None:
        done.append("fails")
        raise fault

    todo = [Chore("fails", 10, fail), Chore("works", 60, lambda: done.append("works"))]

    for now in (0.0, 9.9, 10.0, 60.0):
        run_due(todo, now)

    assert done == ["fails", "works", "fails", "fails", "works"]
    assert caplog.messages.count("The chore fails failed; it is tried again later") == 3


def test_mail_leaves_pages_go_online_and_words_are_wiped(
    home: Any, keep_connection: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[str] = []
    monkeypatch.setattr(serving, "send_due", lambda: sent.append("mail"))
    old = timezone.now() - timedelta(days=91)
    ContactMessage.objects.create(subject="idea", message="x", language="nl", submission_key="a", created_at=old)
    page = home.add_child(instance=type(home.get_children().get(slug="privacy").specific)(title="Later", live=False))
    page.go_live_at = timezone.now() - timedelta(minutes=1)
    page.save_revision(approved_go_live_at=page.go_live_at)

    run_due(chores(), 0.0)

    page.refresh_from_db()
    assert (sent, page.live, ContactMessage.objects.exists()) == (["mail"], True, False)
    assert {chore.name: chore.due for chore in chores()} == {
        "mail": 0.0,
        "publishing": 0.0,
        "judging": 0.0,
        "wiping": 0.0,
    }
    assert [chore.every for chore in chores()] == [5.0, 60, 300, 86_400]
