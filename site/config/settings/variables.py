"""Read one variable of the environment; one that is missing or odd stops the start with one plain line."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ

__all__ = [
    "EnvironmentFault",
    "cache",
    "database",
    "log_level",
    "mail_address",
    "mail_server",
    "names",
    "number",
    "secret",
    "security_contact",
    "text",
    "web_address",
    "web_origins",
]

_LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
_SECRET_MINIMUM = 50
_MAIL_ADDRESS = re.compile(r"[^@\s<>,]+@[^@\s<>,]+")


class EnvironmentFault(SystemExit):
    """The site can't start with these variables; printed as it is, without a traceback."""

    def __init__(self, *, name: str, problem: str) -> None:
        super().__init__(f"De website start niet. De omgevingsvariabele {name} {problem}")


def text(name: str, default: str | None) -> str:
    """The variable as it is; what starts with a dollar sign is no reference to another one."""
    value = os.environ.get(name, "").strip()
    if not value and default is None:
        raise EnvironmentFault(name=name, problem="ontbreekt. Zet haar in de omgeving of in het bestand .env.")
    return value or (default or "")


def names(name: str, default: str | None) -> list[str]:
    """Parts with a comma between them; with no default there must be at least one."""
    parts = [part.strip() for part in text(name, default).split(",") if part.strip()]
    if not parts and default is None:
        raise EnvironmentFault(name=name, problem="is leeg. Schrijf namen met een komma ertussen.")
    return parts


def number(name: str, default: int) -> int:
    """A whole number, zero or more."""
    value = text(name, str(default))
    if not value.isdecimal():
        raise EnvironmentFault(name=name, problem=f"moet een getal zijn, maar is '{value}'.")
    return int(value)


def _is_web_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def web_address(name: str, default: str | None) -> str:
    """An address with http or https, without a slash at the end."""
    value = text(name, default)
    if not _is_web_address(value):
        raise EnvironmentFault(
            name=name, problem=f"moet een webadres zijn, zoals https://wel.example, maar is '{value}'."
        )
    return value.rstrip("/")


def web_origins() -> list[str]:
    """Other addresses from which forms may come (``CSRF_TRUSTED_ORIGINS``)."""
    origins = names("CSRF_TRUSTED_ORIGINS", "")
    for origin in origins:
        if not _is_web_address(origin):
            problem = f"moet uit webadressen bestaan, zoals https://wel.example, maar '{origin}' is dat niet."
            raise EnvironmentFault(name="CSRF_TRUSTED_ORIGINS", problem=problem)
    return origins


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
    try:
        return dict(environ.Env.cache_url_config(text("CACHE_URL", "dbcache://wel_cache")))
    except (ValueError, environ.ImproperlyConfigured):
        raise EnvironmentFault(name="CACHE_URL", problem="is geen cache, zoals redis://localhost:6379/1.") from None


def mail_server(default: str | None) -> dict[str, Any]:
    """Django's settings of the mail server."""
    try:
        return dict(environ.Env.email_url_config(text("EMAIL_URL", default)))
    except (KeyError, ValueError, environ.ImproperlyConfigured):
        raise EnvironmentFault(
            name="EMAIL_URL", problem="is geen mailserver, zoals smtp+tls://naam:woord@host:587."
        ) from None


def mail_address(name: str, default: str | None) -> str:
    """One mail address."""
    value = text(name, default)
    if not _MAIL_ADDRESS.fullmatch(value):
        raise EnvironmentFault(
            name=name, problem=f"moet een mailadres zijn, zoals team@wel.example, maar is '{value}'."
        )
    return value


def security_contact(contact: str) -> str:
    """Where to report a leak: an address with a scheme, as RFC 9116 wants it."""
    value = text("SECURITY_CONTACT", f"mailto:{contact}")
    if not value.startswith(("mailto:", "https://", "tel:")):
        problem = f"begint met mailto:, https:// of tel:, zoals mailto:team@wel.example, maar is '{value}'."
        raise EnvironmentFault(name="SECURITY_CONTACT", problem=problem)
    return value


def log_level() -> str:
    """How much is logged."""
    level = text("LOG_LEVEL", "INFO").upper()
    if level not in _LOG_LEVELS:
        raise EnvironmentFault(
            name="LOG_LEVEL", problem=f"moet één van {', '.join(_LOG_LEVELS)} zijn, maar is '{level}'."
        )
    return level


def secret(default: str | None) -> str:
    """The secret key; long enough."""
    secret = text("SECRET_KEY", default)
    if len(secret) < _SECRET_MINIMUM:
        raise EnvironmentFault(
            name="SECRET_KEY", problem=f"is te kort. Neem minstens {_SECRET_MINIMUM} willekeurige tekens."
        )
    return secret
