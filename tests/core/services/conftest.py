"""A mail server, mail templates, and a database that other processes can reach."""

from __future__ import annotations

import copy
import json
import os
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from django.conf import settings as django_settings
from django.db import connection

from tests.support.smtp import running_sink

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytest_django import Settings

    from tests.support.smtp import Sink

WORKER = Path(__file__).with_name("worker.py")
ROOT = Path(__file__).parents[3]


def go(worker: subprocess.Popen[str]) -> None:
    """Let a worker begin; one that is dead already can't be told."""
    assert worker.stdin is not None
    with suppress(BrokenPipeError):
        worker.stdin.write("go\n")
        worker.stdin.flush()


@pytest.fixture
def sink(settings: Settings) -> Iterator[Sink]:
    """A mail server that runs, and the settings that lead to it."""
    with running_sink(settings) as server:
        yield server


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
