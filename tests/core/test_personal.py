"""Words in a text that may point to a person."""

from __future__ import annotations

import pytest

from core.personal import personal_words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bel mij op 06 12345678.", ["06 12345678"]),
        ("0612345678 of +31 6 12345678", ["0612345678", "+31 6 12345678"]),
        ("Mail ria@voorbeeld.example, graag", ["ria@voorbeeld.example"]),
        ("Twee keer ria@voorbeeld.example ria@voorbeeld.example", ["ria@voorbeeld.example"]),
        ("Mijn BSN is 123456782.", ["123456782"]),
        ("1234.56.782 en 123 456 782", ["1234.56.782", "123 456 782"]),
        ("Bel 112, 0800 0113 of 088 0767 000", []),
        ("In 2031 kwamen er 20.000 mensen, 3 keer", []),
        ("Bestelling 1234567890", []),
        ("Code a123456782b", []),
        ("Ik vond @school niet", []),
        ("", []),
    ],
)
def test_what_is_found(text: str, found: list[str]) -> None:
    assert personal_words(text) == found
