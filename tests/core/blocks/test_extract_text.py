"""The plain words of a body."""

from __future__ import annotations

from typing import Any

from core.blocks import BodyBlock
from core.blocks.base import SiteRichText
from core.blocks.text import extract_text

BODY = BodyBlock()


def stream(*items: tuple[str, Any]) -> Any:
    return BODY.to_python([{"type": kind, "value": value, "id": str(n)} for n, (kind, value) in enumerate(items)])


def test_words_of_all_blocks_without_addresses_or_markup(db: None) -> None:
    body = stream(
        ("heading", {"text": "Wat nu?", "level": "h2", "anchor": "nu"}),
        ("text", '<p>Bel <b>ons</b> &amp; kom.</p><p><a href="https://flever.nl/x">Flever</a></p>'),
        ("callout", {"kind": "tip", "title": "Goed idee", "text": "<p>Doe mee.</p>"}),
        ("button", {"text": "Ga verder", "link": {"page": None, "url": "https://geheim.example"}, "style": "line"}),
        ("cards", {"title": "", "items": [{"title": "Kaart", "text": "Uitleg", "icon": "weg"}]}),
        ("table", {"caption": "Titel", "header": ["A", "B"], "rows": [{"cells": ["c", "d"]}], "row_headers": True}),
        ("contact", {"title": "Wijkteam", "email": "a@voorbeeld.example", "link": {"page": None, "url": "/hulp/"}}),
    )

    assert extract_text(body).split("\n") == [
        "Wat nu?",
        "Bel ons & kom. Flever",
        "Goed idee",
        "Doe mee.",
        "Ga verder",
        "Kaart",
        "Uitleg",
        "Titel",
        "A",
        "B",
        "c",
        "d",
        "Wijkteam",
    ]


def test_rich_text_and_nothing(db: None) -> None:
    assert extract_text(SiteRichText("<p>Een</p><p>Twee</p>")) == "Een Twee"
    assert extract_text("<p>Een</p>") == "Een"
    assert extract_text(None) == ""
