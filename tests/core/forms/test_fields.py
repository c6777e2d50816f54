"""Fields that clean and explain."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from core.cleaning import one_line, plain_lines
from core.forms import EmailField, LinesField, OneLineField

if TYPE_CHECKING:
    from django import forms


def fault(field: forms.Field, value: str) -> str:
    """What the field says about a value."""
    with override("nl"), pytest.raises(ValidationError) as caught:
        field.clean(value)
    return str(caught.value.messages[0])


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("  Jan   de Vries ", "Jan de Vries"),
        ("Jan\r\nBcc: x@y.nl", "Jan Bcc: x@y.nl"),
        ("Jan\u2028Bcc", "Jan Bcc"),
        ("a\x00b\x1bc\ud800d", "abcd"),
        ("José\tÖz şimşek", "José Öz şimşek"),
        ("مرحبا", "مرحبا"),
    ],
)
def test_one_line_is_one_line(raw: str, clean: str) -> None:
    assert one_line(raw) == clean
    assert OneLineField().clean(raw) == clean


def test_lines_stay_lines() -> None:
    assert plain_lines("een\r\ntwee\rdrie\u2029vier\tvijf\x0czes\x07") == "een\ntwee\ndrie\nvier vijf\nzes"
    assert LinesField().clean(" een\r\n\r\ntwee ") == "een\n\ntwee"


def test_a_length_is_what_the_browser_counts() -> None:
    """``maxlength`` counts a line break as one character; the form sends two."""
    field = LinesField(max_length=5)

    assert field.clean("ab\r\ncd") == "ab\ncd"
    assert fault(field, "ab\r\ncde") == "Dit is te lang. Er passen 5 tekens in. U schreef er 6."
    assert field.widget.attrs["maxlength"] == "5"


def test_an_empty_answer_says_what_to_do() -> None:
    assert fault(OneLineField(), " \r\n ") == "Vul dit veld in."
    assert fault(LinesField(error_messages={"required": "Schrijf hier uw bericht."}), "") == "Schrijf hier uw bericht."
    assert OneLineField(required=False).clean(None) == ""
    assert LinesField(required=False).clean(None) == ""
    assert EmailField(required=False).clean(None) == ""


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        ("willem.voorbeeld.example", "Er mist een @. Een goed adres is bijvoorbeeld naam@voorbeeld.example."),
        ("willem @voorbeeld.example", "Er staat een spatie in het adres. Haal die weg."),
        ("a@b.nl\nBcc: c@d.nl", "Er staat een spatie in het adres. Haal die weg."),
        ("willem@voorbeeld", "Dit adres klopt niet. Een goed adres is bijvoorbeeld naam@voorbeeld.example."),
        ("a@b.nl,c@d.nl", "Dit adres klopt niet. Een goed adres is bijvoorbeeld naam@voorbeeld.example."),
        ("a" * 250 + "@b.nl", "Dit is te lang. Er passen 254 tekens in. U schreef er 255."),
    ],
)
def test_a_wrong_address_says_what_is_wrong(raw: str, says: str) -> None:
    assert fault(EmailField(), raw) == says


def test_a_pasted_address_may_have_spaces_around_it() -> None:
    field = EmailField()

    assert field.clean(" willem@voorbeeld.example\r\n") == "willem@voorbeeld.example"
    assert field.widget.attrs["autocomplete"] == "email"
    assert field.widget.input_type == "email"
