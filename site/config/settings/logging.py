"""Logs without personal data: no query strings, no addresses of visitors."""

from typing import Any

__all__ = ["logging_config"]


def logging_config(level: str, *, as_json: bool) -> dict[str, Any]:
    """Readable lines for people, or JSON lines for machines, to standard error."""
    formatter = "json" if as_json else "lines"
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {
            "request_id": {"()": "core.logs.RequestIdFilter"},
            "secrets": {"()": "core.logs.SecretFilter"},
        },
        "formatters": {
            "lines": {
                "format": "{asctime} {levelname} {request_id} {name} {message}",
                "style": "{",
                "datefmt": "%H:%M:%S",
            },
            "json": {"()": "core.logs.JsonFormatter"},
        },
        "handlers": {
            "console": {"class": "logging.StreamHandler", "formatter": formatter, "filters": ["request_id", "secrets"]},
        },
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            "django.request": {"level": "ERROR"},
            "django.server": {"handlers": ["console"], "level": level, "propagate": False},
            "wagtail": {"level": "WARNING"},
            # When an error gets past the site its line would have the whole address.
            "gunicorn.error": {"handlers": ["console"], "level": level, "propagate": False},
            "django_tasks": {"level": "WARNING"},
            "PIL": {"level": "INFO"},
            "asyncio": {"level": "INFO"},
            # One line an outage comes from search itself; the client would write one for each request.
            "elastic_transport": {"level": "ERROR"},
            "elasticsearch": {"level": "ERROR"},
        },
    }
