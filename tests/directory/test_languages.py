"""Languages by their code, with Dutch names."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from directory.languages import LANGUAGE_NAMES, codes_help, language_choices, language_name
from directory.models import Language
from tests.support.services import make_service


@pytest.mark.parametrize(
    ("code", "dutch", "english"),
    [
        ("nl", "Nederlands", "Dutch"),
        ("dse", "Nederlandse Gebarentaal", "Sign Language of the Netherlands"),
        ("ti", "Tigrinya", "Tigrinya"),
        ("el", "Grieks", "Greek"),
        ("xyz", "xyz", "xyz"),
    ],
)
def test_name(code: str, dutch: str, english: str) -> None:
    assert language_name(code) == dutch
    with translation.override("en"):
        assert language_name(code) == english


@pytest.mark.parametrize("code", ["nl", "dse", "xyz"])
def test_any_code_of_two_or_three_letters_is_fine(home: Any, code: str) -> None:
    row = Language(service=make_service(), code=code)

    row.full_clean()

    assert (row.name, str(row)) == (language_name(code), language_name(code))


@pytest.mark.parametrize("code", ["n", "NL", "n1", "nl\n", "nl-"])
def test_anything_else_is_no_code(home: Any, code: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Language(service=make_service(), code=code).full_clean()
    assert caught.value.message_dict == {"code": ["Een code is twee of drie kleine letters, zoals nl of dse."]}


def test_choices_hold_each_code_once_ours_first() -> None:
    codes = [code for code, _name in language_choices()]

    assert codes[: len(LANGUAGE_NAMES)] == list(LANGUAGE_NAMES)
    assert len(codes) == len(set(codes)) > len(LANGUAGE_NAMES)
    assert {len(code) for code in codes} == {2, 3}


def test_editors_read_the_codes() -> None:
    assert "dse (Nederlandse Gebarentaal)" in codes_help()
    assert str(Language.panels[0].help_text) == codes_help()
