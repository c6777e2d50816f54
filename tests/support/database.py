"""The database of a test run: migrated once for as long as no migration changes.

On SQLite a file with all tables waits in pytest's own cache, on PostgreSQL a database that others are copied from.
Migrating is some forty seconds of work and is done after a change of migrations or packages only.
``pytest --cache-clear`` throws the file away; the database is dropped when a newer one is made.
"""

from __future__ import annotations

import fcntl
import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection

__all__ = ["kept_database", "server_database", "sqlite_database"]

ROOT = Path(__file__).parents[2]


def _key() -> str:
    """Changes with anything that decides how the tables look."""
    digest = hashlib.sha256()
    for path in sorted([*ROOT.glob("*/migrations/*.py"), *ROOT.glob("site/*/migrations/*.py")]):
        digest.update(f"{path.relative_to(ROOT)}\n".encode() + path.read_bytes())
    for name in ("search/full_text.py", "requirements/base.txt"):
        digest.update((ROOT / name).read_bytes())
    digest.update("\n".join(settings.INSTALLED_APPS).encode())
    return digest.hexdigest()[:16]


def _open(name: str) -> None:
    connection.close()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name


def _ready(cache: Path) -> Path:
    return cache / f"migrated-{_key()}.sqlite3"


def kept_database(cache: Path) -> Path | None:
    """The migrated file when an earlier test made it, else None."""
    ready = _ready(cache)
    return ready if ready.exists() else None


@contextmanager
def _alone(cache: Path) -> Iterator[None]:
    """One process at a time; the others find what it made."""
    with (cache / "database.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _migrate(name: str) -> None:
    _open(name)
    call_command("migrate", verbosity=0, interactive=False)
    connection.close()


def _migrated(cache: Path) -> Path:
    """The file with all tables and nothing of ours in it."""
    ready = _ready(cache)
    with _alone(cache):
        if not ready.exists():
            for old in cache.glob("migrated-*"):
                old.unlink(missing_ok=True)
            with tempfile.TemporaryDirectory(dir=cache) as folder:
                fresh = Path(folder) / "fresh.sqlite3"
                _migrate(str(fresh))
                fresh.replace(ready)
    return ready


@contextmanager
def sqlite_database(cache: Path) -> Iterator[None]:
    """A migrated database in a file of this process."""
    before = connection.settings_dict["NAME"]
    with tempfile.TemporaryDirectory(prefix="wel-test-database-") as folder:
        target = Path(folder) / "test.sqlite3"
        shutil.copyfile(_migrated(cache), target)
        _open(str(target))
        yield
        _open(before)


def _on_server(statement: str, *names: str) -> None:
    """Run a statement that makes, renames or drops databases."""
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement.format(*map(connection.ops.quote_name, names)))


def _databases(start: str) -> list[str]:
    """Databases on the server whose name starts like this."""
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [start])
        return [name for (name,) in cursor.fetchall()]


def _original(name: str) -> str:
    """The name of the migrated database that belongs to the code as it is. The caller is alone."""
    start = f"{name}_migrated_"
    ready = f"{start}{_key()}"
    found = _databases(start)
    if ready not in found:
        for old in found:
            _on_server("DROP DATABASE {}", old)
        fresh = f"{start}fresh"
        _on_server("CREATE DATABASE {}", fresh)
        _migrate(fresh)
        _on_server("ALTER DATABASE {} RENAME TO {}", fresh, ready)
    return ready


@contextmanager
def server_database(cache: Path) -> Iterator[None]:
    """A migrated database of this process on the server, dropped afterwards."""
    before = connection.settings_dict["NAME"]
    mine = connection.settings_dict["TEST"]["NAME"] or f"test_{before}"
    with _alone(cache):
        original = _original(before)
        _on_server("DROP DATABASE IF EXISTS {}", mine)
        _on_server("CREATE DATABASE {} TEMPLATE {}", mine, original)
    _open(mine)
    yield
    _open(before)
    _on_server("DROP DATABASE {} WITH (FORCE)", mine)
