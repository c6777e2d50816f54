"""Every demo text in Dutch is easy to read: long ones are groen, short ones have nothing that must be better."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings

from core.demo.files import read_items
from readability.analysis import analyse, blocks_from_text
from readability.enums import Severity
from readability.files import reader_text
from tests.support.readability import too_hard

CONTENT = Path(settings.BASE_DIR, "content")


def test_every_content_file_is_easy() -> None:
    judged = {
        item.key: analyse(blocks_from_text(reader_text(item.path.read_text(encoding="utf-8"))))
        for item in read_items(CONTENT)
        if item.language == "nl"
    }

    assert len(judged) > 100
    assert {key: faults for key, result in judged.items() if (faults := too_hard(result))} == {}


def test_every_short_explanation_is_easy() -> None:
    """What a popover holds and what stands in a list of its own: each is read by itself."""
    texts = [
        (item.key, text)
        for item in read_items(CONTENT)
        if item.language == "nl"
        for text in (
            item.head.get("short") or "",
            *(item.head.get("examples") or []),
            *(str(note.get("text") or "") for note in item.head.get("progress") or []),
        )
        if text
    ]

    assert len(texts) > 200
    faults = {f"{key}: {text}": too_hard(analyse(blocks_from_text(text))) for key, text in texts}
    assert {text: fault for text, fault in faults.items() if fault} == {}


#: What stands in the facts of an entry, a session, a plan or a fund: a line each, read by itself.
# fmt: off
_SMALL = frozenset({
    "description", "transportation", "amount_description", "wait_time", "registration", "cost", "funding", "amount",
    "for_whom", "suited_for", "duration", "quote", "content_notice", "thanks", "alert", "text", "goals", "learn",
})
# fmt: on


def _small_texts(value: Any, *, of: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _small_texts(inner, of=name)
    elif isinstance(value, list):
        for inner in value:
            yield from _small_texts(inner, of=of)
    elif isinstance(value, str) and value.strip() and of in _SMALL:
        yield value


def test_no_line_in_the_facts_has_an_error() -> None:
    """They are too short to be groen, but a line that must be better is one too many."""
    items = [item for item in read_items(CONTENT) if item.language == "nl"]
    lines = [(item.key, text) for item in items for text in _small_texts(item.head)]
    errors = {
        f"{key}: {text}": finding.message
        for key, text in lines
        for finding in analyse(blocks_from_text(text)).findings
        if finding.severity is Severity.ERROR
    }

    assert len(lines) > 1000
    assert errors == {}
