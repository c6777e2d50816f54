"""A site that is ready to start, with the whole demo content.

Filling it takes a minute, so it waits in pytest's cache for the next run of the same code. ``make test`` has it filled
by ``python -m tests.browser.prepared`` while the other tests run.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.project.repository import ROOT, kept_files
from tests.support.database import kept_database
from tests.support.needs import chromium

__all__ = ["ROOT", "copy_prepared", "environment_of"]

_BESIDE = {"tests", "docs", "benchmarks"}
_TABLES_SECONDS = 90


def environment_of(folder: Path, url: str) -> dict[str, str]:
    """What a process of the site with its data in ``folder`` has to know."""
    kept = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "MEDIA_ROOT", "STATIC_ROOT"}}
    return {
        **kept,
        "DJANGO_SETTINGS_MODULE": "config.settings.demo",
        "VAR_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
        "MEDIA_ROOT": str(folder / "media"),
        "STATIC_ROOT": str(folder / "static"),
        "BASE_URL": url,
        "EMAIL_URL": "dummymail://",
        "PYTHONPATH": f"{ROOT / 'site'}{os.pathsep}{ROOT}",
    }


def copy_prepared(folder: Path, cache: Path) -> None:
    """Put a site that is ready to start in ``folder``, which must not be there yet. ``cache`` is pytest's own."""
    with _alone(cache):
        shutil.copytree(_prepared(cache), folder)


def _key() -> str:
    """Changes with everything that a prepared site is made of."""
    digest = hashlib.sha256()
    for path in kept_files():
        if path.parts[0] not in _BESIDE:
            digest.update(f"{path}\n".encode() + (ROOT / path).read_bytes())
    return digest.hexdigest()[:16]


@contextmanager
def _alone(cache: Path) -> Iterator[None]:
    """One process at a time; the others wait until it is done."""
    with (cache / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _prepared(cache: Path) -> Path:
    """The folder of the site that belongs to the code as it is."""
    sites = cache / "site"
    ready = sites / _key()
    if not ready.exists():
        shutil.rmtree(sites, ignore_errors=True)
        fresh = sites / "fresh"
        fresh.mkdir(parents=True)
        if (tables := kept_database(cache / "database")) is not None:
            shutil.copyfile(tables, fresh / "db.sqlite3")
        command = [sys.executable, str(ROOT / "manage.py"), "start", "--prepare-only"]
        environment = {**environment_of(fresh, "http://localhost:8000"), "PORT": "8000"}
        subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True)  # noqa: S603
        fresh.rename(ready)
    return ready


def _main(cache: Path) -> None:
    """Fill the site, after the tests that run now made the tables. Without Chromium nobody needs it."""
    try:
        chromium()
    except (pytest.skip.Exception, pytest.fail.Exception):
        return
    end = time.monotonic() + _TABLES_SECONDS
    while kept_database(cache / "database") is None and time.monotonic() < end:
        time.sleep(1)
    cache.mkdir(parents=True, exist_ok=True)
    with _alone(cache):
        _prepared(cache)


if __name__ == "__main__":
    _main(ROOT / ".pytest_cache" / "d")
