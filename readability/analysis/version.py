"""The version of the analyser: a fingerprint of its source and its lists.

A stored result of another version is out of date. Nobody has to remember to raise a number: whoever changes the
formula, a rule or a list changes the version.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from readability.analysis.words import DATA

__all__ = ["VERSION", "fingerprint", "sources"]

SOURCE = Path(__file__).resolve().parent
LISTS = ("*.csv", "*.txt", "*.gz")
LENGTH = 7


def sources() -> Iterator[Path]:
    """The files that a judgement follows from, in a fixed order."""
    yield from sorted(SOURCE.rglob("*.py"))
    for pattern in LISTS:
        yield from sorted(DATA.glob(pattern))


def fingerprint(files: Iterable[Path]) -> str:
    """Changes with the name and the content of each file."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.name}\x00".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:LENGTH]


VERSION = fingerprint(sources())
