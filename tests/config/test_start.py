"""``manage.py start``: from nothing to a running site with one command."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from http.client import HTTPConnection
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings
from wagtail.models import Page

from config.management.commands.start import Command
from core.models import DemoObject
from search.models import SearchDocument
from tests.support.content import ContentTree
from tests.support.processes import ROOT, manage

Start = Callable[[], list[str]]


@pytest.fixture
def machine(content: ContentTree, settings: Settings, tmp_path: Path) -> Path:
    """A checkout with a small content folder and one static file."""
    (tmp_path / "static" / "wel").mkdir(parents=True)
    (tmp_path / "static" / "wel" / "wel.css").write_text("p{}")
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "base.txt").write_text("wagtail==8.0.1\n")
    settings.BASE_DIR = tmp_path
    settings.STATICFILES_DIRS = [str(tmp_path / "static")]
    settings.STATIC_ROOT = str(tmp_path / "verzameld")
    return tmp_path


@pytest.fixture
def start(machine: Path, django_capture_on_commit_callbacks: Any) -> Start:
    """Gives what the command says, without serving."""

    def run() -> list[str]:
        out = StringIO()
        with django_capture_on_commit_callbacks(execute=True):
            call_command("start", prepare_only=True, stdout=out)
        return out.getvalue().splitlines()

    return run


LOADED = "Gemaakt: 1, bijgewerkt: 0, ongewijzigd: 0, weggehaald: 0."


def test_the_first_time_everything_is_made(machine: Path, start: Start, capsys: pytest.CaptureFixture[str]) -> None:
    said = start()

    assert said == [
        "De voorbeeldinhoud wordt geladen …",
        "De bestanden voor het beeld worden klaargezet …",
    ]
    assert LOADED in capsys.readouterr().out
    assert Page.objects.get(slug="een").live is True
    assert SearchDocument.objects.filter(title="Een").count() == 1
    assert (machine / "verzameld" / "wel" / "wel.css").read_text() == "p{}"


def test_the_second_time_there_is_nothing_to_do(start: Start) -> None:
    start()

    assert start() == []


def test_a_database_that_is_behind_is_brought_up_to_date(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("config.management.commands.start.migrations_health", lambda: (False, "1 migrations wait"))

    assert start()[0] == "De database wordt klaargemaakt …"


def test_a_changed_content_file_is_loaded_and_found(start: Start, content: ContentTree) -> None:
    start()
    content.page("home/een", title="Nieuwe titel")

    said = start()

    assert said == ["De voorbeeldinhoud wordt geladen …"]
    assert SearchDocument.objects.filter(title="Nieuwe titel").count() == 1


def test_an_empty_search_index_is_filled(start: Start) -> None:
    start()
    SearchDocument.objects.all().delete()

    start()

    assert SearchDocument.objects.filter(title="Een").count() == 1


def test_a_changed_static_file_is_collected(machine: Path, start: Start) -> None:
    start()
    (machine / "static" / "wel" / "wel.css").write_text("a{}")

    assert "De bestanden voor het beeld worden klaargezet …" in start()
    assert (machine / "verzameld" / "wel" / "wel.css").read_text() == "a{}"


def test_a_fault_in_the_content_is_told(start: Start, content: ContentTree) -> None:
    content.write_text("home/fout.md", "geen kop")

    with pytest.raises(CommandError, match=r"fout\.md, regel 1: .*\nEr is niets veranderd"):
        start()
    assert DemoObject.objects.count() == 0


def test_a_real_site_does_not_start_this_way(start: Start, settings: Settings) -> None:
    settings.DEMO_ALLOWED = False

    with pytest.raises(CommandError, match="Dit is een echte site"):
        start()


def test_a_port_that_is_no_number_is_told(tmp_path: Path) -> None:
    env = {"DJANGO_SETTINGS_MODULE": "config.settings.demo", "VAR_DIR": str(tmp_path), "PORT": "deur"}

    ended = manage("start", "--prepare-only", env=env)

    assert ended.returncode == 2
    assert ended.stderr.splitlines()[-1].endswith("argument --port: invalid int value: 'deur'")


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
from config.management.commands.start import _serve
call_command("migrate", verbosity=0)
sys.exit(_serve(int(sys.argv[1])))
"""


@pytest.mark.slow
def test_it_serves_until_it_is_stopped(tmp_path: Path) -> None:
    port = free_port()
    env = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'db.sqlite3'}",
        "VAR_DIR": str(tmp_path),
        "PYTHONPATH": f"{ROOT / 'site'}{os.pathsep}{ROOT}",
    }
    process = subprocess.Popen([sys.executable, "-c", _SERVE, str(port)], env=env, cwd=ROOT)  # noqa: S603
    try:
        while answer(port, "/livez") != 200 and process.poll() is None:
            time.sleep(0.5)
        answers = [answer(port, path) for path in ("/livez", "/readyz", "/bestaat-niet/")]
        process.send_signal(signal.SIGTERM)
        code = process.wait(60)
    finally:
        process.kill()

    assert (answers, code) == ([200, 200, 404], 0)
    assert answer(port, "/livez") == 0


def test_a_newcomer_reads_where_the_site_is_and_who_can_sign_in(password_file: Path) -> None:
    password_file.parent.mkdir()
    password_file.write_text("redacteur geheim-woord\n")
    out = StringIO()

    Command(stdout=out).tell(8123)

    assert out.getvalue().split("\n") == [
        "",
        "De website:  http://localhost:8123/",
        "De redactie: http://localhost:8123/admin/",
        "Gebruikers en wachtwoorden van deze computer:",
        "  redacteur    geheim-woord",
        "Stoppen: Ctrl-C",
        "",
        "",
    ]


@pytest.mark.django_db
def test_after_everything_is_ready_it_serves(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[int] = []

    def serve(port: int) -> int:
        served.append(port)
        return 3

    monkeypatch.setattr("config.management.commands.start._serve", serve)

    with pytest.raises(SystemExit) as ended:
        call_command("start", port=8123, stdout=StringIO())

    assert (served, ended.value.code) == ([8123], 3)
