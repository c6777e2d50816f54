"""The environment, read once into a typed object; a value that is missing or odd stops the start with plain words."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ

from config.settings import search_server, servers, variables
from config.settings.variables import EnvironmentFault

__all__ = ["BASE_DIR", "Environment", "EnvironmentFault", "data_folder", "read_environment", "read_file"]

BASE_DIR = Path(__file__).resolve().parents[3]
#: A wrong number is no small thing: with too few, every page leads to itself; with too many, visitors forge addresses.
_PROXY_ADVICE = "Schrijf hoeveel eigen webservers er voor de website staan: meestal 1."


@dataclass(frozen=True, slots=True)
class Environment:
    """Everything that differs from one installation to another. ``docs/beheer/`` explains each variable."""

    secret_key: str
    allowed_hosts: list[str]
    base_url: str
    database: dict[str, Any]
    cache: dict[str, Any]
    #: Empty without a server: then the database finds.
    elasticsearch: dict[str, Any]
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
    theme: str
    port: int

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


def read_file() -> None:
    """Let the file ``.env`` fill in what the environment does not say."""
    if (BASE_DIR / ".env").exists():
        environ.Env.read_env(BASE_DIR / ".env")


def read_environment(
    *,
    secret_key: str | None = None,
    allowed_hosts: str | None = None,
    base_url: str | None = None,
    email_url: str | None = None,
    contact_email: str | None = None,
    trusted_proxies: str | None = None,
) -> Environment:
    """Read the variables; an argument is the value for who sets none, ``None`` means that it must be set.

    Raises ``EnvironmentFault``, which ends the process with one readable line.
    """
    read_file()
    var_dir = data_folder()
    contact = servers.mail_address("CONTACT_EMAIL", contact_email)
    return Environment(
        secret_key=variables.secret(secret_key),
        allowed_hosts=variables.names("ALLOWED_HOSTS", allowed_hosts),
        base_url=variables.web_address("BASE_URL", base_url),
        database=servers.database(var_dir),
        cache=servers.cache(),
        elasticsearch=search_server.elasticsearch(),
        email=servers.mail_server(email_url),
        default_from_email=servers.sender("DEFAULT_FROM_EMAIL", f"WEL in Flevoland <{contact}>"),
        contact_email=contact,
        security_contact=servers.security_contact(contact),
        trusted_origins=variables.web_origins(),
        trusted_proxies=variables.number("TRUSTED_PROXY_COUNT", trusted_proxies, advice=_PROXY_ADVICE),
        var_dir=var_dir,
        media_root=Path(variables.text("MEDIA_ROOT", str(var_dir / "media"))),
        static_root=Path(variables.text("STATIC_ROOT", str(var_dir / "static"))),
        log_level=variables.log_level(),
        theme=variables.theme(),
        port=variables.port(),
    )
