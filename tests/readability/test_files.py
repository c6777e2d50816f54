"""The text for readers in a content file."""

import pytest

from readability.files import reader_text

CONTENT = """---
type: service
summary: Een rustige avond.
what: >-
  Wij praten samen.
themes: [rust]
published: "-10m"
---
## Kop

Kom langs.

::: steps
- title: Bel ons
:::

Tot dan.
"""


def test_names_and_values_of_a_head_are_no_text() -> None:
    assert reader_text(CONTENT).split() == [
        "Een", "rustige", "avond.", "Wij", "praten", "samen.", "##", "Kop", "Kom", "langs.", "Tot", "dan.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["Bel ons.", "---\nBel ons.\n---\nKom langs.", "---\na: [\n---\nKom.", "---\nnooit dicht", "", "--- x\n---"]
)
def test_a_text_without_a_head_stays_as_it_is(text: str) -> None:
    assert reader_text(text) == text


def test_a_mark_and_windows_lines() -> None:
    assert reader_text("\ufeff---\r\nsummary: Hoi.\r\n---\r\nKom.") == "Hoi.\n\nKom."
