"""The contact form as a visitor uses it: open it, wait a little, send it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from tests.support.html import view

__all__ = ["ANSWERS", "NOW", "fill_in", "send", "stamp_of"]

NOW = datetime(2031, 3, 4, 12, tzinfo=UTC)
ANSWERS = {
    "subject": "question",
    "about": "Hulp vinden",
    "message": "Waar kan ik koffie drinken?\n\nGroet",
    "name": "Ria",
    "email": "ria@voorbeeld.example",
}


def stamp_of(client: Any, path: str = "/contact/") -> str:
    """The stamp in a form that is handed out now."""
    return str(view(client, path).soup.find("input", {"name": "stamp"})["value"])


def send(client: Any, stamp: str, path: str = "/contact/", **answers: str) -> Any:
    """Send the form from a page of this site."""
    data = {**ANSWERS, "stamp": stamp, **answers}
    return client.post(path, data, headers={"origin": "http://testserver"})


def fill_in(client: Any, clock: Any, path: str = "/contact/", **answers: str) -> Any:
    """Open the form, take ten seconds, send it."""
    stamp = stamp_of(client, path)
    clock.shift(10)
    return send(client, stamp, path, **answers)
