# noqa: INP001 (beside scripts of its own, no part of a package)
"""What the scripts behind ``make media`` share: which result came out of which source, in a list beside the sources.

The list holds a hash of what went in and of what came out. So a run makes only what changed, and a test sees a source
that changed without its result, without the program that makes the result.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

__all__ = ["CONTENT", "MEDIA", "ROOT", "SOURCES", "State", "digest"]

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ROOT / "content"
MEDIA = CONTENT / "media"
SOURCES = MEDIA / "bron"


def digest(content: bytes | str) -> str:
    """A hash of what went in or came out; for text the same however git ends lines on this machine."""
    raw = content.replace("\r\n", "\n").encode() if isinstance(content, str) else content
    return hashlib.sha256(raw).hexdigest()


class State:
    """The list of one kind of results: ``bron/<name>.json``. A result has the name of its source and an ending."""

    def __init__(self, name: str, ending: str) -> None:
        self.path = SOURCES / f"{name}.json"
        self.ending = ending
        self.known: dict[str, dict[str, str]] = json.loads(self.path.read_text("utf-8")) if self.path.is_file() else {}

    def result(self, name: str) -> Path:
        """Where what was made of the source with this name is."""
        return MEDIA / f"{name}{self.ending}"

    def now(self, sources: dict[str, bytes | str]) -> dict[str, dict[str, str]]:
        """What the list has to hold, for sources by name of which the result is there."""
        return {
            name: {"bron": digest(source), "beeld": digest(self.result(name).read_bytes())}
            for name, source in sorted(sources.items())
            if self.result(name).is_file()
        }

    def changed(self, sources: dict[str, bytes | str]) -> list[str]:
        """Names of the sources whose result has to be made anew."""
        now = self.now(sources)
        return [name for name in sorted(sources) if name not in now or self.known.get(name) != now[name]]

    def store(self, sources: dict[str, bytes | str]) -> None:
        """Throw away results whose source is gone, and write the list; a list that is right stays as it is."""
        for name in set(self.known) - set(sources):
            self.result(name).unlink(missing_ok=True)
        text = json.dumps(self.now(sources), indent=2) + "\n"
        if not self.path.is_file() or self.path.read_text("utf-8") != text:
            self.path.write_text(text, "utf-8")
