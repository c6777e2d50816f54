"""The database of a test run: migrated once for as long as no migration changes.

On SQLite a file with all tables waits in pytest's own cache; every process copies it, so that migrating (some forty
seconds of work) is done after a change of migrations or packages only. ``pytest --cache-clear`` throws it away.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test.utils import setup_databases, teardown_databases

__all__ = ["kept_database", "server_database", "sqlite_database"]

ROOT = Path(__file__).parents[2]


def _key() -> str:
    """Changes with anything that decides how the tables look."""
    digest = hashlib.sha256()
    for path in sorted([*ROOT.glob("*/migrations/*.py"), *ROOT.glob("site/*/migrations/*.py")]):
        digest.update(f"{path.relative_to(ROOT)}\n".encode() + path.read_bytes())
    digest.update((ROOT / "requirements" / "base.txt").read_bytes())
    digest.update("\n".join(settings.INSTALLED_APPS).encode())
    return digest.hexdigest()[:16]


def _open(path: Path) -> None:
    connection.close()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = str(path)


def _ready(cache: Path) -> Path:
    return cache / f"migrated-{_key()}.sqlite3"


def kept_database(cache: Path) -> Path | None:
    """The migrated file when an earlier test made it, else None."""
    ready = _ready(cache)
    return ready if ready.exists() else None


def _migrated(cache: Path) -> Path:
    """The file with all tables and nothing of ours in it. Two processes may make it at once; the last one wins."""
    ready = _ready(cache)
    if not ready.exists():
        for old in cache.glob("migrated-*"):
            old.unlink(missing_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            fresh = Path(folder) / "fresh.sqlite3"
            _open(fresh)
            call_command("migrate", verbosity=0, interactive=False)
            connection.close()
            fresh.replace(ready)
    return ready


@contextmanager
def sqlite_database(cache: Path) -> Iterator[None]:
    """A migrated database in a file of this process."""
    before = connection.settings_dict["NAME"]
    with tempfile.TemporaryDirectory(prefix="wel-test-database-") as folder:
        target = Path(folder) / "test.sqlite3"
        shutil.copyfile(_migrated(cache), target)
        _open(target)
        yield
        _open(Path(before))


@contextmanager
def server_database() -> Iterator[None]:
    """A migrated database on a server, by the way of Django."""
    made = setup_databases(verbosity=0, interactive=False, aliases={"default": True})
    yield
    teardown_databases(made, verbosity=0)
