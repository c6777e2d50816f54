"""The links to the headings of a text, beside that text."""

from __future__ import annotations

from typing import Any

import pytest

from core.blocks import BodyBlock
from core.blocks.body import headings_of
from core.models.look import LookMixin

_BODY = BodyBlock()


def _body(*headings: tuple[str, str, str]) -> Any:
    blocks = [("heading", {"text": text, "level": level, "anchor": anchor}) for text, level, anchor in headings]
    words = ("text", "<p>Hallo</p>")
    return _BODY.to_python([{"type": kind, "value": value} for kind, value in [words, *blocks]])


class _Text(LookMixin):
    def __init__(self, body: Any = None) -> None:
        self.body = body


def test_only_headings_right_under_the_title_and_each_with_its_own_address() -> None:
    body = _body(("Wat nu?", "h2", ""), ("Meer", "h3", ""), ("Wat nu?", "h2", ""), ("Bellen", "h2", "bel"))

    found = headings_of(body)

    assert [item.child.value["text"] for item in found] == ["Wat nu?", "Wat nu?", "Bellen"]
    assert [item.anchor for item in found][2] == "bel"
    assert len({item.anchor for item in found}) == 3


@pytest.mark.parametrize(("number", "links"), [(0, 0), (2, 0), (3, 3), (4, 4)])
def test_few_headings_are_seen_at_a_glance(number: int, links: int) -> None:
    text = _Text(_body(*[(f"Kop {place}", "h2", "") for place in range(number)]))

    assert len(text.on_this_page) == links


def test_a_page_without_a_text_has_no_links() -> None:
    assert _Text().on_this_page == []
    assert LookMixin().on_this_page == []
