"""Every demo text in Dutch is easy to read: long ones are groen, short ones have nothing that must be better."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from core.demo.files import read_items
from readability.analysis import analyse, blocks_from_text
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
