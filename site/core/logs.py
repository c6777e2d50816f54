"""How log lines look, and the id of the request that they belong to."""

from __future__ import annotations

import json
import logging
import re
from contextvars import ContextVar
from datetime import UTC, datetime

__all__ = ["JsonFormatter", "RequestIdFilter", "SecretFilter", "request_id", "without_queries", "without_secrets"]

request_id: ContextVar[str] = ContextVar("request_id", default="-")


_CUT = "…"
#: What stands in a secret link. No slug is this long with a capital in it.
_LIKE_A_TOKEN = re.compile(r"(?=[\w-]*[A-Z])[\w-]{40,}", re.ASCII)


def without_secrets(text: str) -> str:
    """The text without anything that may be the secret part of a link."""
    return _LIKE_A_TOKEN.sub(_CUT, text)


#: What stands behind a path: what somebody searched for, among other things.
_QUERY = re.compile(r"(/[^\s?\"'/]*)\?[^\s\"']+")


def without_queries(text: str) -> str:
    """The text with every address up to its question mark."""
    return _QUERY.sub(rf"\1?{_CUT}", text)


class SecretFilter(logging.Filter):
    """Cuts secrets and queries out of every line, whoever writes it: servers and Django log whole addresses."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Never drops a line."""
        try:
            message = record.getMessage()
        except (TypeError, ValueError):  # words and arguments do not fit: a fault of the line, not of who logs it
            message = str(record.msg)
        record.msg, record.args = without_queries(without_secrets(message)), ()
        if record.exc_info:
            record.exc_text = without_queries(without_secrets(logging.Formatter().formatException(record.exc_info)))
        return True


class RequestIdFilter(logging.Filter):
    """Puts the id of the running request on each line."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Never drops a line."""
        record.request_id = request_id.get()
        return True


class JsonFormatter(logging.Formatter):
    """One JSON object a line: time, level, logger, request, message, and the traceback of an error."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        line = {
            "time": datetime.fromtimestamp(record.created, tz=UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "request": getattr(record, "request_id", "-"),
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["traceback"] = record.exc_text or self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)
