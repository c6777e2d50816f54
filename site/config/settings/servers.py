"""Read the variables that name a server or a mail address: database, cache, mail."""

from __future__ import annotations

from email.utils import parseaddr
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from config.settings.variables import EnvironmentFault, text

__all__ = ["cache", "database", "mail_address", "mail_server", "security_contact", "sender"]


def database(var_dir: Path) -> dict[str, Any]:
    """Django's settings of the database; by default SQLite in ``var_dir``."""
    url = text("DATABASE_URL", f"sqlite:///{var_dir / 'db.sqlite3'}")
    scheme = url.partition(":")[0]
    if scheme not in {"sqlite", "postgres", "postgresql"}:
        raise EnvironmentFault(
            name="DATABASE_URL", problem="begint met sqlite:// of postgres://. Iets anders kennen wij niet."
        )
    try:
        return dict(environ.Env.db_url_config(url))
    except (ValueError, environ.ImproperlyConfigured):
        raise EnvironmentFault(name="DATABASE_URL", problem="klopt niet. Goed is: postgres://naam@host/wel.") from None


def cache() -> dict[str, Any]:
    """Django's settings of the cache; by default a table of the database."""
    url = text("CACHE_URL", "dbcache://wel_cache")
    try:
        found = dict(environ.Env.cache_url_config(url))
    except (ValueError, environ.ImproperlyConfigured):
        raise EnvironmentFault(name="CACHE_URL", problem="is geen cache, zoals redis://localhost:6379/1.") from None
    if url.startswith("redis") and find_spec("redis") is None:
        problem = "noemt Redis, maar het pakket redis is er niet. Installeer het: .venv/bin/pip install redis."
        raise EnvironmentFault(name="CACHE_URL", problem=problem)
    return found


def mail_server(default: str | None) -> dict[str, Any]:
    """Django's settings of the mail server."""
    try:
        return dict(environ.Env.email_url_config(text("EMAIL_URL", default)))
    except (KeyError, ValueError, environ.ImproperlyConfigured):
        raise EnvironmentFault(
            name="EMAIL_URL", problem="is geen mailserver, zoals smtp+tls://naam:woord@host:587."
        ) from None


def _is_mail_address(value: str) -> bool:
    """The rule by which the outbox takes a mail: what it would refuse later must not pass here."""
    try:
        validate_email(value)
    except ValidationError:
        return False
    return True


def mail_address(name: str, default: str | None) -> str:
    """One mail address."""
    value = text(name, default)
    if not _is_mail_address(value):
        raise EnvironmentFault(
            name=name, problem=f"moet een mailadres zijn, zoals team@wel.example, maar is '{value}'."
        )
    return value


def sender(name: str, default: str) -> str:
    """A mail address that may have a name in front of it."""
    value = text(name, default)
    if not value.isprintable() or not _is_mail_address(parseaddr(value)[1]):
        problem = f"moet een afzender zijn, zoals WEL <team@wel.example>, maar is '{value}'."
        raise EnvironmentFault(name=name, problem=problem)
    return value


def security_contact(contact: str) -> str:
    """Where to report a leak: an address with a scheme, as RFC 9116 wants it."""
    value = text("SECURITY_CONTACT", f"mailto:{contact}")
    if not value.startswith(("mailto:", "https://", "tel:")):
        problem = f"begint met mailto:, https:// of tel:, zoals mailto:team@wel.example, maar is '{value}'."
        raise EnvironmentFault(name="SECURITY_CONTACT", problem=problem)
    return value
