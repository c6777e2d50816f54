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
        ("Bel 06.12.34.56.78.", ["06.12.34.56.78"]),
        ("Of 0320.12.34.56, tel.0612345678", ["0320.12.34.56", "0612345678"]),
        ("Bel +31 (0)6 12 34 56 78", ["+31 (0)6 12 34 56 78"]),
        ("Bel 0 6 1 2 3 4 5 6 7 8", ["0 6 1 2 3 4 5 6 7 8"]),
        ("Bel ٠٦١٢٣٤٥٦٧٨ of ۰۶۱۲۳۴۵۶۷۸", ["٠٦١٢٣٤٥٦٧٨", "۰۶۱۲۳۴۵۶۷۸"]),
        (
            "Bel \uff10\uff16\uff0d\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18",
            ["\uff10\uff16\uff0d\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18"],
        ),
        ("Bel 06\u200b123\u200d456\u206078", ["06\u200b123\u200d456\u206078"]),
        ("Bel 06\u00a012\u201134\u201356\u00ad78", ["06\u00a012\u201134\u201356\u00ad78"]),
        ("Mail ria\u200b\uff20voorbeeld.example", ["ria\u200b\uff20voorbeeld.example"]),
        ("Op 01.02.2031, 06.12.2031 om 14.00 uur", []),
        ("Het is 0.123456789 of 1.061.234.567.890", []),
        ("Bel 0800.0113 of 088.0767.000", []),
        ("", []),
    ],
)
def test_what_is_found(text: str, found: list[str]) -> None:
    assert personal_words(text) == found
