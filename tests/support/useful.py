"""The question at the foot of a page as a visitor uses it: press a button, say more."""

from __future__ import annotations

from typing import Any

from tests.support.html import view

__all__ = ["ORIGIN", "say", "thanks_after", "vote"]

ORIGIN = {"origin": "http://testserver"}


def vote(client: Any, path: str = "/over/", answer: str = "nee", prefix: str = "", **headers: str) -> Any:
    """Press a button at the foot of a page."""
    return client.post(f"{prefix}/nuttig/", {"pagina": path, "nuttig": answer}, headers=headers or ORIGIN)


def thanks_after(client: Any, **values: str) -> str:
    """The address of the thanks for an answer, without its place on the page."""
    return str(vote(client, **values).headers["Location"]).removesuffix("#inhoud")


def say(client: Any, clock: Any, url: str, remark: str, **answers: str) -> Any:
    """Open the thanks, take ten seconds, send a remark."""
    stamp = view(client, url).soup.find("input", {"name": "stamp"})["value"]
    clock.shift(10)
    return client.post(url, {"remark": remark, "stamp": stamp, **answers}, headers=ORIGIN)
