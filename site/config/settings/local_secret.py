"""A secret for an installation on one's own machine: made once, kept in a file that only its owner can read."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

__all__ = ["local_secret"]


def local_secret(folder: Path) -> str:
    """The secret in ``folder/secret-key``; makes it when it is not there. Two processes get the same one.

    The file gets its name only when the secret is in it, and only one process can give it that name.
    """
    path = folder / "secret-key"
    if not _read(path):
        own = folder / f"secret-key.{os.getpid()}.{secrets.token_hex(4)}"
        handle = os.open(own, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(secrets.token_urlsafe(64))
        try:
            _give_name(own, path)
        finally:
            own.unlink()
    return _read(path)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8").strip() if path.exists() else ""


def _give_name(own: Path, path: Path) -> None:
    """Let ``path`` be our file, unless another process was first. An empty file is of no use to anyone."""
    if path.exists() and not _read(path):
        path.unlink(missing_ok=True)
    with suppress(FileExistsError):
        path.hardlink_to(own)
