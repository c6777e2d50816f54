"""The text for readers in a file: of a content file its summary, the fields that visitors read and the Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import yaml

from core.page_checks import page_models
from readability.extraction import read_fields

__all__ = ["reader_text"]

_HEAD: Final = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*$\n?", re.DOTALL | re.MULTILINE)
#: A block of a page in a content file: its lines are data, not sentences.
_BLOCK: Final = re.compile(r"^:::[ \t]*\w.*?^:::[ \t]*$", re.DOTALL | re.MULTILINE)
_SUMMARY: Final = "summary"


def reader_text(text: str) -> str:
    """What a reader sees of a file. A text without a YAML head stays as it is."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    head = _HEAD.match(text)
    values = _values(head.group(1)) if head else None
    if head is None or values is None:
        return text
    return "\n\n".join([*_told(values), _BLOCK.sub("\n", text[head.end() :])])


def _values(head: str) -> dict[str, Any] | None:
    """The values of a head; None when the lines are no YAML with names, such as a text between two rules."""
    try:
        values = yaml.safe_load(head)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    return values if isinstance(values, dict) else None


def _told(values: dict[str, Any]) -> Iterator[str]:
    """The texts in a head that visitors read as sentences."""
    names = (_SUMMARY, *sorted({field.name for model in page_models() for field in read_fields(model)}))
    for name in dict.fromkeys(names):
        value = values.get(name)
        if isinstance(value, str) and value.strip():
            yield value.strip()
