"""Read content files: a YAML head between two lines of dashes, then Markdown."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

__all__ = ["ContentError", "ContentItem", "read_item", "read_items"]

_FENCE = "---"


class ContentError(ValueError):
    """A content file can't be used; the message names file, line and what to do."""

    def __init__(self, path: Path | str, message: str, line: int = 0) -> None:
        where = f"{path}, regel {line}" if line else str(path)
        super().__init__(f"{where}: {message}")


@dataclass(frozen=True)
class ContentItem:
    """One content file. ``body_line`` is the line on which the Markdown starts, for messages."""

    path: Path
    area: str
    head: dict[str, Any]
    body: str
    body_line: int

    @property
    def key(self) -> str:
        """Stable name of the item: area and file name."""
        return f"{self.area}/{self.path.stem}"

    @property
    def type_name(self) -> str:
        """What kind of thing the file describes."""
        return str(self.head["type"])

    @property
    def slug(self) -> str:
        """Last part of the address; by default the file name, without the language of a translation."""
        return str(self.head.get("slug", self.path.stem))

    @property
    def language(self) -> str:
        """Language code of the text."""
        return str(self.head.get("locale", "nl"))

    @property
    def is_translation(self) -> bool:
        """Whether the item translates another page."""
        return "translation_of" in self.head

    @cached_property
    def fingerprint(self) -> str:
        """Changes when the file changes."""
        return hashlib.sha256(self.path.read_bytes()).hexdigest()

    def error(self, message: str, line: int = 0) -> ContentError:
        """An error about this file."""
        return ContentError(f"content/{self.area}/{self.path.name}", message, line)


def read_item(path: Path, area: str) -> ContentItem:
    """Read one content file. Raises ContentError with the line of the fault."""
    lines = path.read_text(encoding="utf-8").splitlines()
    if not lines or lines[0].strip() != _FENCE:
        raise ContentError(path, "de eerste regel moet '---' zijn", 1)
    try:
        end = next(number for number, line in enumerate(lines[1:], start=1) if line.strip() == _FENCE)
    except StopIteration:
        raise ContentError(path, "de regel '---' na de kop ontbreekt", len(lines)) from None
    try:
        head = yaml.safe_load("\n".join(lines[1:end]))
    except yaml.MarkedYAMLError as fault:
        line = fault.problem_mark.line + 2 if fault.problem_mark else 0
        raise ContentError(path, f"de kop is geen geldige YAML: {fault.problem}", line) from fault
    if not isinstance(head, dict) or "type" not in head:
        raise ContentError(path, "de kop heeft een 'type' nodig", 2)
    return ContentItem(path=path, area=area, head=head, body="\n".join(lines[end + 1 :]), body_line=end + 2)


def read_items(root: Path) -> Iterator[ContentItem]:
    """Every content file under ``content/<area>/``, in a stable order."""
    for path in sorted(root.glob("*/*.md")):
        yield read_item(path, path.parent.name)
