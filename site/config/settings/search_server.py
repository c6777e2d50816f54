"""Read the variables of Elasticsearch. What is secret in them is never repeated in words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit, urlunsplit

from config.settings.variables import EnvironmentFault, text

__all__ = ["elasticsearch"]

_URL_PROBLEM = "is geen adres van Elasticsearch, zoals https://zoek.example:9200."
#: What Elasticsearch allows in the name of an index, as far as anybody needs it.
_INDEX = re.compile(r"[a-z][a-z0-9_-]{0,39}", re.ASCII)
_LONGEST_TIMEOUT = 30.0


def elasticsearch() -> dict[str, Any]:
    """Address, identity and patience; empty without ``ELASTICSEARCH_URL``."""
    url = text("ELASTICSEARCH_URL", "")
    if not url:
        return {}
    address, user, password = _address(url)
    api_key = text("ELASTICSEARCH_API_KEY", "")
    if api_key and user:
        problem = "staat naast een naam en wachtwoord in ELASTICSEARCH_URL. Kies één van de twee."
        raise EnvironmentFault(name="ELASTICSEARCH_API_KEY", problem=problem)
    return {
        "url": address,
        "user": user,
        "password": password,
        "api_key": api_key,
        "ca": _certificates(address),
        "timeout": _timeout(),
        "index": _index(),
    }


def _address(url: str) -> tuple[str, str, str]:
    """The address without what is secret, the name and the password. Error pages hide what is called a password."""
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 9200)
    except ValueError:
        raise EnvironmentFault(name="ELASTICSEARCH_URL", problem=_URL_PROBLEM) from None
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise EnvironmentFault(name="ELASTICSEARCH_URL", problem=_URL_PROBLEM)
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    address = urlunsplit((parts.scheme, f"{host}:{port}", parts.path.rstrip("/"), "", ""))
    return address, unquote(parts.username or ""), unquote(parts.password or "")


def _certificates(address: str) -> str:
    """A file with the certificates that vouch for the server; empty for those of the system."""
    path = text("ELASTICSEARCH_CA", "")
    if path and not address.startswith("https://"):
        problem = "hoort bij een adres met https://, en ELASTICSEARCH_URL heeft dat niet."
        raise EnvironmentFault(name="ELASTICSEARCH_CA", problem=problem)
    if path and not Path(path).is_file():
        raise EnvironmentFault(name="ELASTICSEARCH_CA", problem=f"wijst naar een bestand dat er niet is: {path}.")
    return path


def _timeout() -> float:
    """Seconds to wait for an answer; then the database answers."""
    value = text("ELASTICSEARCH_TIMEOUT", "2")
    try:
        seconds = float(value)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= _LONGEST_TIMEOUT:
        problem = f"moet een aantal seconden tussen 0 en {_LONGEST_TIMEOUT:.0f} zijn, zoals 2, maar is '{value}'."
        raise EnvironmentFault(name="ELASTICSEARCH_TIMEOUT", problem=problem)
    return seconds


def _index() -> str:
    """What the names of our indexes begin with: several sites may share a server."""
    value = text("ELASTICSEARCH_INDEX", "wel")
    if not _INDEX.fullmatch(value):
        problem = f"heeft alleen kleine letters, cijfers en streepjes en begint met een letter, maar is '{value}'."
        raise EnvironmentFault(name="ELASTICSEARCH_INDEX", problem=problem)
    return value
