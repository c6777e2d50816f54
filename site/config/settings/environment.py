"""The environment, read once into a typed object; a value that is missing or odd stops the start with plain words."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ

from config.settings import variables
from config.settings.variables import EnvironmentFault

__all__ = ["BASE_DIR", "Environment", "EnvironmentFault", "data_folder", "read_environment"]

BASE_DIR = Path(__file__).resolve().parents[3]


@dataclass(frozen=True, slots=True)
class Environment:
    """Everything that differs from one installation to another. ``docs/beheer/`` explains each variable."""

    secret_key: str
    allowed_hosts: list[str]
    base_url: str
    database: dict[str, Any]
    cache: dict[str, Any]
    email: dict[str, Any]
    default_from_email: str
    contact_email: str
    security_contact: str
    trusted_origins: list[str]
    trusted_proxies: int
    var_dir: Path
    media_root: Path
    static_root: Path
    log_level: str

    @property
    def is_https(self) -> bool:
        """Whether visitors reach the site over HTTPS."""
        return urlsplit(self.base_url).scheme == "https"


def data_folder() -> Path:
    """Where the database, uploads and secrets of this machine are; the folder is made when it is not there."""
    folder = Path(os.environ.get("VAR_DIR") or BASE_DIR / "var").resolve()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        problem = f"wijst naar een map die niet gemaakt kan worden: {folder} ({fault.strerror})."
        raise EnvironmentFault(name="VAR_DIR", problem=problem) from None
    return folder


def read_environment(
    *,
    secret_key: str | None = None,
    allowed_hosts: str | None = None,
    base_url: str | None = None,
    email_url: str | None = None,
    contact_email: str | None = None,
) -> Environment:
    """Read the variables; an argument is the value for who sets none, ``None`` means that it must be set.

    Raises ``EnvironmentFault``, which ends the process with one readable line.
    """
    if (BASE_DIR / ".env").exists():
        environ.Env.read_env(BASE_DIR / ".env")
    var_dir = data_folder()
    contact = variables.mail_address("CONTACT_EMAIL", contact_email)
    return Environment(
        secret_key=variables.secret(secret_key),
        allowed_hosts=variables.names("ALLOWED_HOSTS", allowed_hosts),
        base_url=variables.web_address("BASE_URL", base_url),
        database=variables.database(var_dir),
        cache=variables.cache(),
        email=variables.mail_server(email_url),
        default_from_email=variables.text("DEFAULT_FROM_EMAIL", f"WEL in Flevoland <{contact}>"),
        contact_email=contact,
        security_contact=variables.security_contact(contact),
        trusted_origins=variables.web_origins(),
        trusted_proxies=variables.number("TRUSTED_PROXY_COUNT", 0),
        var_dir=var_dir,
        media_root=Path(variables.text("MEDIA_ROOT", str(var_dir / "media"))),
        static_root=Path(variables.text("STATIC_ROOT", str(var_dir / "static"))),
        log_level=variables.log_level(),
    )
