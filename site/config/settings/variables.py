"""Read one variable of the environment; one that is missing or odd stops the start with one plain line."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

__all__ = [
    "EnvironmentFault",
    "log_level",
    "names",
    "number",
    "port",
    "secret",
    "text",
    "theme",
    "web_address",
    "web_origins",
]

_LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
_SECRET_MINIMUM = 50
_HIGHEST_PORT = 65_535
_THEMES = Path(__file__).resolve().parents[3] / "static" / "wel" / "themes"


class EnvironmentFault(SystemExit):
    """The site can't start with these variables; printed as it is, without a traceback."""

    def __init__(self, *, name: str, problem: str) -> None:
        super().__init__(f"De website start niet. De omgevingsvariabele {name} {problem}")


def text(name: str, default: str | None, *, advice: str = "") -> str:
    """The variable as it is; what starts with a dollar sign is no reference to another one.

    ``advice`` helps who has to choose a value and set none.
    """
    value = os.environ.get(name, "").strip()
    if not value and default is None:
        problem = f"ontbreekt. {advice} Zet haar in de omgeving of in het bestand .env."
        raise EnvironmentFault(name=name, problem=" ".join(problem.split()))
    return value or (default or "")


def names(name: str, default: str | None) -> list[str]:
    """Parts with a comma between them; with no default there must be at least one."""
    parts = [part.strip() for part in text(name, default).split(",") if part.strip()]
    if not parts and default is None:
        raise EnvironmentFault(name=name, problem="is leeg. Schrijf namen met een komma ertussen.")
    return parts


def number(name: str, default: str | None, *, advice: str = "") -> int:
    """A whole number, zero or more."""
    value = text(name, default, advice=advice)
    if not value.isdecimal():
        raise EnvironmentFault(name=name, problem=f"moet een getal zijn, maar is '{value}'.")
    return int(value)


def port() -> int:
    """The port on which the site answers on one's own machine."""
    value = number("PORT", "8000")
    if not 0 < value <= _HIGHEST_PORT:
        raise EnvironmentFault(name="PORT", problem=f"moet tussen 1 en {_HIGHEST_PORT} liggen, maar is {value}.")
    return value


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


def log_level() -> str:
    """How much is logged."""
    level = text("LOG_LEVEL", "INFO").upper()
    if level not in _LOG_LEVELS:
        raise EnvironmentFault(
            name="LOG_LEVEL", problem=f"moet één van {', '.join(_LOG_LEVELS)} zijn, maar is '{level}'."
        )
    return level


def theme() -> str:
    """The look of another organisation: the name of its style sheet; empty is our own look."""
    value = text("WEL_THEME", "")
    known = sorted(path.stem for path in _THEMES.glob("*.css"))
    if value and value not in known:
        raise EnvironmentFault(name="WEL_THEME", problem=f"moet één van {', '.join(known)} zijn, maar is '{value}'.")
    return value


def secret(default: str | None) -> str:
    """The secret key; long enough."""
    secret = text("SECRET_KEY", default)
    if len(secret) < _SECRET_MINIMUM:
        raise EnvironmentFault(
            name="SECRET_KEY", problem=f"is te kort. Neem minstens {_SECRET_MINIMUM} willekeurige tekens."
        )
    return secret
