"""Start Python as a user would: another process, with an environment of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["PRODUCTION", "ROOT", "manage", "python"]

ROOT = Path(__file__).resolve().parents[2]
#: The variables of a real site.
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
    "SECRET_KEY": "0nly-f0r-the-tests-0f-settings-never-f0r-a-real-site-Qz7",
    "ALLOWED_HOSTS": "wel.example,www.wel.example",
    "BASE_URL": "https://wel.example",
    "DATABASE_URL": "sqlite:///:memory:",
    "EMAIL_URL": "smtp+tls://naam:woord@mail.wel.example:587",
    "CONTACT_EMAIL": "team@wel.example",
    "TRUSTED_PROXY_COUNT": "1",
}
#: Everything that the settings read: empty is the same as absent, and a ``.env`` of the developer does not count.
_NAMES = [
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "BASE_URL",
    "DATABASE_URL",
    "EMAIL_URL",
    "CONTACT_EMAIL",
    "CACHE_URL",
    "DEFAULT_FROM_EMAIL",
    "SECURITY_CONTACT",
    "CSRF_TRUSTED_ORIGINS",
    "TRUSTED_PROXY_COUNT",
    "MEDIA_ROOT",
    "STATIC_ROOT",
    "LOG_LEVEL",
    "VAR_DIR",
    "PORT",
    "DEMO_SITE",
    "ELASTICSEARCH_URL",
    "ELASTICSEARCH_API_KEY",
    "ELASTICSEARCH_CA",
    "ELASTICSEARCH_TIMEOUT",
    "ELASTICSEARCH_INDEX",
]


def _run(arguments: list[str], env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    clean = {
        "PATH": os.environ.get("PATH", ""),
        "PYTHONPATH": f"{ROOT / 'site'}{os.pathsep}{ROOT}",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUTF8": "1",
        **dict.fromkeys(_NAMES, ""),
    }
    return subprocess.run(  # noqa: S603
        [sys.executable, *arguments], env={**clean, **env}, cwd=ROOT, capture_output=True, text=True, check=False
    )


def python(code: str, env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a few lines of Python."""
    return _run(["-c", code], env)


def manage(*arguments: str, env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a management command."""
    return _run(["manage.py", *arguments], env)
